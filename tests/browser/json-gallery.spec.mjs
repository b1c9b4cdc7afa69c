// Every field of JSON panels and every block of JSON modals, in both themes, against a picture that is kept in the repository.
//
// Pictures differ with the machine's fonts: this one is drawn in the font of an npm package, at one size, in one locale and time zone,
// without anti-aliasing of sub-pixels; the field for a day, which a browser writes in its own language, is left out. What is left differs by a few pixels at the edges of letters, which the tolerance leaves out.
// After a change that is meant, take the pictures again with Playwright's --update-snapshots, and look at them.

import { expect, test } from "@playwright/test";
import { preview } from "./support/addresses.mjs";
import { inspect } from "./support/inspect.mjs";
import { useOneFont } from "./support/one-font.mjs";

test.use({ locale: "en-GB", timezoneId: "UTC", deviceScaleFactor: 1, viewport: { width: 900, height: 1200 } });

test("every field and block looks as in its picture", async ({ page }) => {
  await page.goto(`${preview.page}/?at=json-gallery`);
  await expect(page.getByRole("heading", { name: "Every block" })).toHaveCount(2);
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.querySelector(".json-gallery-theme")).display)).toBe("grid");
  await useOneFont(page.locator("html"));
  const first = page.locator(".json-gallery-theme");
  for (const [index, theme] of ["light", "dark"].entries()) {
    await expect(first.nth(index)).toHaveScreenshot(`json-gallery-${theme}.png`, { animations: "disabled", caret: "hide", mask: [first.nth(index).locator("input[type=date]")], threshold: 0.25, maxDiffPixelRatio: 0.01 });
  }
  await inspect(page, "json-gallery");
});

test("in a narrow window the two themes are one below the other", async ({ page }) => {
  await page.setViewportSize({ width: 385, height: 900 });
  await page.goto(`${preview.page}/?at=json-gallery`);
  await expect(page.getByRole("heading", { name: "Every block" })).toHaveCount(2);
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.querySelector(".json-gallery-theme")).display)).toBe("grid");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(385);
});

test("a panel and a modal as narrow as a panel can be need no scrolling to the side", async ({ page }) => {
  await page.goto(`${preview.page}/?at=json-gallery`);
  await expect(page.getByRole("heading", { name: "Every block" })).toHaveCount(2);
  for (const width of [385, 240]) {
    const wide = await page.evaluate((width) => [...document.querySelectorAll(".json-gallery-panel, .json-gallery-modal")].flatMap((section) => {
      section.style.width = `${width}px`;
      return [...section.querySelectorAll("*")].filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible" && !element.matches(".json-ui-hidden, select, input")).map((element) => element.className);
    }), width);
    expect(wide, `${width}px`).toEqual([]);
  }
});
