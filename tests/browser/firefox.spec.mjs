// The preview in Firefox, driven by its own protocol: Playwright's patched Firefox isn't the Firefox that people use.

import { expect, test } from "@playwright/test";
import { launch } from "puppeteer-core";
import { interop, preview } from "./support/addresses.mjs";
import { serveTroubledApp } from "./support/troubled-app.mjs";

let app;
let browser;

test.beforeAll(async () => {
  app = await serveTroubledApp();
  browser = await launch({ browser: "firefox", executablePath: process.env.FIREFOX, headless: true });
});

test.afterAll(async () => {
  await browser?.close();
  app.close();
});

/** Opens the preview in a tab of its own. */
async function open(query, use) {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width: 1440, height: 900 });
    await page.goto(`${preview.page}/?${query}`);
    await page.waitForFunction(() => "preview" in globalThis);
    await use(page);
  } finally {
    await page.close();
  }
}

const log = (page) => page.evaluate(() => globalThis.preview.log());

test("the reference app starts on every surface", async () => {
  await open("at=workbench", async (page) => {
    await page.waitForFunction(() => {
      const { frames } = globalThis.preview.state();
      return frames.length === 4 && frames.every(({ status }) => status === "initialised");
    });
    expect((await log(page)).filter(({ kind }) => kind === "refused")).toEqual([]);
  });
});

test("an app by its address alone is shown", async () => {
  await open(`app=${encodeURIComponent(`${interop.frames}/two-pages`)}`, async (page) => {
    await page.waitForFunction(() => globalThis.preview.state().frames.some(({ surface, status }) => surface === "panel" && status === "initialised"));
    expect(await page.evaluate(() => document.body.innerText)).toContain("Your app has no /floating-window, /settings");
  });
});

for (const [path, header] of [["/options", "X-Frame-Options: DENY"], ["/ancestors", "frame-ancestors 'self' https://*.pipedrive.com"]]) {
  test(`a page that forbids to be framed by ${header} is named as that in the log and on the frame`, async () => {
    await open(`panel-url=${encodeURIComponent(app.address + path)}`, async (page) => {
      await page.waitForFunction(() => globalThis.preview.log().some(({ name }) => name === "page"));
      expect((await log(page)).find(({ name }) => name === "page").what).toContain(header);
      await page.waitForSelector("[role=alert]");
      expect(await page.$eval("[role=alert]", (alert) => alert.textContent)).toContain(header);
    });
  });
}

test("on a host of plain files a page that may not be framed is told from one that isn't there", async () => {
  for (const [address, what] of [[`${app.address}/options`, "its headers forbid that"], [`http://localhost:${Number(interop.port) + 1}/panel`, "doesn't answer"]]) {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(() => {
      document.addEventListener("DOMContentLoaded", () => document.querySelector("meta[name=preview-companion]")?.remove());
    });
    await page.goto(`${preview.page}/?panel-url=${encodeURIComponent(address)}`);
    await page.waitForFunction(() => globalThis.preview?.log().some(({ name }) => name === "page"));
    expect((await log(page)).find(({ name }) => name === "page").what).toContain(what);
    await page.close();
  }
});
