// What the preview says and does where a browser, an address or an app isn't as the reference app has it.

import { expect, test } from "./support/test.mjs";
import { preview } from "./support/addresses.mjs";

/** Takes the clipboard away, as browsers do on pages that came over plain http, or lets it refuse. */
const withoutClipboard = {
  missing: () => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }),
  refusing: () => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
  },
};

for (const [kind, withdraw] of Object.entries(withoutClipboard)) {
  test(`a text is shown selected where the clipboard is ${kind}, and the focus comes back`, async ({ page }) => {
    await page.addInitScript(withdraw);
    await page.goto(`${preview.page}/?at=people-list&theme=light`);
    const button = page.getByRole("button", { name: "Copy link" });
    await button.click();
    const shown = page.getByRole("dialog", { name: "Copy this text yourself" });
    await expect(shown.getByRole("textbox")).toBeFocused();
    const selected = await shown.getByRole("textbox").evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    expect(selected).toContain("at=people-list");
    await page.keyboard.press("Escape");
    await expect(shown).toHaveCount(0);
    await expect(button).toBeFocused();
  });
}

test("an app without a sandbox is reset at once, and no broken server is offered for it", async ({ page }) => {
  const frames = new URL(preview.page);
  frames.hostname = frames.hostname === "localhost" ? "127.0.0.1" : "localhost";
  const body = "<p>Another app</p><script>history.replaceState(null, '', location.pathname)</script>";
  await page.route(`${frames.origin}/**`, (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto(`${preview.page}/?tools=faults`);
  await expect(page.getByRole("region", { name: "Faults" })).toBeVisible();
  const frame = await page.evaluate(() => globalThis.preview.state().panel.frame);
  const milliseconds = await page.evaluate(async () => {
    const start = performance.now();
    await globalThis.preview.reset();
    return performance.now() - start;
  });
  expect(milliseconds).toBeLessThan(1_000);
  expect(await page.evaluate(() => globalThis.preview.state().panel.frame)).not.toEqual(frame);
  await expect(page.getByText("Break the app's server")).toHaveCount(0);
});

test("the reference app's server can be broken: its sandbox says that it is there", async ({ page }) => {
  await page.goto(`${preview.page}/?tools=faults`);
  await expect(page.getByText("Break the app's server")).toBeVisible();
});

test("frames of the page's own origin are named in the status strip, with the address to use", async ({ page }) => {
  const own = new URL(preview.page);
  await page.goto(`${own.origin}/?at=person-details&record=2&app=${encodeURIComponent(own.origin)}`);
  const strip = page.locator(".status-strip");
  await expect(strip).toContainText("Frames share this page's origin");
  await expect(strip.getByRole("list", { name: "Frames" }).getByText("settings")).toBeInViewport({ ratio: 1 });
  await strip.getByRole("button", { name: /^Open http/ }).click();
  await expect.poll(() => new URL(page.url()).hostname).not.toBe(own.hostname);
  expect(page.url()).toContain("at=person-details");
  await expect(page.locator("iframe[data-surface=panel]")).toHaveCount(1);
  await expect(strip).not.toContainText("Frames share this page's origin");
});
