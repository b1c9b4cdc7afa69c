// A page whose styles make it higher than its frame comes to rest, says which rule it is, and the preview names it too.

import { expect, test } from "./support/test.mjs";
import { openPreview } from "./support/preview-page.mjs";

test.use({ expectedComplaints: /grows with its frame/ });

for (const [surface, at] of [["panel", undefined], ["settings", "settings"]]) {
  test(`the ${surface} does not grow forever with min-height: calc(100vh + 8px)`, async ({ page }) => {
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    const host = await openPreview(page, { at });
    const frame = page.frames().find((candidate) => new URL(candidate.url()).pathname === `/${surface}`);
    await frame.evaluate(() => {
      const style = document.createElement("style");
      style.textContent = ".surface { min-height: calc(100vh + 8px); }";
      document.head.append(style);
    });
    await expect.poll(() => said.join("\n")).toContain("This page grows with its frame");
    expect(said.join("\n")).toContain(".surface");

    const resizes = async () => (await host.log()).filter((entry) => entry.surface === surface && entry.kind === "command" && entry.name === "resize").length;
    const before = await resizes();
    expect(before).toBeLessThan(20);
    // Two frames of the browser, in which a chase would go on.
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    expect(await resizes()).toBe(before);
    const height = await page.locator(`iframe[data-surface=${surface}]`).evaluate((frame) => frame.clientHeight);
    expect(height).toBeLessThan(1200);
  });
}
