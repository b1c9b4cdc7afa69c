// What the registration file says of an extension that Pipedrive itself asks: a JSON panel or a JSON modal. The file is read at each
// question, so that a saved change counts at once; nothing but this file decides where a request goes.

import { readFile } from "node:fs/promises";
import { dirname, resolve, sep } from "node:path";

const webAddress = /^https?:\/\//i;

/**
 * @typedef {object} Place where the app of a preview is
 * @property {string} file the registration file
 * @property {string} path by which the preview's page reads that file: an address in it may be relative
 * @property {string} [app] the base address of an app with a server of its own, without a slash at its end
 * @property {{origin: string, path: string}} [api] the server behind `/api` of the preview's own origin
 * @property {() => string} own the preview's own origin
 */

/** The question can't be sent anywhere, and why. */
export class Unanswerable extends Error {
  /** @param {"unregistered" | "refused"} verdict @param {string} reason */
  constructor(verdict, reason) {
    super(reason);
    this.verdict = verdict;
  }
}

/**
 * Where an extension's endpoint is, and how it knows Pipedrive.
 *
 * @param {Place} place
 * @param {{extension: string, action?: string, registration: string, app?: string}} question `registration` and `app`: what the page shows
 * @returns {Promise<{address: URL, ways: string[]}>} `ways`: how it knows Pipedrive, `jwt` or `http-auth` or both
 */
export async function findEndpoint(place, { extension, action, registration: shown, app }) {
  if (withoutSlash(shown) !== withoutSlash(place.path) || app !== place.app) {
    const started = place.app ? `for ${place.app}` : "for its own app";
    throw new Unanswerable("unregistered", `The preview was started ${started} with ${place.file}; the page shows another app, whose endpoints its relay does not ask.`);
  }
  const registration = await readJson(place.file, "registration");
  const isIt = ({ identifier }) => identifier === extension;
  const panel = entries(registration.jsonPanels).find(isIt);
  const found = panel ?? entries(registration.jsonModals).find(isIt);
  if (!found) throw new Unanswerable("unregistered", `${place.file} has no JSON panel and no JSON modal with the identifier "${extension}". Save the registration, then try again.`);
  const endpoint = resolveUrl(place, found.url, "url");
  const own = action === undefined ? undefined : await actionUrl(place, found, action);
  return { address: own === undefined ? endpoint : resolveUrl(place, own, "url of the button"), ways: panel ? entries(panel.authentication) : ["jwt"] };
}

/** A button may send its form elsewhere; that address too must be in the uploaded schema, not in what a server answered. */
async function actionUrl(place, { structure, name }, action) {
  if (typeof structure !== "string") return undefined;
  const folder = dirname(resolve(place.file));
  const file = resolve(folder, structure);
  if (!file.startsWith(folder + sep)) throw new Unanswerable("unregistered", `The schema of "${name}" is outside of ${folder}. Put it beside the registration.`);
  const schema = await readJson(file, `schema of "${name}"`);
  const actions = schema?.properties?.actions?.properties;
  const options = actions && Object.hasOwn(actions, action) ? actions[action]?.options : undefined;
  return typeof options?.url === "string" ? options.url : undefined;
}

/** @param {Place} place @param {unknown} written */
function resolveUrl(place, written, what) {
  const wrong = new Unanswerable("unregistered", `The ${what} of the extension is ${JSON.stringify(written)}, which is no http or https address and no path. Correct the registration.`);
  if (typeof written !== "string" || written === "") throw wrong;
  const url = parse(written, `http://registration.invalid/${withoutSlash(place.path)}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) throw wrong;
  const path = url.pathname + url.search;
  if (place.app) return new URL(place.app + path);
  if (webAddress.test(written)) return new URL(url.origin + path);
  if (url.hostname !== "registration.invalid") throw wrong;
  if (!path.startsWith("/api/")) return new URL(place.own() + path);
  if (!place.api) throw new Unanswerable("refused", `No server is named that answers ${url.pathname}. Start it and name it, as in: make preview API=http://localhost:4000`);
  return new URL(`${place.api.origin}${place.api.path}${path.slice("/api".length)}`);
}

function withoutSlash(path) {
  return path.replace(/^\//, "");
}

function parse(written, base) {
  return URL.canParse(written, base) ? new URL(written, base) : undefined;
}

/** What is no list of objects or words is reported by the registration's own checks. */
function entries(value) {
  return Array.isArray(value) ? value.filter((entry) => entry !== null) : [];
}

async function readJson(file, what) {
  const text = await readFile(file, "utf8").catch(({ code }) => {
    throw new Unanswerable("unregistered", `The ${what} can't be read: ${file}, ${code}.`);
  });
  try {
    return JSON.parse(text) ?? {};
  } catch (error) {
    throw new Unanswerable("unregistered", `The ${what} is not JSON: ${file}, ${error.message}.`);
  }
}
