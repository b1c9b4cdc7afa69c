// node tests/bench/run.mjs: compares the app with an earlier release of it and with the same app in other frameworks, in one run, interleaved.
// Prints a table and each goal, writes target/bench/bench.json and the tables in README and tests/bench/README.md. Options: --runs 7, --before
// FOLDER (an earlier release), --quick (few visits, the slowest network; no table is written), --only day,loading (some of the measures; likewise).

import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { peers } from "./contestants.mjs";
import { goals } from "./figures/goals.mjs";
import * as builds from "./measures/builds.mjs";
import * as calls from "./measures/calls.mjs";
import * as day from "./measures/day.mjs";
import * as idle from "./measures/idle.mjs";
import * as lists from "./measures/lists.mjs";
import * as loading from "./measures/loading.mjs";
import * as memory from "./measures/memory.mjs";
import * as presses from "./measures/presses.mjs";
import * as surfaces from "./measures/surfaces.mjs";
import * as warm from "./measures/warm.mjs";
import { serve } from "./server.mjs";
import { fullTable, goalLines, lines, rowsOf, writeTables } from "./figures/table.mjs";

const measures = { day, loading, warm, surfaces, memory, presses, lists, calls, idle, builds };
const slow = ["lists", "calls", "idle"];

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    before: { type: "string", default: "target/bench/before" },
  },
});
const runs = options.quick ? 1 : Number(options.runs);
const all = Object.keys(measures).filter((name) => !options.quick || !slow.includes(name));
const wanted = options.only?.split(",") ?? all;
const unknown = wanted.filter((name) => !(name in measures));
if (unknown.length > 0) throw new Error(`There is no measure called ${unknown.join(" or ")}: they are ${Object.keys(measures).join(", ")}.`);
const hasBefore = existsSync(options.before);
if (!hasBefore) console.error(`  There is no earlier release in ${options.before}: what is compared with it is left out. tests/bench/README.md says how to build one.`);

const pictures = "target/bench/ours";
const folders = { ours: pictures, ...(hasBefore && { before: options.before }), ...Object.fromEntries(["react", ...peers.filter((name) => name !== "react"), "plain"].map((name) => [name, `target/bench/${name}`])) };
const contestants = {};
for (const [name, folder] of Object.entries(folders)) contestants[name] = await serve(folder, { pictures });
const { plain, ...whole } = contestants;
// An origin of its own, as Pipedrive's is: a frame of the host's origin takes over the window that is there before it.
const host = await serve(pictures, { pictures });
const roundTrip = wanted.includes("calls") ? await serve("target/bench/round-trip", { pictures }) : undefined;
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
const samples = new Map();
const machine = `${cpus().length} cores, ${cpus()[0].model}; Chromium ${browser.version()}; medians of ${runs} runs`;
try {
  for (const name of wanted) {
    const began = performance.now();
    await measures[name].measure({ browser, host, contestants, whole, roundTrip, runs, quick: options.quick, keep });
    console.error(`  measured: ${name}, ${((performance.now() - began) / 1_000).toFixed(0)} s`);
  }
} finally {
  await browser.close();
  await Promise.all([...Object.values(contestants), host, roundTrip].map((server) => server?.close()));
}

const rows = rowsOf(samples);
// Of what was not to be measured there is nothing to say.
const shown = options.quick || options.only ? goals.filter(({ metric }) => samples.has(metric)) : goals;
await mkdir("target/bench", { recursive: true });
await writeFile("target/bench/bench.json", lines(rows, goals));
console.log(`${machine} (lowest to highest)\n\n${fullTable(rows)}\n\n${goalLines(rows, shown).join("\n")}`);
if (!options.quick && !options.only) await writeTables(rows, goals, machine);

function keep(metric, unit, name, value) {
  if (!samples.has(metric)) samples.set(metric, { unit, values: {} });
  (samples.get(metric).values[name] ??= []).push(value);
}
