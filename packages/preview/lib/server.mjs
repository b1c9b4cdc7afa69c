// Serves the preview's files on this machine, with the companion beside them, and follows the registration file with the documents that it names.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize, resolve, sep } from "node:path";
import { apiPath, apiProxy, standInPath, standInProxy } from "./api-proxy.mjs";
import { registrationPath } from "./arguments.mjs";
import { companion, withCompanion, withStandIn } from "./companion.mjs";
import { documentsOf } from "./documents.mjs";
import { followRegistration } from "./following.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Where a build has the registration of its app, unless its author chose another place. */
const builtRegistration = "assets/registration.json";

/** Another program listens at the port. */
export class PortTaken extends Error {
  constructor(port) {
    super(`Port ${port} is taken. Choose another, for example --port ${port < 60_000 ? port + 10 : 8090}.`);
  }
}

/**
 * Serves on both loopback addresses: the page at 127.0.0.1 and its frames at localhost are two sites.
 *
 * @param {{folder: string, port: number, registration?: string, app?: string, api?: {origin: string, path: string}, standIn?: {origin: string}}} options
 *   `app`: its base address; `standIn`: where a stand-in for Pipedrive's OAuth and API answers
 * @returns {Promise<{port: number, close: () => void}>}
 */
export async function serve({ folder, port, registration, app, api, standIn }) {
  const answer = companion({ ...registrationIn(folder, registration), app, api, own: () => `http://127.0.0.1:${port}`, environmentFile: resolve(".env") });
  const answerAsApi = apiProxy(api, port);
  const answerAsStandIn = standInProxy(standIn, port);
  const furnished = (html) => (standIn ? withStandIn(withCompanion(html)) : withCompanion(html));
  const respond = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (registration && pathname === registrationPath) return sendFile(response, registration, request.method);
    const document = registration && (await documentAt(pathname, registration));
    if (document) return sendFile(response, document, request.method);
    if (answer(request, response)) return;
    if (pathname.startsWith(apiPath)) return answerAsApi(request, response);
    if (pathname.startsWith(standInPath)) return answerAsStandIn(request, response);
    return sendPage(response, folder, pathname, request.method, furnished);
  };
  const servers = [];
  for (const address of ["127.0.0.1", "::1"]) {
    const server = createServer((request, response) => void Promise.resolve(respond(request, response)).catch(() => response.destroy()));
    const failure = await listen(server, port, address);
    if (failure === "EADDRINUSE" || (failure && address === "127.0.0.1")) {
      servers.forEach((open) => open.close());
      if (failure === "EADDRINUSE") throw new PortTaken(port);
      throw new Error(`The preview can't listen at ${address}:${port}: ${failure}.`);
    }
    if (!failure) servers.push(server);
  }
  const stopFollowing = registration ? followRegistration(registration, () => void answer.reload()) : () => {};
  return {
    port,
    close() {
      stopFollowing();
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** The file of a structure or schema that the registration names, which is served beside it. */
async function documentAt(pathname, registration) {
  const folder = registrationPath.slice(0, registrationPath.lastIndexOf("/") + 1);
  if (!pathname.startsWith(folder) || !pathname.endsWith(".json")) return undefined;
  const path = decode(pathname.slice(folder.length));
  const named = documentsOf((await read(registration))?.toString("utf8") ?? "");
  return named.includes(path) ? join(dirname(registration), path) : undefined;
}

/** The file whose endpoints the relay asks: the one that was named, or that of the build. */
function registrationIn(folder, named) {
  return named ? { file: named, path: registrationPath, isOwn: true } : { file: join(folder, builtRegistration), path: builtRegistration };
}

/** @returns {Promise<string | undefined>} why it can't */
function listen(server, port, address) {
  return new Promise((resolve) => {
    server.once("error", ({ code }) => resolve(code));
    server.listen(port, address, () => resolve(undefined));
  });
}

/** A path's own page, or the common one: the preview reads what it shows from its query. */
async function sendPage(response, folder, pathname, method, furnished) {
  const path = join(folder, normalize(`/${decode(pathname)}`));
  const isInside = path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  if (!isInside) return response.writeHead(404).end();
  if (extname(path) !== "") return sendFile(response, path, method);
  const page = (await read(join(path, "index.html"))) ?? (await read(join(folder, "index.html")));
  if (!page) return response.writeHead(404, { "content-type": "text/plain" }).end("The preview's files are missing.");
  send(response, 200, types[".html"], furnished(page.toString("utf8")), method);
}

async function sendFile(response, path, method) {
  const content = await read(path);
  if (!content) return response.writeHead(404, { "content-type": "text/plain" }).end("There is no such file.");
  send(response, 200, types[extname(path)] ?? "application/octet-stream", content, method);
}

function send(response, status, type, content, method) {
  // The failure lab can take frames their origin; they may still fetch the program then. What the author wrote is for the preview alone.
  const readers = type === types[".json"] ? {} : { "access-control-allow-origin": "*" };
  response.writeHead(status, { "content-type": type, "cache-control": "no-cache", ...readers });
  response.end(method === "HEAD" ? undefined : content);
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

async function read(path) {
  return readFile(path).catch(() => undefined);
}
