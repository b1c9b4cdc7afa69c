// The preview in tests that run without a screen: what an extension and its Pipedrive said to each other.
//
//   import { expect, test } from "@playwright/test";
//   import { openPreview } from "./testing.mjs";
//
//   test("the panel greets", async ({ page }) => {
//     const preview = await openPreview(page, "http://127.0.0.1:8080/?app=http://localhost:3000");
//     await preview.frame("panel").getByRole("button", { name: "Say hello" }).click();
//     const snackbar = await preview.answered("panel", "show_snackbar");
//     expect(snackbar.args).toEqual({ message: "Hello" });
//     expect(await preview.refused()).toEqual([]);
//   });
//
// Needs nothing but a page of Playwright, and works with one of Puppeteer too, except for `frame`.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Half a minute is more than Pipedrive gives an iframe to start. */
const patience = 30_000;

/**
 * Opens the preview and waits until its frames have said hello, or those of `surfaces` have.
 *
 * @param {import("@playwright/test").Page} page
 * @param {string} address the preview's, with what it should show: `app`, `at`, `record`, `theme`, `scenario` …
 * @param {{surfaces?: string[], timeout?: number}} [options] `timeout` in milliseconds
 */
export async function openPreview(page, address, { surfaces, timeout = patience } = {}) {
  await page.goto(address);
  await page.waitForFunction(isStarted, surfaces, { timeout });
  const log = () => page.evaluate(() => globalThis.preview.log());
  return {
    /** The page of a surface: `panel`, `modal`, `floating-window` or `settings`. */
    frame: (surface) => page.frameLocator(`iframe[data-surface=${surface}]`),
    /** Everything that was said, oldest first. */
    log,
    /** What the simulated Pipedrive shows and remembers. */
    state: () => page.evaluate(() => globalThis.preview.state()),
    /** What was answered with a refusal: empty for an extension that does all as documented. */
    refused: async () => (await log()).filter(({ kind }) => kind === "refused"),
    /** What lenient mode answered although it is documented as wrong. */
    forgiven: async () => (await log()).filter(({ kind, rule, certainty }) => kind !== "refused" && rule !== undefined && certainty === "documented"),
    /** What was done although nobody outside Pipedrive knows whether it is wrong: each with its `what`, `rule`, `fix`, `source` and `code`. */
    noted: async () => (await log()).filter(({ kind, rule, certainty }) => kind !== "refused" && rule !== undefined && certainty !== "documented"),
    /** Makes commands fail from now on: a rule, a scenario, the name of a shipped one, or `null` to end all failures. */
    inject: (failure) => page.evaluate((failure) => globalThis.preview.inject(failure), failure),
    /** Starts over: sample data, an empty log, fresh frames. */
    reset: () => page.evaluate(() => globalThis.preview.reset()),
    /** Waits until a surface's command has been answered, and gives the last one: its `args`, `data`, `error` and `ms`. */
    async answered(surface, command) {
      const handle = await page.waitForFunction(lastAnswer, { surface, command }, { timeout });
      return handle.jsonValue();
    },
  };
}

/**
 * The configuration of Playwright for an app that was built by `pipeframe-build test`: its build in the preview, at the address that tests
 * open as `/`, in a browser of this machine.
 *
 * @param {{folder?: string, port?: number, api?: string}} [options] where the build lies, where it is served, and the address of your server
 */
export function previewConfig({ folder = "target/test-dist", port = Number(process.env.PORT ?? 8099), api = process.env.API } = {}) {
  const address = `http://127.0.0.1:${port}`;
  return {
    testDir: process.cwd(),
    testMatch: "tests/**/*.spec.mjs",
    outputDir: join(process.cwd(), "test-results"),
    reporter: "list",
    use: { baseURL: address, viewport: { width: 1440, height: 900 }, launchOptions: browser() },
    webServer: { command: `npx pipeframe-preview --static ${folder} --port ${port}${api ? ` --api ${api}` : ""}`, cwd: process.cwd(), url: address, reuseExistingServer: false },
  };
}

/**
 * How Playwright starts a browser that this machine has: `CHROME`, or a Chromium or Chrome on PATH; else the one of `npx playwright install chromium`.
 */
export function browser() {
  const named = process.env.CHROME;
  const places = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "C:/Program Files/Google/Chrome/Application/chrome.exe"];
  const executablePath = named ?? onPath(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) ?? places.find(existsSync);
  // A container's root has no sandbox to put a browser into.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return { executablePath, args };
}

/**
 * A test of Playwright whose frames have storage, as Chrome gives it to people: Playwright's own windows are private ones, in which Chromium
 * denies it to frames of another site. What a test leaves in it is gone after the test.
 *
 *   import { test as base } from "@playwright/test";
 *   const test = withFrameStorage(base);
 */
export function withFrameStorage(test) {
  return test.extend({
    context: async ({ playwright, launchOptions, viewport, baseURL }, use) => {
      const profile = await mkdtemp(join(tmpdir(), "pipeframe-preview-"));
      await mkdir(join(profile, "Default"));
      await writeFile(join(profile, "Default", "Preferences"), JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
      const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions, viewport, baseURL });
      await use(context);
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  });
}

function onPath(names) {
  for (const name of names) {
    try {
      return execFileSync("which", [name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    } catch {
      // The next one, then.
    }
  }
  return undefined;
}

/** Runs in the page. */
function isStarted(surfaces) {
  const frames = globalThis.preview?.state().frames ?? [];
  const wanted = surfaces ?? frames.map(({ surface }) => surface);
  const started = frames.filter(({ status }) => status === "initialised").map(({ surface }) => surface);
  return wanted.length > 0 && wanted.every((surface) => started.includes(surface));
}

/** Runs in the page. */
function lastAnswer({ surface, command }) {
  const said = globalThis.preview.log().filter((entry) => entry.surface === surface && entry.name === command);
  const answers = said.filter(({ kind }) => kind === "reply" || kind === "refused");
  const { args } = said.filter(({ kind }) => kind === "command").at(-1) ?? {};
  return answers.length > 0 && { args, ...answers.at(-1) };
}
