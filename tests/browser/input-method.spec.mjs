// Keys that an input method uses to compose a word don't trigger actions of the preview.

import { expect, test } from "./support/test.mjs";
import { openPreview } from "./support/preview-page.mjs";

test("Enter and Escape of an input method go nowhere in the search", async ({ page }) => {
  await openPreview(page, { theme: "light" });
  const place = await page.evaluate(() => globalThis.preview.state().place);
  const search = page.getByRole("combobox", { name: /Search deals/ });
  await search.fill("elena");
  await search.dispatchEvent("keydown", { key: "Enter", isComposing: true });
  await search.dispatchEvent("keydown", { key: "Escape", keyCode: 229 });

  await expect(search).toHaveValue("elena");
  expect(await page.evaluate(() => globalThis.preview.state().place)).toEqual(place);
});
