// A preview on the internet that frames an app of this machine: a real Chromium, for which the preview's server is a public address.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserFlags } from "../../tools/testing/browser-flags.mjs";
import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";
import { clientIn } from "./support/client.mjs";

const hosted = `http://preview.test:${preview.port}`;
const app = `${interop.frames}/two-pages`;

/** A page of the preview as of the internet, with the local network allowed or not yet asked for. */
async function hostedPage(setting, use) {
  const profile = await mkdtemp(join(tmpdir(), "pipeframe-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME,
    args: [
      ...browserFlags,
      `--ip-address-space-overrides=127.0.0.1:${preview.port}=public`,
      "--host-resolver-rules=MAP preview.test 127.0.0.1",
      `--unsafely-treat-insecure-origin-as-secure=${hosted}`,
    ],
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (setting) await session.send("Browser.setPermission", { permission: { name: "loopback-network" }, setting, origin: hosted });
    await use(page);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

test("the browser's question is explained before it comes, and nothing is framed before", async () => {
  await hostedPage(undefined, async (page) => {
    await page.goto(`${hosted}/?app=${encodeURIComponent(app)}`);
    await expect(page.getByRole("heading", { name: "Your browser will ask about your local network" })).toBeVisible();
    await expect(page.getByText(new URL(app).host)).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(0);
    // A headless browser denies what it can't ask its user.
    await page.getByRole("button", { name: "Ask me now" }).click();
    await expect(page.getByRole("status")).toContainText("It was denied. Allow the local network in the site settings");
  });
});

test("once it is allowed the app is shown", async () => {
  await hostedPage("granted", async (page) => {
    await page.goto(`${hosted}/?app=${encodeURIComponent(app)}`);
    await clientIn(page.frameLocator("iframe[data-surface=panel]")).isReady();
  });
});

test("where it was denied, that is said, and what to change", async () => {
  await hostedPage("denied", async (page) => {
    await page.goto(`${hosted}/?app=${encodeURIComponent(app)}`);
    await expect(page.locator(".notice-bar")).toContainText("this browser refuses this page your local network");
    await expect(page.locator("iframe")).toHaveCount(0);
  });
});
