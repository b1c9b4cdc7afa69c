// The app's own server, at the address of the preview: what a page asks below `/api` reaches it as it would in production, under the host
// that the page was loaded from, and its redirects reach the page.

import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";
import { hostSeen, isOfThisMachine } from "./host.mjs";

/** What the pages of an app call their API, counted from where they lie. */
export const apiPath = "/api/";

/** Below it the preview's page asks the stand-in for Pipedrive's OAuth and API, where one runs. */
export const standInPath = "/.stand-in/";

/** @param {string} address where the server answers: with a path, that stands instead of `/api`; without, `/api` stays */
export function readApiAddress(address) {
  const api = URL.canParse(address) ? new URL(address) : undefined;
  if (!api || !/^https?:$/.test(api.protocol)) {
    throw new Error(`"${address}" is not the address of a server. Write it whole, such as http://localhost:4000.`);
  }
  if (api.search || api.hash) throw new Error(`The address of a server ends with its path: take "${api.search}${api.hash}" away from "${address}".`);
  return { origin: api.origin, path: api.pathname === "/" ? "/api" : api.pathname.replace(/\/$/, "") };
}

/**
 * @param {{origin: string, path: string} | undefined} api where the server answers; without it each request is answered that none is named
 * @param {number} port that the browser sees; trunk leaves it out of Host
 * @param {import("./host.mjs").Front} [front]
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void}
 */
export function apiProxy(api, port, front = {}) {
  if (!api) return (_, response) => answerProblem(response, 502, "The app's server can't be reached", "No server is named. Name yours, as in: make preview API=http://localhost:4000");
  return proxy(api, apiPath, { port, front, name: "The app's server" });
}

/**
 * The control routes of the stand-in, at the address of the preview. The stand-in itself looks at who asks.
 *
 * @param {{origin: string} | undefined} standIn where it answers
 * @param {number} port that the browser sees
 * @param {import("./host.mjs").Front} [front]
 */
export function standInProxy(standIn, port, front = {}) {
  if (front.isOpen) return (_, response) => answerProblem(response, 403, "The stand-in is for this machine alone", "This preview lets other machines in. Start one without an address to use the stand-in.");
  if (!standIn) return (_, response) => answerProblem(response, 502, "The stand-in can't be reached", "No stand-in runs. Start it by: make preview BACKEND=1");
  return proxy({ origin: standIn.origin, path: "/control" }, standInPath, { port, front, name: "The stand-in" });
}

/** Passes on what is asked below a path to a server's own path. */
function proxy({ origin, path }, from, { port, front, name }) {
  const send = origin.startsWith("https:") ? requestByHttps : requestByHttp;
  return (request, response) => {
    const host = hostSeen(request, front);
    if (!front.isOpen && !isOfThisMachine(host)) return answerProblem(response, 403, `${name} is not asked`, "This preview is for this machine. Open it by localhost or 127.0.0.1.");
    const address = `${origin}${path}/${request.url.slice(from.length)}`;
    const passedOn = send(address, { method: request.method, headers: { ...request.headers, host: /:\d+$/.test(host) ? host : `${host}:${port}` } });
    passedOn.on("response", (answer) => {
      response.writeHead(answer.statusCode, answer.statusMessage, withoutHop(answer));
      answer.pipe(response);
    });
    passedOn.on("error", ({ code, message }) => {
      if (response.headersSent) return response.destroy();
      const reason = code === "ECONNREFUSED" ? "nobody listens there" : message;
      console.error(`${request.method} ${request.url} did not reach ${origin}: ${reason}.`);
      answerProblem(response, 502, `${name} can't be reached`, `${origin}: ${reason}. Start it, then try again.`);
    });
    // A page that goes away takes its request with it.
    response.on("close", () => passedOn.destroy());
    request.pipe(passedOn);
  };
}

function answerProblem(response, status, title, detail) {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title, status, detail }));
}

/** Those that are about one connection are for this one. */
function withoutHop({ headersDistinct }) {
  const { connection, "keep-alive": keepAlive, "transfer-encoding": encoding, ...headers } = headersDistinct;
  return headers;
}
