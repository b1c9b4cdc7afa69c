// Asks the API of the release what it holds, past every page.

import { createHmac } from "node:crypto";
import { developmentSecret, release, testHeader } from "./addresses.mjs";

/** What a test has the server hold, at an address below the API's root. */
export async function ask(test, path) {
  const response = await fetch(`${release.page}/api${path}`, { headers: { authorization: `Bearer ${token()}`, [testHeader]: test } });
  if (!response.ok) throw new Error(`${path} was answered ${response.status}`);
  return response.json();
}

function token() {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: 1, companyId: 2, iat: now, exp: now + 300 })}`;
  return `${signed}.${createHmac("sha256", developmentSecret).update(signed).digest("base64url")}`;
}
