// What can go wrong between a page and its server, and between a page and Pipedrive, each with what a person must be told.
// Each fault is set up before the pages open; `heals` takes it away again.

import { faultHeader } from "./addresses.mjs";
import { shiftClock } from "./clock.mjs";

const status = (code, body = {}, headers = {}) => (route) => route.fulfill({ status: code, contentType: "application/problem+json", headers, body: JSON.stringify(body) });
const answer = (body, contentType = "application/json") => (route) => route.fulfill({ status: 200, contentType, body });

const api = "**/api/**";

/** Each breaks the API or the token for one surface. `said` is a piece of the text that must be seen within `seconds`. */
export const faults = {
  "400 without fields": { api: status(400), said: "could not be understood" },
  "401 always": { api: status(401), said: "session was not accepted" },
  "403": { api: status(403), said: "don't have permission" },
  "403 not connected": { api: status(403, { type: "/problems/not-connected" }), said: "not connected yet" },
  "404": { api: status(404), said: "not there any more" },
  "408": { api: status(408), said: "takes too long" },
  "409": { api: status(409), said: "Somebody else has changed" },
  "410": { api: status(410), said: "not there any more" },
  "412": { api: status(412), said: "Somebody else has changed" },
  "418": { api: status(418), said: "could not be understood" },
  "429": { api: status(429), said: "too much at once" },
  "429 with Retry-After 60": { api: status(429, {}, { "retry-after": "60" }), said: "too much at once" },
  "500": { api: status(500), said: "server has a problem" },
  "502 with HTML": { api: (route) => route.fulfill({ status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" }), said: "server has a problem" },
  "503": { api: status(503), said: "server has a problem" },
  "504": { api: status(504), said: "takes too long" },
  "slow, 3 s": { api: async (route) => { await pause(3000); await route.continue(); }, said: "well" },
  "silent": { api: () => {}, said: "takes too long", seconds: 45 },
  "cut mid-body": { api: (route) => route.continue({ headers: { ...route.request().headers(), [faultHeader]: "cut" } }), said: "could not be understood" },
  "malformed JSON": { api: answer('{"vehicles": ['), said: "could not be understood" },
  "wrong type": { api: answer('{"vehicles": 7, "contacts": "x", "settings": [], "vehicle": null}'), said: "could not be understood" },
  "empty body": { api: answer(""), said: "could not be understood" },
  "null": { api: answer("null"), said: "could not be understood" },
  "huge body": { api: answer(JSON.stringify({ filler: "x".repeat(8_000_000) })), said: "could not be understood" },
  "HTML instead of JSON": { api: answer("<!doctype html><title>Sign in</title>", "text/html"), said: "could not be understood" },
  "connection refused": { api: (route) => route.abort("connectionrefused"), said: "offline, or the server can't be reached" },
  "name not resolved": { api: (route) => route.abort("namenotresolved"), said: "offline, or the server can't be reached" },
  "refused by CORS": { api: (route) => route.abort("accessdenied"), said: "offline, or the server can't be reached" },
  "offline and back": { api: (route) => route.abort("internetdisconnected"), said: "offline, or the server can't be reached", returns: true },
  "clock 10 minutes ahead": { clock: 600, said: "well" },
  "clock 10 minutes behind": { clock: -600, said: "well" },
  "token request silent": { api: status(401), token: "silence", said: "session was not accepted", seconds: 60 },
  "token request refused": { api: status(401), token: { error: "No token for you" }, said: "session was not accepted" },
};

/** Sets the fault up. Gives what takes it away. */
export async function breakIt(page, fault) {
  if (fault.clock) await shiftClock(page, fault.clock);
  if (!fault.api) return () => {};
  await page.route(api, fault.api);
  return () => page.unroute(api, fault.api);
}

function pause(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}
