// The release on a host of its own, and copies of it that a test may change.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";
import { freePorts } from "../../../tools/testing/ports.mjs";

export const releaseFolder = process.env.PIPEFRAME_RELEASE ?? "target/test-dist/release";

/** Serves the release, or another `--folder`, as support/server.mjs does in production; `log` is of what it was asked. */
export function staticHost(...options) {
  return anyHost("--production", ...options);
}

/** Serves the same as a host does that adds no headers of its own and has no API. */
export function plainStaticHost(...options) {
  return anyHost(...options);
}

async function anyHost(...options) {
  const [port] = await freePorts(1);
  const folder = options.includes("--folder") ? [] : ["--folder", releaseFolder];
  const command = ["tests/browser/support/server.mjs", ...folder, "--port", String(port), "--log"];
  const child = spawn(process.execPath, [...command, "--framed-by", `http://127.0.0.1:${port}`, ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const log = [];
  createInterface({ input: child.stdout }).on("line", (line) => log.push(JSON.parse(line)));
  await expect.poll(() => fetch(`http://127.0.0.1:${port}/bare-host?frame=x`).then(({ ok }) => ok, () => false)).toBe(true);
  return { log, origin: `http://localhost:${port}`, close: () => child.kill() };
}

/** @param {(html: string) => string} [change] of each document @returns {Promise<{folder: string, remove: () => Promise<void>}>} */
export async function copyOfRelease(change = (html) => html) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  await cp(releaseFolder, folder, { recursive: true });
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".html"))) {
    await writeFile(join(folder, file), change(await readFile(join(folder, file), "utf8")));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
