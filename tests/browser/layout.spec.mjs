// Where things stand in the simulated Pipedrive: nothing lies on something else, however narrow or low the window is.

import { openPreview } from "./support/preview-page.mjs";
import { expect, test } from "./support/test.mjs";

for (const [width, height] of [[1440, 900], [760, 900], [1100, 560], [600, 560]]) {
  test(`a record's sidebar and its history lie beside or below each other at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const host = await openPreview(page);
    await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
    const cards = page.locator(".sidebar-card");
    await expect(cards.last()).toBeAttached();

    const main = await page.locator(".record-main").evaluate(box);
    for (const card of await cards.evaluateAll((found) => found.map((element) => element.getBoundingClientRect().toJSON()))) {
      expect(card.right <= main.left || card.bottom <= main.top, JSON.stringify({ card, main })).toBe(true);
    }
  });
}

function box(element) {
  return element.getBoundingClientRect().toJSON();
}
