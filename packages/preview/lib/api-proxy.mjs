// The app's own server, at the address of the preview: what a page asks below `/api` reaches it as it would in production, under the host
// that the page was loaded from, and its redirects reach the page.

import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";

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
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => void}
 */
export function apiProxy(api, port) {
  if (!api) return (_, response) => answerProblem(response, "The app's server", "No server is named. Name yours, as in: make preview API=http://localhost:4000");
  return proxy(api, apiPath, port, "The app's server");
}

/**
 * The control routes of the stand-in, at the address of the preview. The stand-in itself looks at who asks.
 *
 * @param {{origin: string} | undefined} standIn where it answers
 * @param {number} port that the browser sees
 */
export function standInProxy(standIn, port) {
  if (!standIn) return (_, response) => answerProblem(response, "The stand-in", "No stand-in runs. Start it by: make preview BACKEND=1");
  return proxy({ origin: standIn.origin, path: "/control" }, standInPath, port, "The stand-in");
}

/** Passes on what is asked below a path to a server's own path. */
function proxy({ origin, path }, from, port, name) {
  const send = origin.startsWith("https:") ? requestByHttps : requestByHttp;
  return (request, response) => {
    const address = `${origin}${path}/${request.url.slice(from.length)}`;
    const passedOn = send(address, { method: request.method, headers: { ...request.headers, host: hostSeen(request.headers, port) } });
    passedOn.on("response", (answer) => {
      response.writeHead(answer.statusCode, answer.statusMessage, withoutHop(answer));
      answer.pipe(response);
    });
    passedOn.on("error", ({ code, message }) => {
      if (response.headersSent) return response.destroy();
      const reason = code === "ECONNREFUSED" ? "nobody listens there" : message;
      console.error(`${request.method} ${request.url} did not reach ${origin}: ${reason}.`);
      answerProblem(response, name, `${origin}: ${reason}. Start it, then try again.`);
    });
    // A page that goes away takes its request with it.
    response.on("close", () => passedOn.destroy());
    request.pipe(passedOn);
  };
}

function answerProblem(response, name, detail) {
  response.writeHead(502, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title: `${name} can't be reached`, status: 502, detail }));
}

function hostSeen({ "x-forwarded-host": forwarded, host = "localhost" }, port) {
  const seen = forwarded ?? host;
  return /:\d+$/.test(seen) ? seen : `${seen}:${port}`;
}

/** Those that are about one connection are for this one. */
function withoutHop({ headersDistinct }) {
  const { connection, "keep-alive": keepAlive, "transfer-encoding": encoding, ...headers } = headersDistinct;
  return headers;
}
