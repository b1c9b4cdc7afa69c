// An app whose pages are in trouble, each path in its own way. What isn't listed isn't there.

import { createServer } from "node:http";
import { preview } from "./addresses.mjs";

const html = { "content-type": "text/html; charset=utf-8" };
const forgetToken = "<script>history.replaceState(null, '', location.pathname)</script>";

const answers = {
  "/broken": (response) => response.writeHead(500, html).end("<title>Internal error</title><h1>Cannot read the database</h1>"),
  "/token": (response) => response.writeHead(401, { "content-type": "application/json" }).end('{"error":"The signature is wrong."}'),
  "/options": (response) => response.writeHead(200, { ...html, "x-frame-options": "DENY" }).end("<p>Hello"),
  "/ancestors": (response) => response.writeHead(200, { ...html, "content-security-policy": "frame-ancestors 'self' https://*.pipedrive.com" }).end("<p>Hello"),
  "/moved": (response) => response.writeHead(302, { location: "/home" }).end(),
  "/home": (response) => response.writeHead(200, html).end(`<p>Home${forgetToken}`),
  "/data": (response) => response.writeHead(200, { "content-type": "application/json" }).end("{}"),
  "/throws": (response) => response.writeHead(200, html).end(`<script src="${preview.page}/report-errors.js"></script>${forgetToken}<script>throw new TypeError("early")</script>`),
  "/api": (response) => response.writeHead(200, html).end(`${forgetToken}<script>
    const ask = () => fetch(new URL(document.referrer).origin + "/api/v1/deals/1").catch(() => undefined);
    Promise.all(Array.from({ length: 25 }, ask)).then(() => document.body.append("asked"));
  </script>`),
};

/** Serves the app at a free port of this machine. */
export async function serveTroubledApp() {
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url, "http://localhost").pathname];
    // The header that names the test brings a preflight with it.
    if (request.method === "OPTIONS") response.writeHead(204, { "access-control-allow-origin": "*", "access-control-allow-headers": "*" }).end();
    else if (answer) answer(response);
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, "localhost", resolve));
  return {
    address: `http://localhost:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
