// node tools/measure-builds.mjs [--quick] [--keep FILE] [--file src/… --from text --to text]
//
// Prints how long builds take: the release from nothing and after a change of one line, and how long the compiler takes to check that
// change. The clean build has a folder of its own, so that the ordinary build is kept; --quick leaves it out. --keep writes
// the seconds into a file, where make bench finds them.

import { spawn } from "node:child_process";
import { cpus } from "node:os";
import { readFile, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  // What is there besides is for measure-preview.mjs.
  strict: false,
  options: {
    quick: { type: "boolean", default: false },
    keep: { type: "string" },
    file: { type: "string", default: "src/panel/mod.rs" },
    from: { type: "string", default: '"Vehicles"' },
    to: { type: "string", default: '"Our vehicles"' },
  },
});
const kept = {};
const folder = "target/measure-builds";
const release = ["pipeframe-build", "release", "--locked", "--dist", `${folder}/dist`];

console.log(`${cpus().length} cores, ${cpus()[0].model}`);
if (!options.quick) {
  await rm(folder, { recursive: true, force: true });
  print("the release from nothing, dependencies included", await time(release, { CARGO_TARGET_DIR: `${process.cwd()}/${folder}` }));
}
const original = await readFile(options.file, "utf8");
if (!original.includes(options.from)) {
  throw new Error(`${options.file} does not hold "${options.from}": name a change with --file, --from and --to.`);
}
const environment = options.quick ? {} : { CARGO_TARGET_DIR: `${process.cwd()}/${folder}` };
const check = ["cargo", "check", "--locked", "--target", "wasm32-unknown-unknown"];
await time(check, environment);
if (options.quick) await time(release, environment);
try {
  await writeFile(options.file, original.replace(options.from, options.to));
  print("checked after a change of one line", await time(check, environment));
  print("the release after a change of one line, every page", await time(release, environment));
} finally {
  await writeFile(options.file, original);
}
if (options.keep) await writeFile(options.keep, `${JSON.stringify(kept)}\n`);

/** Seconds that a command takes. */
function time(command, environment) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command[0], command.slice(1), { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => { said += chunk; });
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve((performance.now() - started) / 1_000) : reject(new Error(`${command.join(" ")} failed:\n${said.slice(-2_000)}`))));
  });
}

function print(what, seconds) {
  kept[what] = seconds;
  console.log(`${what}: ${seconds.toFixed(1)} s`);
}
