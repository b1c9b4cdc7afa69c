#!/usr/bin/env node
// pipeframe-build prepare | finish: what trunk's hooks call
// pipeframe-build serve [--api ADDRESS] [what trunk serve takes]
// pipeframe-build release [what trunk build takes]

import { finish } from "../lib/finish.mjs";
import { prepare } from "../lib/prepare.mjs";
import { release } from "../lib/release.mjs";
import { serve } from "../lib/serve.mjs";

const commands = { prepare, finish, serve, release };
const [name, ...rest] = process.argv.slice(2);

try {
  const command = commands[name];
  if (!command) throw new Error(`pipeframe-build knows ${Object.keys(commands).join(", ")}, and not "${name ?? ""}".`);
  await command(rest);
} catch (error) {
  // What a build refuses is a sentence; anything else is a fault of this program, which its stack helps to find.
  console.error(error.name === "Error" && !error.code ? error.message : error);
  process.exitCode = 1;
}
