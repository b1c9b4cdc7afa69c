#!/usr/bin/env node
// pipeframe-build COMMAND; pipeframe-build --help lists them.

// Imported when it is called: trunk's hooks run after every saved line, and wait for nothing that they don't use.
const commands = {
  new: { does: "FOLDER [--surface panel]… [--all] begins an extension", load: () => import("../lib/new.mjs"), run: "create" },
  add: { does: "SURFACE gives an extension one surface more", load: () => import("../lib/add.mjs"), run: "add" },
  serve: { does: "[--api ADDRESS] [--tls] is trunk serve with a simulated Pipedrive around the extension", load: () => import("../lib/serve.mjs"), run: "serve" },
  test: { does: "[--api ADDRESS] is playwright test, with the extension built for it", load: () => import("../lib/run-tests.mjs"), run: "runTests" },
  release: { does: "[--api ADDRESS] is trunk build --release, with what hosts need beside it", load: () => import("../lib/release.mjs"), run: "release" },
  configure: { does: "[FOLDER] --api ADDRESS changes the settings of a release", load: () => import("../lib/hosting/configure.mjs"), run: "configure" },
  hosting: { does: "nginx|caddy [FOLDER] prints the configuration that serves a release", load: () => import("../lib/hosting/command.mjs"), run: "hosting" },
  "check-host": { does: "ADDRESS [FOLDER] says what is wrong with how a release is served", load: () => import("../lib/hosting/check-command.mjs"), run: "checkHostCommand" },
  publish: { does: "TARGET [FOLDER] puts a release where a host serves it, under the pages that are open", load: () => import("../lib/hosting/publish-command.mjs"), run: "publishCommand" },
  prepare: { does: "is what trunk calls before it builds", load: () => import("../lib/prepare.mjs"), run: "prepare" },
  finish: { does: "is what trunk calls when it has built", load: () => import("../lib/finish.mjs"), run: "finish" },
};
const [name, ...rest] = process.argv.slice(2);
const asksForHelp = (word) => word === "--help" || word === "-h";
const lineOf = (command) => `pipeframe-build ${command} ${commands[command].does}`;

try {
  if (asksForHelp(name)) {
    console.log(Object.keys(commands).map(lineOf).join("\n"));
  } else {
    if (!Object.hasOwn(commands, name ?? "")) throw new Error(`pipeframe-build knows ${Object.keys(commands).join(", ")}, and not "${name ?? ""}".`);
    const { load, run } = commands[name];
    const command = await load();
    if (rest.some(asksForHelp)) console.log((command.help ?? `${lineOf(name)}.`).trimEnd());
    else await command[run](rest);
  }
} catch (error) {
  // What a build refuses is a sentence; anything else is a fault of this program, which its stack helps to find.
  console.error(error.name === "Error" && !error.code ? error.message : error);
  process.exitCode = 1;
}
