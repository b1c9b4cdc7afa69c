#!/usr/bin/env node
// pipeframe-build new FOLDER [--surface panel]… [--all]
// pipeframe-build add SURFACE
// pipeframe-build serve [--api ADDRESS] [what trunk serve takes]
// pipeframe-build test [what playwright test takes]
// pipeframe-build release [what trunk build takes]
// pipeframe-build prepare | finish: what trunk's hooks call

import { add } from "../lib/add.mjs";
import { finish } from "../lib/finish.mjs";
import { create } from "../lib/new.mjs";
import { prepare } from "../lib/prepare.mjs";
import { release } from "../lib/release.mjs";
import { runTests } from "../lib/run-tests.mjs";
import { serve } from "../lib/serve.mjs";

const commands = { new: create, add, serve, test: runTests, release, prepare, finish };
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
