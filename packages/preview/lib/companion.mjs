// What the preview's own server answers beside the files of the page:
//
// - `/.pipeframe/requests`: a stream of what apps asked of Pipedrive's REST API here, for the log, and of the word to load again;
// - `/.pipeframe/relay`: asks the endpoint of a JSON panel or a JSON modal of the registration, as Pipedrive's servers do;
// - `/.pipeframe/registration`: writes the registration file, if it is the author's own;
// - `/.pipeframe/look?address=…`: what the server of a frame's page says of it, which a browser shows no other page;
// - `/api/v1/…`, `/api/v2/…`, `/v1/…`, `/v2/…`: 404 with a sentence. An app that builds its host from `document.referrer` asks here.

import { standInPath } from "./api-proxy.mjs";
import { hostSeen, isOfThisMachine } from "./host.mjs";
import { look } from "./look.mjs";
import { NotWritten, largest, registrationFile } from "./registration-file.mjs";
import { relay, relayPath } from "./relay.mjs";

const own = "/.pipeframe/";
const restPaths = ["/api/v1/", "/api/v2/", "/v1/", "/v2/"];
const mostKept = 100;

/** What the companion answers: everything below these paths. */
export const companionPaths = [own, ...restPaths];

/** Whether a path is one of Pipedrive's REST API. */
export function isRestPath(pathname) {
  return restPaths.some((path) => pathname.startsWith(path));
}

/** Tells the preview's page that its server has a companion: the page can't ask without a complaint in its console. */
export function withCompanion(html) {
  return html.replace("</title>", `</title><meta name="preview-companion" content="${own}">`);
}

/** Tells the preview's page that a stand-in for Pipedrive's OAuth and API can be asked at its own address. */
export function withStandIn(html) {
  return html.replace("</title>", `</title><meta name="preview-stand-in" content="${standInPath}">`);
}

/**
 * Answers a request that is the companion's to answer.
 *
 * @param {Parameters<typeof relay>[0] & {isOwn?: boolean}} [place] where the app is whose endpoints the relay asks, without it there is no
 *   relay; `isOwn`: whether its registration file is the author's own, which the Developer Hub may write
 * @param {import("./host.mjs").Front} [front] a server that other machines may ask looks at no address for them
 * @returns {((request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => boolean) & {reload: () => Promise<void>}}
 *   whether it was
 */
export function companion(place, front = {}) {
  const answerAsRelay = place && relay(place, front);
  const file = place?.isOwn ? registrationFile(place.file, place.path) : undefined;
  const requests = { followers: new Set(), kept: [] };
  const answer = (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    if (isRestPath(pathname)) {
      answerRest(request, response, pathname, requests);
      return true;
    }
    if (!pathname.startsWith(own)) return false;
    if (answerAsRelay && pathname === relayPath && isAtThisMachine(request, front)) {
      answerAsRelay(request, response).catch(() => response.destroy());
      return true;
    }
    const isRegistration = pathname === `${own}registration`;
    if (!isOfThePreview(request, front, isRegistration ? ["GET", "PUT"] : ["GET"])) {
      send(response, 403, { error: "Only the preview's own page may ask this." });
      return true;
    }
    if (pathname === `${own}requests`) follow(request, response, Number(searchParams.get("since") ?? Infinity), requests);
    else if (pathname === `${own}look` && !front.isOpen) answerLook(response, searchParams);
    else if (isRegistration) answerRegistration(request, response, file).catch(() => response.destroy());
    else send(response, 404, { error: "The preview's server has no such thing." });
    return true;
  };
  return Object.assign(answer, {
    /** Has every open page of the preview load itself again, but for the one that wrote the registration file. */
    async reload() {
      const mark = (await file?.writer()) ?? "";
      for (const follower of requests.followers) follower.write(`event: reload\ndata: ${mark}\n\n`);
    },
  });
}

/** A page of another site, or one that came here under another name, has no business with what others' servers say. */
function isOfThePreview(request, front, methods) {
  return methods.includes(request.method) && isAtThisMachine(request, front) && request.headers["sec-fetch-site"] === "same-origin";
}

/** Whether the page was opened by a name of this machine. */
function isAtThisMachine(request, front) {
  return isOfThisMachine(hostSeen(request, front));
}

function answerRest(request, response, pathname, { followers, kept }) {
  // A preflight is all that comes of a request that a page may not make.
  const method = request.headers["access-control-request-method"] ?? request.method;
  const line = JSON.stringify({ method, path: pathname, origin: originOf(request) });
  kept.push({ at: Date.now(), line });
  if (kept.length > mostKept) kept.shift();
  for (const follower of followers) follower.write(`data: ${line}\n\n`);
  // Pipedrive allows no other origins either, so the app's script can't read this; the browser's tools show it.
  send(response, 404, {
    success: false,
    error: `This is Pipeframe's preview. It simulates Pipedrive's pages, not its REST API, so ${method} ${pathname} leads nowhere.`,
    error_info: "An extension asks its own server, which calls the API with the access token of the installation, at the `api_domain` that came with it.",
    errorCode: 404,
    data: null,
  });
}

/** The origin of the page that asks; a simple request names it in its referrer alone. */
function originOf({ headers }) {
  if (headers.origin && headers.origin !== "null") return headers.origin;
  return URL.canParse(headers.referer ?? "") ? new URL(headers.referer).origin : null;
}

/** `since`: frames of a page may ask before the page itself has begun to listen. */
function follow(request, response, since, { followers, kept }) {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  // A proxy passes the head on with the first of the body.
  response.write(": here\n\n");
  for (const { at, line } of kept) if (at >= since) response.write(`data: ${line}\n\n`);
  followers.add(response);
  request.on("close", () => followers.delete(response));
}

async function answerLook(response, searchParams) {
  const patience = Number(searchParams.get("patience"));
  send(response, 200, await look(searchParams.get("address"), patience > 0 ? patience : undefined));
}

/** `GET`: which file it is. `PUT`: writes it. */
async function answerRegistration(request, response, file) {
  if (!file) return send(response, request.method === "GET" ? 200 : 404, { error: "The preview was started without a registration file of yours." });
  if (request.method === "GET") return send(response, 200, { file: file.name, path: file.path });
  try {
    await file.write(await body(request));
    send(response, 200, { file: file.name });
  } catch (error) {
    if (!(error instanceof NotWritten)) throw error;
    send(response, error.status, { error: error.message });
  }
}

/** The JSON of a request. A form of another site could send no such type without a preflight. */
async function body(request) {
  if (request.headers["content-type"] !== "application/json") throw new NotWritten(415, "The request isn't JSON, so nothing was written.");
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > 3 * largest) throw new NotWritten(413, "The text is too long for a registration, so nothing was written.");
    parts.push(part);
  }
  try {
    const value = JSON.parse(Buffer.concat(parts).toString("utf8"));
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Told below.
  }
  throw new NotWritten(400, "The request isn't JSON, so nothing was written.");
}

function send(response, status, body) {
  const text = JSON.stringify(body);
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(text);
}
