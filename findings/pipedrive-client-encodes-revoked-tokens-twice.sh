#!/usr/bin/env bash
# Pipedrive's own client for Node.js revokes an access token that no server has given.
#
# Version: pipedrive 33.7.0.
# Behaviour: `revokeToken("access_token")` percent-encodes the token, and its HTTP library encodes the form once more. Access tokens have
#   colons, "+", "/" and "=" in them, so a server that decodes the form once, as every form is decoded, receives another text than the
#   token. RFC 7009 has it answer 200 to a token that it does not know: the call succeeds and nothing is revoked. The refresh token is
#   encoded once, as it should be.
# Output seen: the lines between the marks EXPECTED below; the script fails when others come.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund pipedrive@33.7.0

cat >revoke.mjs <<'SCRIPT'
import { createServer } from "node:http";
import { createRequire } from "node:module";
const { OAuth2Configuration } = createRequire(import.meta.url)("pipedrive/v2");

const token = { access_token: "v1u:a+b/c=", refresh_token: "1:1:f00d", token_type: "Bearer", scope: "base", expires_in: 3599 };
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    const form = new URLSearchParams(body);
    console.log(`${form.get("token_type_hint")} received: ${form.get("token")}`);
    response.setHeader("content-type", "application/json").end(JSON.stringify({ success: true }));
  });
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const host = `http://127.0.0.1:${server.address().port}`;
for (const [kind, text] of [["access_token", token.access_token], ["refresh_token", token.refresh_token]]) {
  const configuration = new OAuth2Configuration({ clientId: "id", clientSecret: "made-up", redirectUri: "https://app.example.test/callback", host });
  configuration.updateToken({ ...token, api_domain: host });
  console.log(`${kind} given: ${text}`);
  await configuration.revokeToken(kind);
}
server.close();
SCRIPT
node revoke.mjs | tee seen

diff seen - <<'EXPECTED' && echo "as described"
access_token given: v1u:a+b/c=
access_token received: v1u%3Aa%2Bb%2Fc%3D
refresh_token given: 1:1:f00d
refresh_token received: 1:1:f00d
EXPECTED
