// A server as an author writes one for a new extension: it identifies the user by the signed token, and answers with a greeting.

import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

/** @param {string} secret that tokens are signed with @returns {Promise<{address: string, close: () => void}>} */
export async function greetingServer(secret) {
  const server = createServer((request, response) => {
    const claims = claimsOf(request.headers.authorization?.replace(/^Bearer /, "") ?? "", secret);
    if (!claims) return response.writeHead(401).end();
    if (request.url !== "/api/greeting") return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(`Hello, user ${claims.userId} of company ${claims.companyId}`));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a token says, where it was signed with the secret and has not expired. */
function claimsOf(token, secret) {
  const [header, payload, signature = ""] = token.split(".");
  const expected = createHmac("sha256", secret).update(`${header}.${payload}`).digest();
  const found = Buffer.from(signature, "base64url");
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return undefined;
  const claims = JSON.parse(Buffer.from(payload, "base64url"));
  return claims.exp > Date.now() / 1000 ? claims : undefined;
}
