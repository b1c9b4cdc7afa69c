// Every component of the library, as people look at it, measure it and press it.

import { expect, test } from "@playwright/test";
import { preview } from "./support/addresses.mjs";
import { inspect } from "./support/inspect.mjs";

async function open(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${preview.frames}/gallery?theme=light`);
  await expect(page.getByRole("heading", { name: "Components" })).toBeVisible();
}

test("nothing is found in any component by axe, in light and dark", async ({ page }) => {
  await open(page, 385);
  await inspect(page, "gallery");
});

test("no component is wider than a floating window, and every target is large enough to be pressed", async ({ page }) => {
  await open(page, 320);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const small = await page.evaluate(() => {
    const targets = [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [role=tab], [role=option]")];
    // A control's label is part of what can be pressed, and a link within a sentence is as high as the sentence's lines.
    const boxes = targets.filter((target) => target.checkVisibility() && !target.closest("p")).map((target) => ({ name: target.outerHTML.slice(0, 80), boxes: [target, ...(target.labels ?? [])].map((part) => part.getBoundingClientRect()) }));
    const side = (parts, first, last) => Math.max(...parts.map((part) => part[last])) - Math.min(...parts.map((part) => part[first]));
    return boxes.filter(({ boxes }) => side(boxes, "left", "right") < 24 || side(boxes, "top", "bottom") < 24).map(({ name }) => name);
  });
  expect(small).toEqual([]);
});

test("the preview frames the components in the theme and the width of its address", async ({ page }) => {
  await page.goto(`${preview.page}/?at=gallery&theme=dark&width=640`);
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading", { name: "Components" })).toBeVisible();
  await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(await frame.locator("html").evaluate(() => innerWidth)).toBe(640);
  await page.getByRole("navigation", { name: "Width" }).getByRole("link", { name: "320 px" }).click();
  await expect.poll(() => frame.locator("html").evaluate(() => innerWidth)).toBe(320);
  await expect(page).toHaveURL(/theme=dark&width=320/);
  await frame.getByText("Code of Badge").click();
  await expect(frame.getByRole("article", { name: "Badge" }).locator("pre")).toContainText('<Badge label="Ready" tone=Tone::Positive/>');
});
