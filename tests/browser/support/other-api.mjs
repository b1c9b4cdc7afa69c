// APIs on origins of their own.

import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { createInterface } from "node:readline";

const secret = "the-secret-of-a-test";

/** An API without vehicles, and what it was asked with a token. */
export async function otherApi() {
  const asked = [];
  const server = createServer((request, response) => {
    if (request.headers.authorization) asked.push(request.url);
    response.writeHead(200, {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "authorization, accept",
      "content-type": "application/json",
    });
    response.end(JSON.stringify({ vehicles: [], follow_up_days: 7 }));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { asked, origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** A token as Pipedrive signs it, for the reference server. */
export function signedToken() {
  const part = (value) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");
  const seconds = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: 12345, companyId: 54321, iat: seconds, exp: seconds + 300 })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

/** @param {{allowed: string}} options the origin whose pages may ask @returns {Promise<{origin: string, close: () => Promise<void>}>} */
export async function referenceServer({ allowed }) {
  const program = "target/debug/car-services-server";
  if (!existsSync(program)) throw new Error("Build the server first: cargo build --package car-services-server");
  const own = { PIPEFRAME_JWT_SECRET: secret, PIPEFRAME_PORT: "0", PIPEFRAME_DATABASE: ":memory:", PIPEFRAME_ALLOWED_ORIGINS: allowed };
  const child = spawn(program, { env: { PATH: process.env.PATH, ...own }, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = /"?address"?[:=]"?([\d.]+:\d+)/.exec(line)?.[1];
      if (found) resolve(found);
    });
    ended.then((code) => reject(new Error(`The reference server ended with ${code}.`)));
  });
  return {
    origin: `http://${address}`,
    async close() {
      child.kill();
      await ended;
    },
  };
}
