// Runs a program in the terminal of this one.

import { spawn } from "node:child_process";

/**
 * Throws where it can't be started or does not end well.
 *
 * @param {string} name @param {string[]} words
 * @param {{env: object, cwd?: string, quiet?: boolean, what?: string, advice?: string}} options `quiet`: what it says is only of interest when
 *   it fails; `what` it is run for and what to do when it can't be started, for complaints
 */
export async function runProgram(name, words, { env, cwd, quiet = false, what, advice = "" }) {
  const purpose = what ? ` for ${what}` : "";
  const child = spawn(name, words, { env, cwd, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
  let said = "";
  if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const code = await new Promise((resolve, reject) => {
    child.on("error", ({ message }) => reject(new Error(`${name} could not be started${purpose}: ${message}.${advice}`)));
    child.on("close", (found) => resolve(found ?? 1));
  });
  if (code === 0) return;
  process.stderr.write(said);
  throw new Error(`${name} ${words[0]} failed${purpose}, with exit code ${code}.`);
}
