// The `state` of an installation, as only a server with the same key can write it.

import { createHmac } from "node:crypto";

const bytes = Buffer.alloc(32, "a test's own key");

/** The key of the app's server, as PIPEFRAME_TOKEN_KEYS takes it. */
export const tokenKeys = `tests:${bytes.toString("base64")}`;

/** The same state, of which the time was over a minute ago. */
export function expired(state) {
  const signed = JSON.parse(Buffer.from(state.split(".")[0], "base64url"));
  const payload = Buffer.from(JSON.stringify({ ...signed, expires: Math.floor(Date.now() / 1000) - 60 })).toString("base64url");
  const key = createHmac("sha256", bytes).update("signing").digest();
  return `${payload}.${createHmac("sha256", key).update(`state:${payload}`).digest("base64url")}`;
}
