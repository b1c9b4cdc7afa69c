// What was found, as a table for people, and what of it is wrong.

import { readFile, writeFile } from "node:fs/promises";

/** Milliseconds at half the highest rate. */
const longest = 50;
/** Bytes that caches and an allocator may take in the time of the measurement. */
const growth = 16 * 1024 * 1024;

export function tableOf(rows) {
  const lines = [
    ["database, processes", ({ name, count }) => `${name}, ${count}`],
    ["highest rate, requests a second", ({ highest }) => highest.toFixed(0)],
    ["p50 at half of it, ms", ({ times }) => times.p50.toFixed(1)],
    ["p99 at half of it, ms", ({ times }) => times.p99.toFixed(1)],
    ["memory before and after, MB", ({ memory }) => `${megabytes(memory.before)}, ${megabytes(memory.after)}`],
    ["requests repeated after failures", ({ repeats }) => String(repeats)],
    ["accepted writes", ({ writes }) => String(writes.accepted)],
    ["of them there once", ({ writes }) => String(writes.once)],
    ["lost, there twice, not asked for", ({ writes }) => `${writes.lost}, ${writes.repeated}, ${writes.unasked}`],
    ["token renewals, closest two of one user", ({ renewals }) => `${renewals.count}, ${renewals.closest === Infinity ? "none" : `${renewals.closest} ms`}`],
    ["rows of other companies seen", ({ foreign }) => String(foreign)],
    ["unexpected answers", ({ unexpected }) => String(unexpected.length)],
  ].map(([label, value]) => [label, ...rows.map(value)]);
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const written = lines.map((line) => `| ${line.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`);
  written.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return written.join("\n");
}

/** Puts the table in the place that a page has for it. */
export async function writeTable(path, table) {
  const page = await readFile(path, "utf8");
  const [before, , after] = page.split(/<!-- (?:end of )?the table of make load -->/);
  if (after === undefined) throw new Error(`${path} has no place for the table of make load.`);
  const [begin, end] = ["<!-- the table of make load -->", "<!-- end of the table of make load -->"];
  await writeFile(path, `${before}${begin}\n\n${table}\n\n${end}${after}`);
}

/** @param {{quick: boolean}} options quick: on a machine that does other things too, times say little @returns {string[]} */
export function faultsOf({ name, times, memory, writes, renewals, foreign, unexpected }, { quick }) {
  const faults = [];
  if (renewals.count === 0) faults.push("no token was renewed");
  // One that is renewed twice at once is so within the time of a request, others after they have lasted.
  if (renewals.closest < renewals.period / 2) faults.push(`two renewals of one user's token were ${renewals.closest} ms apart`);
  if (writes.accepted === 0) faults.push("no write was accepted");
  if (writes.once !== writes.accepted) faults.push(`${writes.lost} accepted writes are lost, ${writes.repeated} were done twice`);
  if (writes.unasked !== 0) faults.push(`${writes.unasked} writes were done whose sender was not told so`);
  if (foreign > 0) faults.push(`${foreign} rows were seen by another company`);
  if (unexpected.length > 0) faults.push(`${unexpected.length} unexpected answers, such as ${unexpected[0]}`);
  if (memory.after - memory.before > growth) faults.push(`memory grew from ${megabytes(memory.before)} to ${megabytes(memory.after)} MB`);
  if (!quick && times.p99 > longest) faults.push(`one of a hundred waits for more than ${longest} ms: ${times.p99.toFixed(1)} ms`);
  return faults.map((fault) => `${name}: ${fault}`);
}

function megabytes(bytes) {
  return (bytes / 1024 / 1024).toFixed(1);
}
