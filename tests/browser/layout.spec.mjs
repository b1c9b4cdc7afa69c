// Where things stand in the simulated Pipedrive: nothing lies on something else, however narrow or low the window is.

import { openPreview } from "./support/preview-page.mjs";
import { expect, test } from "./support/test.mjs";

for (const [width, height] of [[1440, 900], [760, 900], [1100, 560], [600, 560]]) {
  test(`a record's sidebar and its history lie beside or below each other at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const host = await openPreview(page);
    await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();

    const places = await page.evaluate(() => {
      const { left, top } = document.querySelector(".record-main").getBoundingClientRect();
      const cards = [...document.querySelectorAll(".sidebar-card")].map((card) => card.getBoundingClientRect());
      return { cards: cards.length, covered: cards.filter((card) => card.right > left && card.bottom > top).length };
    });
    expect(places.cards).toBeGreaterThan(2);
    expect(places.covered).toBe(0);
  });
}
