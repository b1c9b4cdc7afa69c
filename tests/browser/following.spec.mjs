// What changes around a page while it runs reaches it, and what changes in it reaches Pipedrive.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { openPreview } from "./support/preview-page.mjs";

for (const [name, app] of Object.entries({ "the development build": undefined, "the release": release.frames })) {
  test(`a change of the theme reaches every frame of ${name} at once, without a reload`, async ({ page }) => {
    const host = await openPreview(page, { app, theme: "light" });
    await host.frame("panel").getByText("Volvo V60").click();
    await expect(host.frame("modal").getByRole("heading", { name: "Volvo V60" })).toBeVisible();
    const surfaces = ["panel", "modal", "floating-window"];
    for (const frame of page.frames()) await frame.evaluate(() => { globalThis.seen = true; });

    for (const theme of ["Dark", "Light"]) {
      await page.getByRole("contentinfo").getByRole("button", { name: theme, exact: true }).click();

      for (const surface of surfaces) await expect(host.frame(surface).locator("html")).toHaveAttribute("data-theme", theme.toLowerCase());
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme.toLowerCase());
    }
    const seen = await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.seen)));
    expect(seen).toEqual(page.frames().map(() => true));
  });

  test(`the panel of ${name} is as high as what it shows, growing and shrinking`, async ({ page }) => {
    const host = await openPreview(page, { app });
    const panel = host.frame("panel");
    await expect(panel.getByText("Volvo V60")).toBeVisible();
    const before = await settled(page, panel);

    await page.evaluate(() => globalThis.preview.inject({ surface: "panel", command: "open_modal", fault: { error: "Try later" } }));
    await panel.getByText("Volvo V60").click();
    await expect(panel.getByRole("alert")).toBeVisible();
    await expect.poll(() => frameHeight(page)).toBeGreaterThan(before);
    await settled(page, panel);

    await page.evaluate(() => globalThis.preview.inject(null));
    await panel.getByText("Volvo V60").click();
    await expect(panel.getByRole("alert")).toHaveCount(0);
    await expect.poll(() => frameHeight(page)).toBe(before);
  });
}

test("what the settings page saves is followed by the floating window at once", async ({ page }) => {
  const host = await openPreview(page, { at: "person-details" });
  const icon = page.getByRole("banner").getByRole("button", { name: /^Service calls/ });
  const window = host.frame("floating-window");
  await expect(window.getByRole("button", { name: /^Call / }).first()).toBeAttached();
  await page.getByRole("tab", { name: "Calls" }).click();
  await page.getByRole("button", { name: "Simulate incoming call" }).click();
  await expect(window.getByRole("button", { name: "Accept" })).toBeVisible();
  await page.getByRole("button", { name: "Close Service calls" }).click();
  await expect(icon).toHaveAccessibleName("Service calls, 1 new");

  await page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Settings" }).click();
  const settings = host.frame("settings");
  await settings.getByRole("checkbox", { name: /missed/i }).uncheck();
  await settings.getByRole("button", { name: /^Save/ }).click();
  await expect(host.snackbars.getByText("Settings saved")).toBeVisible();

  await expect(icon).toHaveAccessibleName("Service calls");
});

/** Waits until the frame is as high as its content, and returns that height. */
async function settled(page, panel) {
  await expect.poll(async () => (await frameHeight(page)) - (await contentHeight(panel))).toBe(0);
  return frameHeight(page);
}

async function frameHeight(page) {
  return page.locator("iframe[data-surface=panel]").evaluate((frame) => frame.clientHeight);
}

async function contentHeight(panel) {
  return panel.locator(".surface").evaluate((surface) => Math.ceil(surface.getBoundingClientRect().height));
}
