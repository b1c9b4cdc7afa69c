// A release that is replaced while its pages are opened: a page starts, or starts by itself as soon as all of it is there.
//
// PIPEFRAME_UPDATE_ROUNDS=200 makes the storms as long as one likes.

import { expect, test } from "@playwright/test";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publish } from "../../packages/build/lib/hosting/publish.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { carelessUpload, nextVersion } from "./support/versions.mjs";
import { copyOfRelease, releaseFolder, staticHost } from "./support/static-host.mjs";

const rounds = Number(process.env.PIPEFRAME_UPDATE_ROUNDS ?? 6);
const notLoaded = "This page could not be loaded";

/** How often the frame's document was loaded, with the token in its address or without. */
function documentsOf(page) {
  const loaded = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame().parentFrame()) loaded.push(new URL(request.url()).searchParams.has("token"));
  });
  return loaded;
}

const isProgram = /\/panel-[0-9a-f]+\.(js|wasm)$/;

test("a page that was kept from before a deployment loads itself again, once and with its token", async ({ page }) => {
  const host = await staticHost();
  const old = (await readFile(join(releaseFolder, "panel.html"), "utf8")).replaceAll(/(panel-)[0-9a-f]{12}(?=\.(?:js|wasm|css))/g, "$1000000000000");
  const loaded = documentsOf(page);
  await page.route(/\/panel\?/, (route) => (loaded.length === 1 ? route.fulfill({ body: old, contentType: "text/html" }) : route.continue()));
  try {
    const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));
    await expect(frame.locator(".surface")).toBeVisible();
    expect(loaded).toEqual([true, true]);
    await expect(frame.getByRole("heading", { name: notLoaded })).toBeHidden();
  } finally {
    host.close();
  }
});

for (const [what, missing] of [
  ["is missing", { status: 404, body: "There is no such file." }],
  ["is answered with another page", { status: 200, contentType: "text/html", body: "<!doctype html><title>Home</title>" }],
  ["arrived in part", { status: 200, contentType: "application/wasm", headers: { "cache-control": "public, max-age=31536000, immutable" }, body: "\0asm" }],
]) {
  test(`a page whose program ${what} says so, and starts by itself when all of it is there`, async ({ page }) => {
    const host = await staticHost();
    let isUploading = true;
    await page.route(what === "arrived in part" ? /\/panel-[0-9a-f]+\.wasm$/ : isProgram, (route) => (isUploading ? route.fulfill(missing) : route.continue()));
    try {
      const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));
      await expect(frame.getByRole("heading", { name: notLoaded })).toBeVisible();
      await expect(frame.getByRole("button", { name: "Reload" })).toBeVisible();
      await expect.poll(() => page.frames().at(-1).url()).not.toContain("token");
      isUploading = false;
      await expect(frame.locator(".surface")).toBeVisible();
      await expect(frame.getByRole("heading", { name: notLoaded })).toBeHidden();
    } finally {
      host.close();
    }
  });
}

test("a program that is there and can't run is loaded again less and less often", async ({ page }) => {
  const host = await staticHost();
  await page.clock.install();
  const loaded = documentsOf(page);
  await page.route(/\/panel-[0-9a-f]+\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body: "\0asm" }));
  try {
    const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));
    // At once, then after two seconds, four, eight.
    await expect.poll(() => loaded.length).toBe(2);
    for (const [seconds, times] of [[2, 3], [4, 4], [8, 5]]) {
      await expect(frame.getByRole("heading", { name: notLoaded })).toBeVisible();
      await page.clock.runFor(seconds * 1000 - 500);
      expect(loaded.length).toBe(times - 1);
      await page.clock.runFor(1000);
      await expect.poll(() => loaded.length).toBe(times);
    }
  } finally {
    host.close();
  }
});

test("under a storm of publications each page that is opened starts, and none has to load itself again", async ({ browser }) => {
  const served = await mkdtemp(join(tmpdir(), "pipeframe-served-"));
  const copy = await copyOfRelease();
  await publish(copy.folder, served, { keep: 3 });
  const host = await staticHost("--folder", served);
  const context = await browser.newContext();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      await nextVersion(copy.folder, round);
      const published = publish(copy.folder, served, { keep: 3 });
      const opened = ["panel", "settings", "panel"].map(async (surface) => {
        const page = await context.newPage();
        const loaded = documentsOf(page);
        const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, surface));
        await expect(frame.locator(".surface")).toBeVisible();
        expect(loaded.length).toBe(1);
        await page.close();
      });
      await Promise.all([published, ...opened]);
    }
    const missing = host.log.filter(({ status }) => status === 404);
    expect(missing).toEqual([]);
  } finally {
    await context.close();
    host.close();
    await copy.remove();
    await rm(served, { recursive: true, force: true });
  }
});

test("under a storm of careless uploads each page starts by itself once one of them is whole", async ({ browser }) => {
  const served = await copyOfRelease();
  const host = await staticHost("--folder", served.folder);
  const context = await browser.newContext();
  try {
    const uploads = (async () => {
      for (let round = 1; round <= Math.max(2, rounds / 3); round += 1) await carelessUpload(served.folder, round);
    })();
    const frames = [];
    for (const surface of ["panel", "settings", "modal", "panel"]) {
      const page = await context.newPage();
      frames.push((await showInBareHost(page, surfaceAddress({ frames: host.origin }, surface))).frame);
    }
    await uploads;
    for (const frame of frames) await expect(frame.locator(".surface")).toBeVisible();
  } finally {
    await context.close();
    host.close();
    await served.remove();
  }
});
