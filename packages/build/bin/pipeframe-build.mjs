#!/usr/bin/env node
// pipeframe-build new FOLDER [--surface panel]… [--all]
// pipeframe-build add SURFACE
// pipeframe-build serve [--api ADDRESS] [what trunk serve takes]
// pipeframe-build test [what playwright test takes]
// pipeframe-build release [what trunk build takes]
// pipeframe-build prepare | finish: what trunk's hooks call

// Imported when it is called: trunk's hooks run after every saved line, and wait for nothing that they don't use.
const commands = {
  new: async () => (await import("../lib/new.mjs")).create,
  add: async () => (await import("../lib/add.mjs")).add,
  serve: async () => (await import("../lib/serve.mjs")).serve,
  test: async () => (await import("../lib/run-tests.mjs")).runTests,
  release: async () => (await import("../lib/release.mjs")).release,
  prepare: async () => (await import("../lib/prepare.mjs")).prepare,
  finish: async () => (await import("../lib/finish.mjs")).finish,
};
const [name, ...rest] = process.argv.slice(2);

try {
  const load = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
  if (!load) throw new Error(`pipeframe-build knows ${Object.keys(commands).join(", ")}, and not "${name ?? ""}".`);
  const command = await load();
  await command(rest);
} catch (error) {
  // What a build refuses is a sentence; anything else is a fault of this program, which its stack helps to find.
  console.error(error.name === "Error" && !error.code ? error.message : error);
  process.exitCode = 1;
}
