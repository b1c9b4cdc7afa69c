// The workbench of JSON panels and modals: a document is mended where it is marked, drawn at once, and shared by its address.

import { expect, test } from "@playwright/test";
import { preview } from "./support/addresses.mjs";
import { inspect } from "./support/inspect.mjs";
import { startJsonApp } from "./support/json-app.mjs";

const structure = '{\n  "type": "object",\n  "properties": { "plate": { "$ref": "#/definitions/txt" } }\n}';
const answer = '{ "data": { "plate": "MM-FS-17" } }';

test("a document is mended where it is marked, drawn, and shared by the address", async ({ page }) => {
  const documents = new URLSearchParams({ at: "workbench", json: "panel", "json-structure": structure, "json-answer": answer });
  await page.goto(`${preview.page}/?${documents}`);
  const workbench = page.getByRole("region", { name: "JSON panels and modals" });
  const field = workbench.getByRole("textbox", { name: "Structure" });
  await expect(workbench.getByText("Write #/definitions/text.")).toBeVisible();
  await expect(workbench.locator("mark")).toHaveText('"#/definitions/txt"');
  await expect(field).toHaveAttribute("aria-invalid", "true");

  await workbench.getByRole("button", { name: "Line 3, column 38" }).click();
  await expect(field).toBeFocused();
  await page.keyboard.insertText('"#/definitions/text"');
  await expect(workbench.getByText("MM-FS-17", { exact: true })).toBeVisible();
  await expect(workbench.locator("mark")).toHaveCount(0);

  await expect.poll(() => new URL(page.url()).searchParams.get("json-structure")).toBe(structure.replace("txt", "text"));
  await page.reload();
  await expect(workbench.getByText("MM-FS-17", { exact: true })).toBeVisible();
  await framesShown(page);
  await inspect(page, "json-workbench");
});

test("an example is something to start from, in both themes", async ({ page }) => {
  await page.goto(`${preview.page}/?at=workbench`);
  const workbench = page.getByRole("region", { name: "JSON panels and modals" });
  await expect(workbench.getByRole("button", { name: "Fleet contract" })).toBeVisible();
  await workbench.getByLabel("Start from").selectOption("Modal with every block");
  await expect(workbench.getByRole("button", { name: "Create order" })).toBeVisible();
  await workbench.getByRole("textbox", { name: "Answer of the endpoint" }).fill('{ "data": { "blocks": { "plan": { "value": 9 } }, "actions": {} } }');
  await expect(workbench.getByText("chosenItem")).toBeVisible();
  await framesShown(page);
  await inspect(page, "json-workbench-modal");
});

test("a long document is scrolled in its field, and a narrow window cuts nothing of the drawing off", async ({ page }) => {
  await page.setViewportSize({ width: 385, height: 900 });
  await page.goto(`${preview.page}/?at=workbench`);
  const workbench = page.getByRole("region", { name: "JSON panels and modals" });
  await workbench.getByLabel("Start from").selectOption("Panel with every field");
  await expect(workbench.getByRole("button", { name: "Fleet contract" })).toBeVisible();
  const field = workbench.getByRole("textbox", { name: "Structure" });
  const [frame, area, rest] = await field.evaluate((area) => [area.parentElement.clientHeight, area.offsetHeight, area.scrollHeight - area.clientHeight]);
  expect([frame, rest > 0]).toEqual([area, true]);
  const drawn = workbench.locator(".json-workbench-panel");
  const edge = await drawn.evaluate((panel) => panel.getBoundingClientRect().right);
  expect(edge).toBeLessThanOrEqual(385);
});

test("an extension's own documents are opened from the Developer Hub, and lead back to it", async ({ page }) => {
  const app = await startJsonApp();
  try {
    await page.goto(app.page());
    await expect(page.getByRole("region", { name: "Visits" }).getByText("Paid")).toBeVisible();
    await page.getByRole("button", { name: "Developer Hub" }).click();
    await page.getByRole("button", { name: "Json app", exact: true }).click();
    await page.getByRole("button", { name: "App extensions" }).click();
    await page.getByRole("button", { name: "Open Visits in the workbench" }).click();

    const workbench = page.getByRole("region", { name: "JSON panels and modals" });
    const structure = workbench.getByRole("textbox", { name: "Structure" });
    await expect(structure).toBeFocused();
    expect(JSON.parse(await structure.inputValue()).items.properties).toHaveProperty("price");
    // With what the endpoint answered last.
    await expect(workbench.getByText("Winter check").first()).toBeVisible();
    await expect(page).toHaveURL(/json-of=1\.jsonPanels\.0/);
    await page.reload();
    await workbench.getByRole("button", { name: "Back to Visits" }).click();
    await expect(page.getByRole("textbox", { name: /^Name/ })).toBeFocused();
    await expect(page.getByRole("textbox", { name: /^Name/ })).toHaveValue("Visits");

    await page.getByRole("button", { name: "All extensions" }).click();
    await page.getByRole("button", { name: "Order parts", exact: true }).click();
    await page.getByRole("button", { name: "Open Order parts in the workbench" }).click();
    await expect(workbench.getByRole("textbox", { name: "Schema" })).toHaveValue(/fetchOnChange/);
    await expect(workbench.getByRole("button", { name: "Order", exact: true })).toBeVisible();
    await inspect(page, "json-workbench-extension");
  } finally {
    await page.goto("about:blank");
    await app.stop();
  }
});

/** A frame that is still being loaded can't be looked at. */
async function framesShown(page) {
  const listening = () => page.evaluate(() => new Set(globalThis.preview.log().filter(({ name }) => name === "user_settings_change").map(({ surface }) => surface)).size);
  await expect.poll(listening).toBe(4);
}
