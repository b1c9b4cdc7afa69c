// One request to an endpoint of the app, as Pipedrive's servers send it: ten seconds, no redirects, TLS verified, and what came of it as a
// verdict with a reason that says what to do.

import { request as requestByHttp } from "node:http";
import { request as requestByHttps } from "node:https";

/** How long Pipedrive waits for an endpoint (https://pipedrive.readme.io/docs/custom-ui-extensions-json-panels). */
export const patience = 10_000;
/** How much of an answer is read. What Pipedrive reads is not documented; its limits of objects and fields stay far below. */
export const mostAnswer = 2 * 1024 * 1024;
/** How much of a too large answer is shown. */
const mostShown = 64 * 1024;
const mask = "•••";

/** Errors of TLS that mean an authority that is not known to Pipedrive. */
const selfSigned = new Set(["DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "UNABLE_TO_GET_ISSUER_CERT"]);
const refusals = {
  ECONNREFUSED: "Nobody listens there. Start the server, then try again.",
  ENOTFOUND: "No such name is known. Correct the address in the registration.",
  EAI_AGAIN: "The name could not be looked up. Check the network and the address in the registration.",
};

/**
 * @typedef {{verdict: string, status?: number, headers: [string, string][], body: string, milliseconds: number, reason?: string}} Answer
 *
 * @param {URL} address
 * @param {{method: "GET" | "POST", body?: string, credentials?: string, signal?: AbortSignal, limit?: number}} options `credentials`: `user:password`
 * @returns {Promise<Answer>}
 */
export async function exchange(address, { method, body, credentials, signal, limit = patience }) {
  const began = performance.now();
  const headers = { accept: "application/json", "accept-encoding": "identity", "user-agent": "Pipeframe-Preview" };
  if (body !== undefined) Object.assign(headers, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  if (credentials !== undefined) headers.authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
  const end = new AbortController();
  const giveUp = () => end.abort();
  const timer = setTimeout(giveUp, limit);
  signal?.addEventListener("abort", giveUp);
  const received = await receive(address, { method, headers, agent: false, rejectUnauthorized: true, signal: end.signal }, body);
  clearTimeout(timer);
  const isLate = end.signal.aborted && !signal?.aborted;
  const answer = { ...judge({ ...received, isLate }, limit), milliseconds: Math.round(performance.now() - began) };
  return credentials === undefined ? answer : withoutCredentials(answer, credentials);
}

/** How the page is shown a request: what signs and what opens is masked. */
export function shownRequest(address, { method, body, credentials }) {
  const headers = [["accept", "application/json"]];
  if (body !== undefined) headers.push(["content-type", "application/json"]);
  if (credentials !== undefined) headers.push(["authorization", `Basic ${mask}`]);
  return { method, address: withoutToken(address.href), headers };
}

/** @returns {Promise<{status?: number, headers?: [string, string][], bytes: Buffer, isWhole: boolean, isTooLarge?: boolean, error?: Error}>} */
function receive(address, options, body) {
  const send = address.protocol === "https:" ? requestByHttps : requestByHttp;
  return new Promise((resolve) => {
    const parts = [];
    let length = 0;
    let head = {};
    const end = (rest) => resolve({ ...head, bytes: Buffer.concat(parts), isWhole: false, ...rest });
    const sent = send(address, options, (response) => {
      head = { status: response.statusCode, headers: pairs(response) };
      response.on("data", (part) => {
        length += part.length;
        if (length > mostAnswer) {
          end({ isTooLarge: true });
          sent.destroy();
        } else parts.push(part);
      });
      response.on("end", () => end({ isWhole: response.complete }));
      response.on("error", (error) => end({ error }));
    });
    sent.on("error", (error) => end({ error }));
    sent.end(body);
  });
}

function pairs({ headersDistinct }) {
  return Object.entries(headersDistinct).map(([name, values]) => [name, name === "set-cookie" ? values.map(cookieName).join("; ") : withoutToken(values.join(", "))]);
}

function cookieName(cookie) {
  return `${cookie.split("=", 1)[0]}=${mask}`;
}

/** @returns {Omit<Answer, "milliseconds">} */
function judge({ status, headers = [], bytes, isWhole, isTooLarge, isLate, error }, limit) {
  const answer = (verdict, reason, body = decode(bytes)) => ({ verdict, status, headers, body: body ?? bytes.toString("latin1"), ...(reason ? { reason } : {}) });
  if (isTooLarge) return answer("too-large", `The answer is larger than ${mostAnswer / 1024 / 1024} MiB, so the rest was not read. Send fewer objects.`, bytes.subarray(0, mostShown).toString("utf8"));
  if (isLate) return answer("timed-out", `No whole answer came within ${limit / 1000} seconds, which is as long as Pipedrive waits. Answer faster, for example from a cache.`);
  if (error && status === undefined) return answer(...failure(error));
  if (!isWhole) return answer("cut", "The connection ended before the answer was whole. See the server's own log: it may have crashed or sent a wrong Content-Length.");
  const location = headers.find(([name]) => name === "location")?.[1];
  if (status >= 300 && status < 400 && location !== undefined) return answer("redirect", `The endpoint sends on to ${location}. Nothing says that Pipedrive follows; register the address that answers.`);
  return readJson(answer, bytes, headers);
}

function readJson(answer, bytes, headers) {
  if (bytes.length === 0) return answer("answered");
  const text = decode(bytes);
  if (text === undefined) return answer("not-json", "The body is not UTF-8. Send JSON in UTF-8, without compression that was not asked for.");
  const type = headers.find(([name]) => name === "content-type")?.[1];
  try {
    JSON.parse(text);
  } catch (error) {
    const kind = /^\s*</.test(text) ? "an HTML or XML page" : `not JSON: ${error.message}`;
    return answer("not-json", `The body is ${kind}. Answer with JSON and Content-Type: application/json, for errors too.`);
  }
  const isNamed = /^application\/([\w.-]+\+)?json\b/i.test(type ?? "");
  return answer("answered", isNamed ? undefined : `The body is JSON, but its Content-Type is ${type ?? "missing"}. Send application/json.`);
}

function failure({ code, message }) {
  if (selfSigned.has(code)) return ["certificate", `Its certificate is self-signed or of an unknown authority (${code}), which Pipedrive does not accept. Use one of a public authority, or for development name yours by NODE_EXTRA_CA_CERTS.`];
  if (/^(CERT_|ERR_TLS_CERT|HOSTNAME_)/.test(code ?? "")) return ["certificate", `Its certificate is not valid for this address: ${message}.`];
  if (code === "ECONNRESET" || code === "EPIPE" || code?.startsWith("HPE_")) return ["cut", `The connection ended without a readable answer (${code}). See the server's own log.`];
  return ["refused", refusals[code] ?? `It can't be reached: ${code ?? message}.`];
}

function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** An address, or a text with one in it, without the token in its query. */
function withoutToken(text) {
  return text.replaceAll(/([?&]token=)[^&#\s]*/g, `$1${mask}`);
}

/** A server that repeats what it was sent must not tell the page the password. */
function withoutCredentials(answer, credentials) {
  const password = credentials.slice(credentials.indexOf(":") + 1);
  const secrets = [Buffer.from(credentials).toString("base64"), credentials, ...(password.length >= 6 ? [password] : [])];
  const clean = (text) => secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, mask), text);
  const reason = answer.reason && { reason: clean(answer.reason) };
  return { ...answer, headers: answer.headers.map(([name, value]) => [name, clean(value)]), body: clean(answer.body), ...reason };
}
