// node tests/soak/run.mjs --folder FOLDER [--messages 100000] [--reloads 1000]
//
// Soaks the preview that was built into FOLDER, prints what it weighed before, when it was warm and after, and fails when
// anything grew. Then times a call next to the same call of a host that is nothing but JavaScript.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { freePorts } from "../../tools/testing/ports.mjs";
import { soak } from "./drive.mjs";
import { compare } from "./figures.mjs";
import { measureLatency } from "./latency.mjs";

const { values: options } = parseArgs({
  options: {
    folder: { type: "string" },
    messages: { type: "string", default: "100000" },
    reloads: { type: "string", default: "1000" },
  },
});
const messages = Number(options.messages);
const reloads = Number(options.reloads);

const [previewPort, clientPort] = await freePorts(2);
const servers = [
  ["tests/browser/support/server.mjs", "--folder", options.folder, "--port", previewPort],
  ["tests/interop/server.mjs", "--port", clientPort],
].map((args) => spawn("node", args.map(String), { stdio: "inherit" }));
const addresses = { preview: `http://127.0.0.1:${previewPort}`, app: `http://localhost:${clientPort}/soak` };
await Promise.all([answers(addresses.preview), answers(addresses.app)]);
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
try {
  await reportLatency();
  await reportSoak();
} finally {
  await browser.close();
  servers.forEach((server) => server.kill());
}

async function reportSoak() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const warmUp = { messages: 5_000, reloads: 100 };
  const { figures, seconds } = await soak(page, { ...addresses, warmUp, messages, reloads, tell: (text) => console.error(`  ${text}`) });
  const lines = compare(figures);
  console.log(`${count(messages)} messages and ${count(reloads)} reloads of frames in ${Math.round(seconds)} s\n`);
  table(["", "before", "warm", "after", "allowed", ""], lines.map(({ name, before, warm, after, most, grew }) => [name, before, warm, after, most, grew ? "GREW" : "flat"]));
  if (lines.some(({ grew }) => grew)) process.exitCode = 1;
  await page.close();
}

async function reportLatency() {
  const { preview, bare } = await measureLatency(browser, addresses);
  const row = (name, { median, low, high }) => [name, ...[median, low, high].map((ms) => `${ms.toFixed(2)} ms`)];
  console.log("From a client's `get_metadata` to its reply, in turns:\n");
  table(["", "median", "a tenth below", "a tenth above"], [row("the preview", preview), row("a bare JavaScript host", bare)]);
  console.log("");
}

function table(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  for (const row of [head, ...rows]) {
    console.log(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join("  ").trimEnd());
  }
}

function count(number) {
  return number.toLocaleString("en-US");
}

async function answers(address) {
  for (let left = 200; ; left -= 1) {
    const response = await fetch(address).catch(() => undefined);
    if (response) return;
    if (left === 0) throw new Error(`Nothing answers at ${address}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
