// Builds the bundles, tries the table of faults × surfaces and prints it: `N cells tried, M passed`; then the storms.

import { readFile, rm } from "node:fs/promises";
import { run } from "./command.mjs";
import { cellsOf, stormsOf, table } from "./fault-table.mjs";
import { freePorts } from "./ports.mjs";
import { previewBundle, releaseBundle, stormsOfWrites } from "./suites.mjs";

const report = "target/test-results/faults.json";
const show = process.env.VERBOSE === "1";

for (const bundle of [releaseBundle, previewBundle]) {
  console.log(`Building the ${bundle.name}.`);
  const { built, output } = await bundle.run();
  if (!built) {
    console.log(output);
    process.exit(1);
  }
}

const writes = await stormsOfWrites(200);
console.log(writes.passed ? Object.entries(writes.counts).map(([name, count]) => `${name}: ${count}`).join(", ") : writes.output);

console.log("Trying every fault; this takes some minutes.");
await rm(report, { force: true });
const [previewPort, releasePort] = await freePorts(2);
const { output } = await run(["playwright", "test", "--config", "tests/browser/playwright.config.mjs", "--retries", "0", "--grep", "@cell|@storm"], {
  show,
  environment: {
    FAULTS: "all",
    PIPEFRAME_PREVIEW_PORT: String(previewPort),
    PIPEFRAME_RELEASE_PORT: String(releasePort),
    PIPEFRAME_BROWSER_REPORT: report,
  },
});
const results = await readFile(report, "utf8").then(JSON.parse, () => ({ suites: [] }));
const cells = cellsOf(results);
const storms = stormsOf(results);
const failed = [...cells, ...storms].filter(({ passed }) => !passed);
if (!show && failed.length > 0) console.log(output);
console.log(table(cells));
console.log(`${storms.length} storms tried, ${passedOf(storms)} passed`);
console.log(`${cells.length} cells tried, ${passedOf(cells)} passed`);
process.exitCode = writes.passed && cells.length > 0 && failed.length === 0 ? 0 : 1;

function passedOf(tried) {
  return tried.filter(({ passed }) => passed).length;
}
