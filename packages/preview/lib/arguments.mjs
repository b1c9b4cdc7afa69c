// What the command was asked to do.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readApiAddress } from "./api-proxy.mjs";

/** Where the registration file is served: by a path of the preview's own. */
export const registrationPath = "/.pipeframe/registration.json";

/** Options that are parameters of the preview's address. */
const addresses = ["app", "panel-url", "modal-url", "floating-window-url", "settings-url"];

const options = {
  ...Object.fromEntries(addresses.map((name) => [name, { type: "string" }])),
  registration: { type: "string" },
  static: { type: "string" },
  api: { type: "string" },
  "stand-in": { type: "string" },
  port: { type: "string", default: "8080" },
  open: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
};

export const help = `npx pipeframe-preview --app http://localhost:3000

Shows a simulated Pipedrive with your app in it.

  --app ADDRESS                  your app: its /panel, /modal, /floating-window and /settings are shown where they answer
  --panel-url ADDRESS            one surface by its whole address; also --modal-url, --floating-window-url, --settings-url
  --registration FILE            names, places, identifiers and secrets of your app; followed while you change it
  --static FOLDER                a build of your app with the preview in it, instead of the preview alone
  --api ADDRESS                  your server: what pages of that build ask below /api is passed on to it
  --stand-in ADDRESS             a stand-in for Pipedrive's OAuth and API (pipeframe-stand-in): the preview installs the app by it
  --port PORT                    8080 unless you choose another
  --open                         open it in your browser

Without any of them the reference app is shown.`;

/** Arguments that make no sense, with a sentence that says what to write. */
export class NotUnderstood extends Error {}

/**
 * Reads the arguments of the command.
 *
 * @param {string[]} written
 * @returns {{help: boolean, port: number, query: string, registration: string | undefined, app: string | undefined, folder: string | undefined, api: {origin: string, path: string} | undefined, standIn: {origin: string, path: string} | undefined, opens: boolean}}
 */
export function read(written) {
  const values = parsed(written);
  const parameters = new URLSearchParams();
  for (const name of addresses) if (values[name] !== undefined) parameters.set(name, addressOf(name, values[name]));
  const registration = fileOf(values.registration);
  if (registration) parameters.set("registration", registrationPath);
  const query = parameters.size > 0 ? `?${parameters}` : "";
  const app = parameters.get("app")?.replace(/\/+$/, "");
  const servers = { api: serverOf("api", values.api), standIn: serverOf("stand-in", values["stand-in"]) };
  return { help: values.help, port: portOf(values.port), query, registration, app, folder: values.static && resolve(values.static), ...servers, opens: values.open };
}

function parsed(written) {
  try {
    return parseArgs({ args: written, options }).values;
  } catch (error) {
    throw new NotUnderstood(`${error.message.split(". ")[0]}. Try npx pipeframe-preview --help.`);
  }
}

/** Development servers are named without their scheme. */
function addressOf(name, written) {
  const address = written.includes("://") ? written : `http://${written}`;
  if (!URL.canParse(address) || !/^https?:/.test(address)) throw new NotUnderstood(`--${name} is "${written}", which is not an address. Write for example --${name} http://localhost:3000.`);
  return address;
}

function serverOf(name, written) {
  try {
    return written === undefined ? undefined : readApiAddress(written);
  } catch (error) {
    throw new NotUnderstood(`--${name}: ${error.message}`);
  }
}

function fileOf(written) {
  if (written === undefined) return undefined;
  const file = resolve(written);
  if (!existsSync(file)) throw new NotUnderstood(`There is no file ${file}. Write --registration with the path of yours.`);
  return file;
}

function portOf(written) {
  const port = Number(written);
  if (!/^\d+$/.test(written) || port < 1 || port > 65_535) throw new NotUnderstood(`--port is "${written}", which is not a port: a port is a whole number from 1 to 65535.`);
  return port;
}
