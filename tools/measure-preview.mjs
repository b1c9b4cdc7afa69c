// node tools/measure-preview.mjs [--port 8290] [--runs 5] [--query "?at=settings"] [--file src/… --from text --to text]
//
// Serves the preview as `make preview` does and prints, as median and worst of the runs: how long it takes from opening the
// page to the last frame's handshake and to the last frame's content, and how long from saving a change to the page that
// shows it. Each opening is in a browser with empty caches.

import { spawn } from "node:child_process";
import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserFlags } from "./testing/browser-flags.mjs";

const { values: options } = parseArgs({
  options: {
    // For tools/measure-builds.mjs.
    quick: { type: "boolean", default: false },
    port: { type: "string", default: "8290" },
    runs: { type: "string", default: "5" },
    query: { type: "string", default: "" },
    file: { type: "string", default: "src/panel/mod.rs" },
    from: { type: "string", default: '"Vehicles"' },
    to: { type: "string", default: '"Our vehicles"' },
  },
});
const runs = Number(options.runs);
// Trunk ignores changes within a second after a build.
const afterBuild = 1500;
const folder = "target/measure";
const address = `http://127.0.0.1:${options.port}/${options.query}`;

const server = spawn("trunk", ["serve", "--port", options.port, "--dist", folder], { stdio: ["ignore", "pipe", "pipe"] });
for (const stream of [server.stdout, server.stderr]) {
  createInterface({ input: stream }).on("line", hear);
}
let awaited = [];
const listening = said("server listening");
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: browserFlags });
try {
  await listening;
  await reportWasmSize();
  await measureOpening();
  await measureChange();
} finally {
  await browser.close();
  server.kill();
}

async function measureOpening() {
  const handshakes = [];
  const contents = [];
  let frames = [];
  for (let run = 0; run < runs; run += 1) {
    const page = await browser.newPage();
    const started = performance.now();
    await page.goto(address, { waitUntil: "commit" });
    frames = await everyHandshake(page);
    handshakes.push(performance.now() - started);
    await everyContent(page);
    contents.push(performance.now() - started);
    await page.close();
  }
  console.log(`frames: ${frames.join(", ")}`);
  print("opened to the last handshake", handshakes);
  print("opened to the last content", contents);
}

async function measureChange() {
  const original = await readFile(options.file, "utf8");
  if (!original.includes(options.from)) {
    throw new Error(`${options.file} does not hold "${options.from}": name a change with --file, --from and --to.`);
  }
  const page = await browser.newPage();
  await page.goto(address);
  await everyContent(page);
  const builds = [];
  const pages = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      await pause(afterBuild);
      const text = run % 2 === 0 ? options.to : options.from;
      await markFrames(page);
      const built = said("applying new distribution");
      const started = performance.now();
      await writeFile(options.file, original.replace(options.from, text));
      await Promise.all([
        built.then(() => builds.push(performance.now() - started)),
        everyFrameAnew(page).then(() => everyContent(page)).then(() => pages.push(performance.now() - started)),
      ]);
    }
  } finally {
    await writeFile(options.file, original);
  }
  print("saved to built", builds);
  print("saved to shown in every frame", pages);
}

/** Marks what the frames show now. The preview around them may stay. */
async function markFrames(page) {
  for (const frame of page.frames()) await frame.evaluate(() => { globalThis.isOfFormerBuild = true; });
}

/** Until each frame shows a page that is not marked. A frame that goes away or is just loading is asked again. */
async function everyFrameAnew(page) {
  const deadline = performance.now() + 300_000;
  while (performance.now() < deadline) {
    const frames = page.frames().filter((frame) => frame !== page.mainFrame());
    const former = await Promise.all(frames.map((frame) => frame.evaluate(() => globalThis.isOfFormerBuild === true).catch(() => true)));
    if (frames.length > 0 && former.every((isFormer) => !isFormer)) return;
    await pause(20);
  }
  throw new Error("The frames were not reloaded within five minutes.");
}

/** The handshake of a frame is over when its `initialize` was answered. */
async function everyHandshake(page) {
  const answered = await page.waitForFunction(() => {
    const frames = [...document.querySelectorAll("iframe[data-surface]")].map((frame) => frame.dataset.surface);
    const log = globalThis.preview?.log() ?? [];
    const done = new Set(log.filter(({ kind, name }) => kind === "reply" && name === "initialize").map(({ surface }) => surface));
    return frames.length > 0 && frames.every((surface) => done.has(surface)) && frames;
  }, undefined, { polling: 20, timeout: 120_000 });
  return answered.jsonValue();
}

/** Until a surface shows its own content, the page's loading skeleton is shown. */
async function everyContent(page) {
  for (const element of await page.$$("iframe[data-surface]")) {
    const frame = await element.contentFrame();
    await frame.waitForFunction(() => document.body && !document.querySelector("#start, [data-boot]:not(template), .skeleton"), undefined, {
      polling: 20,
      timeout: 120_000,
    });
  }
}

async function reportWasmSize() {
  const wasm = (await readdir(folder)).find((name) => name.endsWith("_bg.wasm"));
  const { size } = await stat(join(folder, wasm));
  console.log(`wasm of the development build: ${(size / 1e6).toFixed(1)} MB`);
}

function said(words) {
  return new Promise((resolve, reject) => awaited.push({ words, resolve, reject }));
}

function hear(line) {
  if (/^error|❌/.test(line)) {
    awaited.splice(0).forEach(({ reject }) => reject(new Error(`The build failed: ${line}`)));
  }
  const heard = awaited.filter(({ words }) => line.includes(words));
  awaited = awaited.filter((waiting) => !heard.includes(waiting));
  heard.forEach(({ resolve }) => resolve());
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function print(what, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const seconds = (time) => `${(time / 1000).toFixed(2)} s`;
  console.log(`${what}: ${seconds(sorted[Math.floor(sorted.length / 2)])} (worst ${seconds(sorted.at(-1))})`);
}
