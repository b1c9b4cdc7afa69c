// node tools/dist/run.mjs FOLDER: builds the release into FOLDER and judges it.

import { spawnSync } from "node:child_process";
import { measureFirstLoad, writeSizeReport } from "./first-load.mjs";
import { findPreviewTraces } from "./preview-traces.mjs";
import { sizeTable } from "./size-table.mjs";
import { brotliLimit } from "./size-limit.mjs";

const folder = process.argv[2];
const build = spawnSync("trunk", ["build", "--release", "--locked", "--dist", folder], { stdio: "inherit" });
if (build.status !== 0) {
  process.exit(1);
}

const sizes = await measureFirstLoad(folder);
await writeSizeReport(sizes, "target/size.json");
console.log(sizeTable(sizes));

const complaints = [];
if (sizes.total.brotli > brotliLimit) {
  complaints.push(`A first load fetches ${sizes.total.brotli} bytes in brotli; the limit is ${brotliLimit}.`);
}
for (const { file, trace } of await findPreviewTraces(folder)) {
  complaints.push(`${file} holds "${trace}", which belongs to the preview.`);
}
for (const complaint of complaints) {
  console.error(complaint);
}
process.exitCode = complaints.length === 0 ? 0 : 1;
