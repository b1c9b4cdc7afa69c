// node server.mjs --folder FOLDER --port PORT [--production] [--framed-by "ORIGIN ORIGIN"] [--below /PATH] [--log]
//
// Serves a build on 127.0.0.1 and ::1 as a web host would: a path's own HTML where there is one, else the common page for every
// path without a file, compressed where the browser takes it. `--production` adds the headers of a deployment, and `/api` answered by support/api.mjs if it is there.
// `--below` serves nothing outside that path, the host of the tests aside; `--log` prints each request, and whether it held a token in its headers.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { bareHostPage, bareHostPath } from "./bare-host.mjs";
import { companion } from "../../../packages/preview/lib/companion.mjs";
import { contentHash } from "../../../packages/build/lib/content-hash.mjs";
import { cacheOf } from "../../../packages/build/lib/hosting/rules.mjs";
import { productionHeaders } from "./production-headers.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string" },
    port: { type: "string" },
    production: { type: "boolean", default: false },
    "framed-by": { type: "string" },
    below: { type: "string", default: "" },
    log: { type: "boolean", default: false },
  },
});

const mimeTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
};

/** As `make preview` sends them: frames that were taken their origin may fetch the program. */
const developmentHeaders = { "access-control-allow-origin": "*" };
const headers = options.production ? productionHeaders({ framedBy: options["framed-by"]?.split(" ") }) : developmentHeaders;
const api = options.production ? await loadApi() : undefined;
const compressed = new Map();
const answerAsCompanion = options.production ? () => false : companion(ownPlace());

for (const address of ["127.0.0.1", "::1"]) {
  createServer(respond)
    .on("error", (error) => {
      if (address === "127.0.0.1") throw error;
    })
    .listen(Number(options.port), address);
}

async function respond(request, response) {
  if (answerAsCompanion(request, response)) return;
  const { pathname: asked, searchParams } = new URL(request.url, "http://localhost");
  if (options.log) {
    const authorized = "authorization" in request.headers;
    response.on("close", () => console.log(JSON.stringify({ path: asked, authorized, status: response.statusCode })));
  }
  const isBelow = asked.startsWith(`${options.below}/`);
  const below = isBelow ? asked.slice(options.below.length) : asked;
  if (isBelow) request.url = request.url.slice(options.below.length);
  // The folder of a host that knows no other document than index.html.
  const isCommon = below.startsWith("/common/");
  const pathname = isCommon ? below.slice("/common".length) : below;
  if (isCommon) request.url = request.url.slice("/common".length);
  if (pathname === bareHostPath) {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(bareHostPage(searchParams));
    return;
  }
  if (!isBelow) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is nothing here.");
    return;
  }
  if (api && /^\/api(\/|$)/.test(pathname)) {
    await api.handle(request, response);
    return;
  }
  const file = await fileFor(decodeURIComponent(pathname), isCommon);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.");
    return;
  }
  const content = await readFile(file).catch(() => undefined);
  if (!content) {
    response.writeHead(404, { "content-type": "text/plain" }).end("It was taken away just now.");
    return;
  }
  const type = mimeTypes[extname(file)] ?? "application/octet-stream";
  const caching = { "cache-control": cacheOf(file) };
  if (options.production && /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && !type.startsWith("image/p")) {
    response.writeHead(200, { ...headers, ...caching, "content-type": type, "content-encoding": "br", vary: "accept-encoding" });
    response.end(brotli(content));
    return;
  }
  response.writeHead(200, { ...headers, ...caching, "content-type": type }).end(content);
}

async function fileFor(pathname, isCommon) {
  const path = join(options.folder, normalize(`/${pathname}`));
  if (await isFile(path)) return path;
  if (extname(pathname) !== "") return undefined;
  return !isCommon && (await isFile(`${path}.html`)) ? `${path}.html` : join(options.folder, "index.html");
}

async function isFile(path) {
  return stat(path).then((found) => found.isFile(), () => false);
}

/** By the content, because a file may be replaced while it is served. */
function brotli(content) {
  const hash = contentHash(content);
  if (!compressed.has(hash)) {
    compressed.set(hash, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
  }
  return compressed.get(hash);
}

/** The app of the build, for the relay; no server of its own is named, as in `make preview` without API. */
function ownPlace() {
  const path = "assets/registration.json";
  return { file: join(options.folder, path), path, own: () => `http://127.0.0.1:${options.port}` };
}

async function loadApi() {
  const module = new URL("./api.mjs", import.meta.url);
  return (await isFile(module)) ? import(module) : undefined;
}
