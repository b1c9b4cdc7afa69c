// Asks the endpoints of JSON panels and JSON modals for the preview's page, as Pipedrive's servers do: a browser would ask them for CORS
// headers that no such endpoint has. The page names an extension of the registration file, never an address.

import { readFile } from "node:fs/promises";
import { exchange, shownRequest } from "./exchange.mjs";
import { hostSeen } from "./host.mjs";
import { Unanswerable, findEndpoint } from "./registered.mjs";

/** Where the page asks. */
export const relayPath = "/.pipeframe/relay";
/** A header that no page of another origin can send without a preflight, which is never answered. */
const mark = "x-pipeframe-relay";
const mostQuestion = 256 * 1024;

/** The question is not one of the preview's page. */
class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {import("./registered.mjs").Place & {environmentFile?: string, patience?: number}} place `environmentFile`: with names that the environment lacks
 * @returns {(request: import("node:http").IncomingMessage, response: import("node:http").ServerResponse) => Promise<void>}
 */
export function relay(place, front) {
  return async (request, response) => {
    try {
      judgeAsker(request, front);
      const question = readQuestion(await bodyOf(request));
      const gone = new AbortController();
      response.on("close", () => gone.abort());
      send(response, 200, await answerTo(place, question, gone.signal));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      send(response, error.status, { error: error.message });
    }
  };
}

async function answerTo(place, question, signal) {
  const { method, query, body } = question;
  try {
    const { address, ways } = await findEndpoint(place, question);
    for (const [name, value] of query) address.search += `${address.search ? "&" : ""}${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    const credentials = ways.includes("http-auth") ? await credentialsOf(question.extension, place.environmentFile) : undefined;
    const options = { method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined, credentials };
    const answer = await exchange(address, { ...options, signal, limit: place.patience });
    const note = credentials === undefined && !ways.includes("jwt") ? { passwordMissing: variableOf(question.extension) } : {};
    return { ...answer, ...note, request: shownRequest(address, options) };
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    return { verdict: error.verdict, headers: [], body: "", milliseconds: 0, reason: error.message };
  }
}

/** The page is the preview's own: no other page's script can send this, and no other name leads here. */
function judgeAsker(request, front) {
  const { headers, method } = request;
  if (method !== "POST") throw new Refused(405, "Ask with POST.");
  const host = hostSeen(request, front);
  const origin = URL.canParse(headers.origin ?? "") ? new URL(headers.origin) : undefined;
  // Trunk leaves the port out of the host that it passes on.
  const isOwn = origin && (origin.host === host || origin.hostname === host);
  if (!isOwn || headers["sec-fetch-site"] !== "same-origin" || headers[mark] !== "1") throw new Refused(403, "Only the preview's own page may ask this.");
  if (!/^application\/json\b/.test(headers["content-type"] ?? "")) throw new Refused(415, "Ask with JSON.");
}

async function bodyOf(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > mostQuestion) throw new Refused(413, `A question may have ${mostQuestion / 1024} KiB.`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** @returns {{extension: string, registration: string, method: "GET" | "POST", query: [string, string][], action?: string, app?: string, body?: unknown}} */
function readQuestion(text) {
  const question = parsed(text);
  const { extension, method, query, action, registration, app } = question ?? {};
  const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string");
  const isText = (value) => value === undefined || value === null || typeof value === "string";
  const isRight = typeof extension === "string" && (method === "GET" || method === "POST") && Array.isArray(query) && query.every(isPair) && typeof registration === "string" && isText(action) && isText(app);
  if (!isRight) throw new Refused(400, "A question has an extension, a registration, a method and a query, and may have an action, an app and a body.");
  return { ...question, action: action ?? undefined, app: app ?? undefined };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const variable = "PIPEFRAME_HTTP_AUTH";

/** The variable with the credentials of one extension; those of all without their own are in `PIPEFRAME_HTTP_AUTH`. */
export function variableOf(extension) {
  return `${variable}_${extension.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}

/** `user:password` from the environment, or from a file that is kept out of the repository. */
async function credentialsOf(extension, file) {
  const text = file ? await readFile(file, "utf8").catch(() => "") : "";
  const lines = text.matchAll(/^\s*([A-Z0-9_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*$/gm);
  const known = { ...Object.fromEntries([...lines].map(([, name, ...values]) => [name, values.find((value) => value !== undefined)])), ...process.env };
  return known[variableOf(extension)] || known[variable] || undefined;
}

function send(response, status, body) {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(JSON.stringify(body));
}
