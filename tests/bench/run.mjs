// node tests/bench/run.mjs: compares the panel with the same panel in React and in plain JavaScript, in one run, interleaved.
// Prints a table and writes target/bench/bench.json. Options: --runs 7, --quick (one network, three runs).

import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { serve } from "./server.mjs";

const { values: options } = parseArgs({ options: { runs: { type: "string", default: "7" }, quick: { type: "boolean", default: false } } });
const runs = options.quick ? 3 : Number(options.runs);

const networks = {
  "no limit": null,
  "10 Mbit/s, 40 ms": { latency: 40, throughput: 10_000_000 / 8 },
  "1.6 Mbit/s, 150 ms": { latency: 150, throughput: 1_600_000 / 8 },
};
const slowest = "1.6 Mbit/s, 150 ms";
const conditions = Object.keys(networks)
  .flatMap((network) => [1, 4].map((slowdown) => ({ network, slowdown })))
  .filter(({ network, slowdown }) => !options.quick || (network === slowest && slowdown === 4));

/** What is asked of the ratio to the page in React. */
const goals = {
  "bytes to a usable panel": 1.0,
  [`handshake, cold, ${slowest}, CPU 4×`]: 0.45,
  [`content, cold, ${slowest}, CPU 4×`]: 0.75,
  [`content, warm, ${slowest}, CPU 4×`]: 0.8,
};

const pictures = "target/bench/ours";
const contestants = {};
for (const [name, folder] of Object.entries({ ours: pictures, react: "target/bench/react", plain: "target/bench/plain" })) {
  contestants[name] = await serve(folder, { pictures });
}
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
const samples = new Map();
try {
  for (const condition of conditions) {
    for (let run = 0; run < runs; run += 1) {
      for (const name of Object.keys(contestants)) {
        await measure(name, condition);
      }
    }
  }
} finally {
  await browser.close();
  await Promise.all(Object.values(contestants).map((server) => server.close()));
}
await report();

async function measure(name, { network, slowdown }) {
  const context = await browser.newContext();
  await context.addInitScript(tellWhatIsSeen);
  const page = await context.newPage();
  await page.goto(`${contestants.ours.address}/host`);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  if (networks[network]) {
    const { latency, throughput } = networks[network];
    await session.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput });
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const fetched = { bytes: 0, requests: 0 };
  session.on("Network.requestWillBeSent", () => { fetched.requests += 1; });
  session.on("Network.loadingFinished", ({ encodedDataLength }) => { fetched.bytes += encodedDataLength; });
  const address = `${contestants[name].address}/panel?resource=deal&view=details&userId=1&companyId=2&selectedIds=1&id=bench&theme=light&token=${token()}`;
  const cold = await page.evaluate((url) => globalThis.open(url), address);
  keep("bytes to a usable panel", "bytes", name, fetched.bytes);
  keep("requests to a usable panel", "", name, fetched.requests);
  const warm = await page.evaluate((url) => globalThis.open(url), address);
  for (const [state, times] of Object.entries({ cold, warm })) {
    for (const [what, time] of Object.entries(times)) {
      keep(`${what}, ${state}, ${network}, CPU ${slowdown}×`, "ms", name, time);
    }
  }
  await context.close();
}

/** Its signature is nobody's: the servers of the comparison ask for none. */
function token() {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: 1, companyId: 2, iat: now, exp: now + 300 })}.none`;
}

/** Runs in the frame: tells the host when the skeleton and the vehicles were painted. */
function tellWhatIsSeen() {
  if (window.parent === window) return;
  const selectors = { skeleton: ".skeleton", content: ".list-row" };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  function look() {
    for (const [bench, selector] of Object.entries(selectors)) {
      if (!document.querySelector(selector)) continue;
      delete selectors[bench];
      requestAnimationFrame(() => setTimeout(() => window.parent.postMessage({ bench, at: performance.timeOrigin + performance.now() }, "*")));
    }
    if (Object.keys(selectors).length === 0) observer.disconnect();
  }
}

function keep(metric, unit, name, value) {
  if (!samples.has(metric)) samples.set(metric, { unit, values: { ours: [], react: [], plain: [] } });
  samples.get(metric).values[name].push(value);
}

async function report() {
  const rows = [...samples].map(([metric, { unit, values }]) => {
    const [ours, react, plain] = ["ours", "react", "plain"].map((name) => spread(values[name]));
    const ratio = ours.median / react.median;
    return { metric, unit, ours, react, plain, ratio, goal: goals[metric] ?? null };
  });
  await mkdir("target/bench", { recursive: true });
  const lines = rows.map(({ metric, unit, ours, react, ratio, goal }) => JSON.stringify({ metric, ours: ours.median, peer: react.median, ratio, unit, goal }));
  await writeFile("target/bench/bench.json", `${lines.join("\n")}\n`);
  console.log(`${cpus().length} cores, ${cpus()[0].model}; Chromium ${browser.version()}; median of ${runs} runs (lowest to highest)\n`);
  console.log("| metric | ours | React | plain | ours / React | goal |");
  console.log("|---|---|---|---|---|---|");
  for (const { metric, unit, ours, react, plain, ratio, goal } of rows) {
    const met = goal === null ? "" : `≤ ${goal}: ${ratio <= goal ? "met" : "not met"}`;
    console.log(`| ${metric} | ${[ours, react, plain].map((one) => text(one, unit)).join(" | ")} | ${ratio.toFixed(2)} | ${met} |`);
  }
}

function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, lowest: sorted[0], highest: sorted.at(-1) };
}

function text({ median, lowest, highest }, unit) {
  const [middle, low, high] = [median, lowest, highest].map((number) => Math.round(number).toLocaleString("en-US"));
  return unit === "ms" ? `${middle} ms (${low} to ${high})` : [middle, unit].filter(Boolean).join(" ");
}
