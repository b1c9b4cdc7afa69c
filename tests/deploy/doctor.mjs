// The doctor visits what nginx serves of the release, with a server that takes part in OAuth, as it would visit a deployment: it must find
// nothing wrong.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { appServer } from "./app-server.mjs";
import { startBackend } from "./backend.mjs";
import { app } from "./names.mjs";
import { openServer } from "./sites.mjs";

const program = "target/debug/pipeframe-doctor";

/** What the preview signs with: it is published, and protects nothing. */
const secret = "made-up-by-the-preview";

/** @param {string} release its folder @returns {Promise<string[]>} what the doctor finds, and what it was to see and didn't */
export async function examine(release) {
  const backend = await startBackend({ PIPEFRAME_CLIENT_ID: "car-services-preview", PIPEFRAME_CLIENT_SECRET: secret, PIPEFRAME_PUBLIC_URL: `https://${app}` });
  const server = await openServer([await appServer({ release, api: backend.port })]);
  try {
    const words = ["--address", `https://localhost:${server.secure}`, "--authority", server.authority, "--dist", release, "--json"];
    const env = { ...process.env, PIPEFRAME_CLIENT_SECRET: secret };
    // It ends with 1 when it finds something.
    const { stdout } = await promisify(execFile)(program, words, { env }).catch((error) => (error.stdout ? error : Promise.reject(error)));
    const { findings, notes } = JSON.parse(stdout);
    const complaints = findings.map(({ severity, code, place, reason, fix }) => `${severity} ${code}: ${place} ${reason} ${fix}`);
    const refusing = notes.filter((note) => note.includes("refuses a question without credentials"));
    return refusing.length === 2 ? complaints : [...complaints, `not both endpoints of JSON extensions refuse who brings no credentials: ${notes.join(" ")}`];
  } finally {
    await server.close();
    await backend.close();
  }
}
