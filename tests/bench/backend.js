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

const sentences = {
  401: "Your session was not accepted. Reload the page; if that does not help, install the app again.",
  403: "You don't have permission for this. Ask an administrator of your account.",
  404: "This is not there any more. Go back and refresh the list.",
  408: "The server takes too long to answer. Try again.",
  409: "Somebody else has changed this meanwhile. Refresh, then make your change again.",
  410: "This is not there any more. Go back and refresh the list.",
  412: "Somebody else has changed this meanwhile. Refresh, then make your change again.",
  429: "That was too much at once. Wait a moment, then try again.",
};
const offline = "You are offline, or the server can't be reached. Check your connection, then try again.";
const notConnected = "Your account is not connected yet. Connect it in the app's settings.";
const notUnderstood = "The server's answer could not be understood. Reload the page; the app may have been updated.";
const fault = "The server has a problem. Try again in a moment.";

class BackendError extends Error {
  constructor(message, { again = false, after } = {}) {
    super(message);
    this.again = again;
    this.after = after;
  }
}

/** What the server answers to a path below its API. `renew` asks the host for another token. */
export async function get(path, renew) {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(path, renew);
    } catch (error) {
      const wait = error.after === undefined ? Math.random() * Math.min(400 * 2 ** (tries - 1), 5_000) : error.after * 1_000;
      if (!error.again || tries === mostTries || performance.now() - began + wait > budget) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

async function ask(path, renew) {
  if (hasEnded(token)) token = await renewed(renew);
  let response = await send(path);
  if (response.status === 401) {
    const refused = token;
    token = await renewed(renew);
    if (token !== refused) response = await send(path);
  }
  if (response.ok) {
    return response.json().catch(() => { throw new BackendError(notUnderstood); });
  }
  throw await failure(response);
}

let renewal;

/** However many requests wait for another token, the host is asked once. */
function renewed(renew) {
  renewal ??= renew()
    .catch(() => { throw new BackendError(sentences[401]); })
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

async function send(path) {
  try {
    return await fetch(`/api${path}`, {
      headers: { authorization: `Bearer ${token}`, accept: "application/json" },
      signal: AbortSignal.timeout(deadline),
    });
  } catch (error) {
    throw new BackendError(error.name === "TimeoutError" ? sentences[408] : offline, { again: true });
  }
}

async function failure(response) {
  const { status } = response;
  const problem = await response.json().catch(() => undefined);
  if (status === 403 && problem?.type?.endsWith("/not-connected")) return new BackendError(notConnected);
  const after = Number(response.headers.get("retry-after")) || undefined;
  const again = status >= 500 || status === 408 || status === 429;
  return new BackendError(sentences[status] ?? (status >= 500 ? fault : notUnderstood), { again, after });
}
