// Runs a program in the terminal of this one.

import { spawn } from "node:child_process";

/** Ends with its exit code where that is not zero. `quiet`: what it says is only of interest when it fails. */
export async function runProgram(name, words, { env, cwd, quiet = false }) {
  const child = spawn(name, words, { env, cwd, stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit" });
  let said = "";
  if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said += part));
  const code = await new Promise((resolve, reject) => {
    child.on("error", ({ message }) => reject(new Error(`${name} could not be started: ${message}.`)));
    child.on("close", (found) => resolve(found ?? 1));
  });
  if (code === 0) return;
  process.stderr.write(said);
  throw new Error(`${name} ${words[0]} failed.`);
}
