#!/usr/bin/env bash
# With an access token that is over, Pipedrive's own client for Node.js refreshes once for each request that runs at that moment.
#
# Version: pipedrive 33.7.0.
# Behaviour: `getAccessToken` looks at the time and refreshes, without remembering that a refresh is on its way. A page that asks five
#   things at once sends five refreshes with the same refresh token. Where a server gives another refresh token with each refresh and
#   takes the old one only once, all but the first request fail, and which token is kept is decided by the order of the answers.
# Output seen: the lines between the marks EXPECTED below; the script fails when others come.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund pipedrive@33.7.0

cat >refresh.mjs <<'SCRIPT'
import { createServer } from "node:http";
import { createRequire } from "node:module";
const { OAuth2Configuration, Configuration, DealsApi } = createRequire(import.meta.url)("pipedrive/v2");

let refreshes = 0;
let rotates = false;
let current = "1:1:0";
const server = createServer((request, response) => {
  let body = "";
  request.on("data", (part) => (body += part));
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    if (request.url !== "/oauth/token") return response.end(JSON.stringify({ success: true, data: [] }));
    refreshes += 1;
    const given = new URLSearchParams(body).get("refresh_token");
    if (given !== current) return response.writeHead(400).end(JSON.stringify({ success: false, error: "invalid_grant" }));
    if (rotates) current = `1:1:${refreshes}`;
    response.end(JSON.stringify({ access_token: `a${refreshes}`, refresh_token: current, token_type: "Bearer", scope: "base", expires_in: 3599, api_domain: host }));
  });
}).listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const host = `http://127.0.0.1:${server.address().port}`;
for (rotates of [false, true]) {
  refreshes = 0;
  const oauth = new OAuth2Configuration({ clientId: "id", clientSecret: "made-up", redirectUri: "https://app.example.test/callback", host });
  oauth.updateToken({ access_token: "a0", refresh_token: current, token_type: "Bearer", scope: "base", expires_in: 3599, api_domain: host });
  oauth.expiresAt = Date.now() - 1;
  const deals = new DealsApi(new Configuration({ accessToken: oauth.getAccessToken, basePath: oauth.basePath }));
  const answers = await Promise.allSettled(Array.from({ length: 5 }, () => deals.getDeals()));
  const failed = answers.filter(({ status }) => status === "rejected").length;
  console.log(`5 requests, refresh tokens ${rotates ? "change" : "stay"}: ${refreshes} refreshes, ${failed} requests failed`);
}
server.close();
SCRIPT
node refresh.mjs | tee seen

diff seen - <<'EXPECTED' && echo "as described"
5 requests, refresh tokens stay: 5 refreshes, 0 requests failed
5 requests, refresh tokens change: 5 refreshes, 4 requests failed
EXPECTED
