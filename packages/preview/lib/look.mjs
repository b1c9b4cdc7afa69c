// What a server says of a page that is to be shown in a frame: status, the headers that decide whether it may be, and where it leads.

/** How long a server may take, in milliseconds: a development server may have to build the page first. */
const mostPatience = 5_000;
const mostRedirects = 5;
const mostText = 65_536;

/**
 * Asks for a page once, as its frame did.
 *
 * @param {string | null} address
 * @param {number} [patience] in milliseconds
 * @returns {Promise<{failure?: string, status?: number, frameOptions?: string, policy?: string, type?: string, said?: string, title?: string, redirects?: string[]}>}
 *   Without `failure` and `status` the server is still thinking. `said` is the first line of an error's page, `title` that of another. Addresses come back without their query: a token may be in it.
 */
export async function look(address, patience = mostPatience) {
  if (!address || !/^https?:\/\//.test(address)) return { failure: "It is not an http or https address." };
  const redirects = [];
  try {
    const signal = AbortSignal.timeout(Math.min(patience, mostPatience));
    const response = await fetchThrough(address, redirects, signal);
    const { status, headers } = response;
    return {
      status,
      frameOptions: headers.get("x-frame-options") ?? undefined,
      policy: headers.get("content-security-policy") ?? undefined,
      type: headers.get("content-type") ?? undefined,
      ...(await contentOf(response)),
      redirects,
    };
  } catch (error) {
    if (error.name === "TimeoutError") return { redirects };
    return { failure: String((error.cause ?? error).code ?? error.name), redirects };
  }
}

async function contentOf(response) {
  const text = await beginning(response);
  return response.status >= 400 ? { said: firstLine(text) } : { title: titleOf(text) };
}

function titleOf(text) {
  const title = /<title\b[^>]*>([^<]+)</i.exec(text)?.[1].replaceAll(/\s+/g, " ").trim();
  return title ? shorten(title) : undefined;
}

/** Follows redirects by hand, so that it can be said whether the query was lost on the way. */
async function fetchThrough(address, redirects, signal) {
  let next = address;
  for (;;) {
    const response = await fetch(next, { redirect: "manual", signal, headers: { accept: "text/html,*/*;q=0.8" } });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || !location) return response;
    if (redirects.length === mostRedirects) throw Object.assign(new Error("Too many redirects"), { code: "TOO_MANY_REDIRECTS" });
    next = new URL(location, next).href;
    const { origin, pathname, searchParams } = new URL(next);
    redirects.push(`${origin}${pathname}${searchParams.has("id") ? "?id" : ""}`);
    await response.body?.cancel();
  }
}

async function beginning(response) {
  let text = "";
  const decoder = new TextDecoder();
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true });
    if (text.length >= mostText) break;
  }
  return text.slice(0, mostText);
}

/** The first words that a person would read: of an error's page its title or first heading, of JSON its message. */
export function firstLine(text) {
  const json = messageOf(text);
  if (json) return shorten(json);
  const named = /<(title|h1|pre)\b[^>]*>([^<]+)</i.exec(text)?.[2];
  const plain = named ?? text.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/gi, " ").replaceAll(/<[^>]*>/g, "\n");
  return shorten(plain.split("\n").map((line) => line.trim()).find((line) => line !== "") ?? "");
}

function messageOf(text) {
  try {
    const { error, message, title, detail } = JSON.parse(text);
    return [detail, message, error, title].find((part) => typeof part === "string");
  } catch {
    return undefined;
  }
}

function shorten(line) {
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
