// Every component of the library, as people look at it, measure it and press it. Its pictures are taken over by `make pictures`, as those
// of the surfaces: pictures.spec.mjs says how they come to be the same on every machine.

import { expect, test } from "@playwright/test";
import { preview } from "./support/addresses.mjs";
import { inspect } from "./support/inspect.mjs";
import { useOneFont } from "./support/one-font.mjs";

test.use({ locale: "en-GB", timezoneId: "UTC", deviceScaleFactor: 1, reducedMotion: "reduce" });

/** A floating window, a panel, a modal and a settings page. */
const widths = [320, 385, 640, 800];
/** Fewer points than the edge of a button has: what moves by two pixels is seen. */
const comparison = { fullPage: true, animations: "disabled", caret: "hide", threshold: 0.2, maxDiffPixels: 40 };

async function open(page, width, theme = "light") {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${preview.frames}/gallery?theme=${theme}`);
  await expect(page.getByRole("heading", { name: "Components" })).toBeVisible();
}

for (const width of widths) {
  test(`each component at ${width} px looks as in its picture`, async ({ page }) => {
    // A theme changes nothing but colours: one width shows those of the dark one.
    for (const theme of width === 385 ? ["light", "dark"] : ["light"]) {
      await open(page, width, theme);
      await useOneFont(page.locator("html"));
      await expect(page).toHaveScreenshot(`gallery-${width}-${theme}.png`, { ...comparison, mask: [page.locator("input[type=date]")] });
    }
  });
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

test("what opens is found by axe as good as the rest, and closes by Escape", async ({ page }) => {
  await open(page, 385);
  const entry = (name) => page.getByRole("article", { name, exact: true });
  const field = entry("SearchSelect").getByRole("combobox", { name: "Another workshop" });
  await field.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Võru" })).toBeVisible();
  await inspect(page, "gallery-suggestions");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("option", { name: "Võru" })).toHaveCount(0);
  await entry("Tooltip").getByRole("button", { name: "Send" }).focus();
  await expect(page.getByRole("tooltip")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("tooltip")).toBeHidden();
  const opener = entry("Dialog").getByRole("button", { name: "Delete", exact: true });
  await opener.press("Enter");
  await expect(page.getByRole("dialog", { name: "Delete this vehicle?" })).toBeVisible();
  await inspect(page, "gallery-dialog");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("every control is worked by the keyboard alone", async ({ page }) => {
  await open(page, 385);
  const entry = (name) => page.getByRole("article", { name, exact: true });
  const town = entry("SearchSelect").getByRole("combobox", { name: "Another workshop" });
  await town.pressSequentially("tal");
  await town.press("Enter");
  await expect(town).toHaveValue("Tallinn, Peterburi tee");
  const labels = entry("MultiSelect").getByRole("combobox");
  await labels.pressSequentially("new");
  await labels.press("Enter");
  await labels.press("Tab");
  await entry("MultiSelect").getByRole("button", { name: "Remove New customer" }).press("Space");
  await expect(entry("MultiSelect").getByRole("button")).toHaveText(["", ""]);
  await entry("CheckboxGroup").getByRole("group", { name: "Work", exact: true }).getByLabel("Brakes").press("Space");
  await expect(page.getByRole("group", { name: "Work", exact: true }).getByLabel("Brakes")).toBeChecked();
  const price = entry("MoneyField").getByRole("textbox");
  await price.fill("1234,5");
  await price.press("Tab");
  await expect(price).toHaveValue("1,234.50");
  await entry("Tabs").getByRole("tab", { name: "Facts" }).press("ArrowRight");
  await expect(entry("Tabs").getByRole("tabpanel")).toHaveText("Nothing yet");
  await entry("Disclosure").locator("summary", { hasText: "What is included" }).press("Enter");
  await expect(entry("Disclosure").locator("p").filter({ visible: true })).toHaveCount(2);
  await entry("DataTable").getByRole("button", { name: "Service" }).press("Enter");
  await expect(entry("DataTable").getByRole("rowheader")).toHaveText(["Brake pads, front and rear", "Large service", "Winter tyres"]);
  await entry("InlineEdit").getByRole("button", { name: "Edit Plate: HS 10482" }).press("Enter");
  await expect(entry("InlineEdit").getByRole("textbox")).toBeFocused();
  await page.keyboard.type("HS 20000");
  await page.keyboard.press("Enter");
  await expect(entry("InlineEdit").getByRole("button", { name: "Edit Plate: HS 20000" })).toBeFocused();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), entry("FileDrop").getByLabel("Papers").press("Enter")]);
  expect(chooser.isMultiple()).toBe(true);
});
