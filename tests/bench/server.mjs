// The pages that are compared, each from a server of its own as a web host would serve it: brotli of the best quality, names
// with a hash cached forever, the same API for all. The first server also shows the host's page.

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { answer, vehicles } from "./data.mjs";
import { hostPage } from "./host.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on a free port of this machine.
 *
 * @returns {Promise<{address: string, has: (list: object[]) => void, close: () => Promise<void>}>} `has` gives it other vehicles
 */
export async function serve(folder, { pictures }) {
  const files = new Map([...(await load(folder)), ...(await load(pictures, /^(icons\.svg|vehicles\/)/))]);
  let list = vehicles(4);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/host") return send(response, { type: types[".html"], content: Buffer.from(hostPage), caching: "no-store" });
    if (pathname.startsWith("/api/")) return sendData(response, answer(pathname.slice("/api".length), list));
    send(response, files.get(pathname) ?? files.get(`${pathname}.html`) ?? files.get("/index.html"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    has: (other) => { list = other; },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function sendData(response, data) {
  if (data === undefined) return response.writeHead(404, { "content-type": "application/problem+json" }).end("{}");
  send(response, { type: "application/json", content: Buffer.from(JSON.stringify(data)), caching: "no-store" });
}

function send(response, { type, content, compressed, caching }) {
  response.writeHead(200, { "content-type": type, "cache-control": caching, ...(compressed && { "content-encoding": "br" }) });
  response.end(compressed ?? content);
}

async function load(folder, wanted = /./) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => extname(name) in types && wanted.test(name));
  return Promise.all(names.map(async (name) => {
    const content = await readFile(join(folder, name));
    const compressed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    const caching = /-[\w-]{8,16}\.\w+$/.test(name) ? "public, max-age=31536000, immutable" : "no-cache";
    return [`/${name}`, { type: types[extname(name)], content, compressed, caching }];
  }));
}
