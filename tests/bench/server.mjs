// The pages that are compared, each from a server of its own as our own configurations of a web host would have it: the headers, types and
// caching of packages/build/lib/hosting, brotli of the best quality, 304 for what has not changed; the same API for all. The host's page is
// there too.

import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { cacheOf, headersFor, isCompressible, typesOf } from "../../packages/build/lib/hosting/rules.mjs";
import { startApi } from "./api.mjs";
import { hostPage } from "./host.mjs";

/** Whoever measures may frame the pages: it is on this machine, at a port that is not known before. */
const headers = Object.fromEntries(headersFor(["http://127.0.0.1:*"]));

/**
 * Serves a folder on a free port of this machine.
 *
 * @param {string} folder of a release, or of a peer's build
 * @param {{pictures: string}} also `pictures`: the folder of the release whose icons and pictures all show
 * @returns {Promise<{address: string, api: ReturnType<typeof startApi>, close: () => Promise<void>}>}
 */
export async function serve(folder, { pictures }) {
  const files = new Map([...(await load(folder)), ...(await load(pictures, /^(icons\.svg|vehicles\/)/))]);
  const api = startApi();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/host") return send(response, 200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }, hostPage);
    if (pathname.startsWith("/api/")) return answer(api, request, response);
    return sendFile(request, response, files.get(pathname) ?? files.get(`${pathname}.html`));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    api,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function answer(api, request, response) {
  let written = "";
  for await (const chunk of request.setEncoding("utf8")) written += chunk;
  const { status, body } = api.answer({ method: request.method, path: request.url.slice("/api".length), body: written ? JSON.parse(written) : undefined, key: request.headers["idempotency-key"] });
  if (status === 204) return send(response, 204, {});
  const type = status < 400 ? "application/json" : "application/problem+json";
  return send(response, status, { "content-type": type, "cache-control": "no-store" }, JSON.stringify(body));
}

function sendFile(request, response, file) {
  if (!file) return send(response, 404, { "content-type": "text/plain" }, "There is no such file.");
  const { type, content, compressed, tag, caching } = file;
  const named = { ...headers, "cache-control": caching, etag: tag };
  if (request.headers["if-none-match"] === tag) return send(response, 304, named);
  return send(response, 200, { ...named, "content-type": type, ...(compressed && { "content-encoding": "br", vary: "Accept-Encoding" }) }, compressed ?? content);
}

function send(response, status, given, content) {
  response.writeHead(status, { ...given, ...(content !== undefined && { "content-length": Buffer.byteLength(content) }) });
  response.end(content);
}

async function load(folder, wanted = /./) {
  const names = (await readdir(folder, { recursive: true })).filter((name) => typesOf(name).length > 0 && wanted.test(name));
  return Promise.all(names.map(async (name) => {
    const content = await readFile(join(folder, name));
    const compressed = isCompressible(name) && (await compress(join(folder, name), content));
    const tag = `"${createHash("sha256").update(content).digest("hex").slice(0, 16)}"`;
    return [`/${name}`, { type: typesOf(name)[0], content, compressed, tag, caching: cacheOf(name) }];
  }));
}

/** A release has compressed copies beside its files. */
function compress(path, content) {
  return readFile(`${path}.br`).catch(() => brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
