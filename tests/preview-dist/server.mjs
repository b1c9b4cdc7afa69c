// node server.mjs FOLDER PORT
//
// The least that a web server does: a file for its path, a folder's index.html, and nothing for any other path.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const [folder, port] = process.argv.slice(2);
const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".mjs": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm" };

for (const address of ["127.0.0.1", "::1"]) {
  createServer(respond)
    .on("error", (error) => {
      if (address === "127.0.0.1") throw error;
    })
    .listen(Number(port), address);
}

async function respond(request, response) {
  const { pathname, search } = new URL(request.url, "http://localhost");
  const path = join(folder, normalize(pathname));
  if (extname(path) === "" && !pathname.endsWith("/")) {
    response.writeHead(301, { location: `${pathname}/${search}` }).end();
    return;
  }
  const file = pathname.endsWith("/") ? join(path, "index.html") : path;
  const content = await readFile(file).catch(() => undefined);
  response.writeHead(content ? 200 : 404, { "content-type": types[extname(file)] ?? "text/plain" }).end(content);
}
