// node tests/bench/run.mjs: compares the app's pages with the same panel in React and in plain JavaScript, in one run, interleaved.
// Prints a table and each goal, writes target/bench/bench.json and the table in README. Options: --runs 7, --quick (one network,
// three runs, README stays as it is), --only loading,lists (some of the measures; README stays).

import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import * as calls from "./measures/calls.mjs";
import * as idle from "./measures/idle.mjs";
import * as lists from "./measures/lists.mjs";
import * as loading from "./measures/loading.mjs";
import * as memory from "./measures/memory.mjs";
import * as surfaces from "./measures/surfaces.mjs";
import { serve } from "./server.mjs";
import { fullTable, goalLines, lines, rowsOf, writeReadme } from "./table.mjs";
import { slowest } from "./visit.mjs";

const measures = { loading, surfaces, memory, lists, calls, idle };
/** What README shows besides the goals. */
const alsoInReadme = new RegExp(`^(skeleton|input handled|time in long tasks|handshake of).*cold, ${slowest}, CPU 4×|^memory|^10,000 vehicles`);

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "7" },
    quick: { type: "boolean", default: false },
    only: { type: "string", default: Object.keys(measures).join(",") },
  },
});
const runs = options.quick ? 3 : Number(options.runs);
const wanted = options.only.split(",");
const unknown = wanted.filter((name) => !(name in measures));
if (unknown.length > 0) throw new Error(`There is no measure called ${unknown.join(" or ")}: they are ${Object.keys(measures).join(", ")}.`);

const pictures = "target/bench/ours";
const contestants = {};
for (const [name, folder] of Object.entries({ ours: pictures, react: "target/bench/react", plain: "target/bench/plain" })) {
  contestants[name] = await serve(folder, { pictures });
}
// An origin of its own, as Pipedrive's is: a frame of the host's origin takes over the window that is there before it.
const host = await serve(pictures, { pictures });
const roundTrip = await serve("target/bench/round-trip", { pictures });
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
const samples = new Map();
const machine = `${cpus().length} cores, ${cpus()[0].model}; Chromium ${browser.version()}; medians of ${runs} runs`;
try {
  for (const name of wanted) {
    console.error(`  measuring: ${name}`);
    await measures[name].measure({ browser, host, contestants, roundTrip, runs, quick: options.quick, keep });
  }
} finally {
  await browser.close();
  await Promise.all([...Object.values(contestants), host, roundTrip].map((server) => server.close()));
}

const rows = rowsOf(samples, Object.assign({}, ...Object.values(measures).map(({ goals }) => goals)));
await mkdir("target/bench", { recursive: true });
await writeFile("target/bench/bench.json", lines(rows));
console.log(`${machine} (lowest to highest)\n\n${fullTable(rows)}\n\n${goalLines(rows).join("\n")}`);
if (!options.quick && wanted.length === Object.keys(measures).length) await writeReadme(rows, { machine, also: alsoInReadme });

function keep(metric, unit, name, value) {
  if (!samples.has(metric)) samples.set(metric, { unit, values: {} });
  (samples.get(metric).values[name] ??= []).push(value);
}
