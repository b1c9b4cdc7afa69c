// The way to the server as a page with nothing but the platform would write it: the token in memory, renewed when it was refused,
// a deadline, further tries of what may be asked twice, and a sentence for each way in which it can fail.

const address = new URL(location.href);
let token = address.searchParams.get("token");
if (token) {
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

const deadline = 15_000;
const budget = 25_000;
const mostTries = 4;

const changed = "Somebody else has changed this meanwhile. Refresh, then make your change again.";
const gone = "This is not there any more. Go back and refresh the list.";
const sentences = {
  401: "Your session was not accepted. Reload the page; if that does not help, install the app again.",
  403: "You don't have permission for this. Ask an administrator of your account.",
  404: gone,
  408: "The server takes too long to answer. Try again.",
  409: changed,
  410: gone,
  412: changed,
  429: "That was too much at once. Wait a moment, then try again.",
};
const offline = "You are offline, or the server can't be reached. Check your connection, then try again.";
const notConnected = "Your account is not connected yet. Connect it in the app's settings.";
const neverArrived = "This did not arrive in time and was not done. Try again.";
const invalid = "Some entries need your attention.";
const notUnderstood = "The server's answer could not be understood. Reload the page; the app may have been updated.";
const fault = "The server has a problem. Try again in a moment.";

/** `kind` is the status, or a word for what a status does not say; a refusal says that nothing was done. */
export class BackendError extends Error {
  constructor(message, kind, { again = false, after, fields = {} } = {}) {
    super(message);
    Object.assign(this, { kind, again, after, fields });
  }

  get isRefusal() {
    return ["not-connected", "never-arrived", "invalid", 403, 404, 409, 410, 412].includes(this.kind);
  }
}

let renew = () => Promise.reject(new Error("There is no host to ask for a token."));
let renewal;

/** What asks the host for another token. */
export function renewTokenBy(ask) {
  renew = ask;
}

export function get(path) {
  return request("GET", path);
}

/** What the server answers to a path below its API. A POST with a key is done once, however often it arrives. */
export async function request(method, path, { body, key } = {}) {
  const began = performance.now();
  const isRepeatable = method !== "POST" || key !== undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(method, path, body, key);
    } catch (error) {
      const wait = error.after === undefined ? Math.random() * Math.min(400 * 2 ** (tries - 1), 5_000) : error.after * 1_000;
      if (!error.again || !isRepeatable || tries === mostTries || performance.now() - began + wait > budget) throw error;
      await pause(wait);
    }
  }
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function ask(...given) {
  if (hasEnded(token)) token = await renewed();
  let response = await send(...given);
  if (response.status === 401) {
    const refused = token;
    token = await renewed();
    if (token !== refused) response = await send(...given);
  }
  if (response.status === 204) return undefined;
  if (response.ok) return response.json().catch(() => { throw new BackendError(notUnderstood, "not-understood"); });
  throw await failure(response);
}

/** However many requests wait for another token, the host is asked once. */
function renewed() {
  renewal ??= renew()
    .catch(() => { throw new BackendError(sentences[401], 401); })
    .finally(() => { renewal = undefined; });
  return renewal;
}

function hasEnded(signed) {
  try {
    return JSON.parse(atob(signed.split(".")[1].replaceAll("-", "+").replaceAll("_", "/"))).exp * 1_000 < Date.now();
  } catch {
    return true;
  }
}

async function send(method, path, body, key) {
  const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
  if (method !== "GET") headers["reader-day"] = readerDay();
  if (key !== undefined) headers["idempotency-key"] = key;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    return await fetch(`/api${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(deadline) });
  } catch (error) {
    throw error.name === "TimeoutError" ? new BackendError(sentences[408], 408, { again: true }) : new BackendError(offline, "offline", { again: true });
  }
}

/** The reader's day with its zone, as `2026-11-22+01:00`: what a server dates is of that day. */
function readerDay() {
  const now = new Date();
  const ahead = -now.getTimezoneOffset();
  const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}

async function failure(response) {
  const { status } = response;
  const problem = await response.json().catch(() => undefined);
  const isProblem = (name) => problem?.type?.endsWith(name);
  if (status === 403 && isProblem("not-connected")) return new BackendError(notConnected, "not-connected");
  if (status === 410 && isProblem("never-arrived")) return new BackendError(neverArrived, "never-arrived");
  if ((status === 400 || status === 422) && Object.keys(problem?.errors ?? {}).length > 0) return new BackendError(invalid, "invalid", { fields: problem.errors });
  const after = Number(response.headers.get("retry-after")) || undefined;
  const again = status >= 500 || status === 408 || status === 429;
  return new BackendError(sentences[status] ?? (status >= 500 ? fault : notUnderstood), status, { again, after });
}
