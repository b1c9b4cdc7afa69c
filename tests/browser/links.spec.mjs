// The preview's address holds what is shown: opening a copied address shows the same.

import { expect, test } from "./support/test.mjs";
import { preview } from "./support/addresses.mjs";

/** What of the state a person sees; names of frames and runtime ids differ between any two pages. */
function seen({ place, theme, mode, assumptions, list, selected, panel, modal, floatingWindow, pinned, hasApp }) {
  return {
    place, theme, mode, assumptions, list, selected, pinned, hasApp,
    collapsed: panel?.collapsed,
    modal: modal && { title: modal.title, kind: modal.kind },
    window: { shown: floatingWindow?.shown, position: floatingWindow?.position },
  };
}

const stateOf = (page) => page.evaluate(() => globalThis.preview.state());

/** Opens the address of one page in a second one, once its last part is there: it follows what happens after a moment. */
async function copied(page, context, last) {
  await expect.poll(() => page.url()).toContain(last);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForFunction(() => globalThis.preview);
  return other;
}

test("the ticked rows of a filtered list, its modal and the mode are in the address", async ({ page, context }) => {
  await page.goto(`${preview.page}/?at=people-list&theme=light`);
  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  await page.getByRole("row").nth(2).getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Lenient" }).click();
  await page.getByRole("button", { name: /actions/i }).first().click();
  await page.getByRole("menuitem").first().click();
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(1);

  const other = await copied(page, context, "modal=menu");
  await expect(other.locator("iframe[data-surface=modal]")).toHaveCount(1);
  expect(seen(await stateOf(other))).toEqual(seen(await stateOf(page)));
  const query = async (page) => {
    const address = new URL(await page.locator("iframe[data-surface=modal]").getAttribute("src"));
    return ["view", "selectedIds", "excludedIds", "filter"].map((name) => address.searchParams.get(name));
  };
  expect(await query(other)).toEqual(await query(page));
  await other.close();
});

test("a folded panel, a dragged window with its context and the log's filter are in the address", async ({ page, context }) => {
  await page.goto(`${preview.page}/?record=2&theme=dark&window=shown&window-context=${encodeURIComponent('{"note":"x"}')}`);
  const header = page.locator(".window-handle").first();
  const box = await header.boundingBox();
  await page.mouse.move(box.x + 30, box.y + 15);
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 4 });
  await page.mouse.up();
  await page.getByRole("button", { name: "Vehicles", expanded: true }).click();
  await page.getByRole("combobox", { name: "Filter the log by kind" }).selectOption("event");
  await page.getByRole("searchbox", { name: "Filter the log by text" }).fill("visib");

  const other = await copied(page, context, "log-text=visib");
  expect(seen(await stateOf(other))).toEqual(seen(await stateOf(page)));
  await expect(other.getByRole("combobox", { name: "Filter the log by kind" })).toHaveValue("event");
  await expect(other.getByRole("searchbox", { name: "Filter the log by text" })).toHaveValue("visib");
  await expect.poll(() => other.evaluate(() => globalThis.preview.log()
    .filter(({ surface, kind, name }) => surface === "floating-window" && kind === "event" && name === "visibility")
    .map(({ data }) => data))).toContainEqual({ is_visible: true, context: { invoker: "user", note: "x" } });
  await other.close();
});

test("what an address names but doesn't exist is reported on the page", async ({ page }) => {
  await page.goto(`${preview.page}/?at=deals-list&selected=1,99&modal=menu:Gone&assume=weather:fine&secret2=x`);
  const notices = page.locator(".notice-bar");
  for (const part of ["selects 99", "“Gone”", "assume=weather:fine", "`secret2`"]) await expect(notices).toContainText(part);
});

test("Back and Forward go through records, lists and pages as they were left", async ({ page }) => {
  const place = () => page.evaluate(() => globalThis.preview.state().place);
  await page.goto(`${preview.page}/?at=people-list&theme=light`);
  await page.getByRole("row").nth(2).getByRole("checkbox").check();
  // At once: the address follows after a moment, but the page before must already be in the history.
  await page.getByRole("row").nth(1).getByRole("link").or(page.getByRole("row").nth(1).getByRole("button")).first().click();
  await expect.poll(() => page.url()).toContain("at=person-details");
  const person = await place();
  await page.getByRole("button", { name: /^Switch to dark|^Dark$/ }).click();
  await expect.poll(() => page.url()).toContain("theme=dark");
  await page.getByRole("button", { name: /actions/i }).first().click();
  await page.getByRole("menuitem", { name: "Vehicle details" }).click();
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(1);

  await page.goBack();
  await expect.poll(place).not.toEqual(person);
  await expect(page.getByRole("row").nth(2).getByRole("checkbox")).toBeChecked();
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
  await expect.poll(() => page.url()).toMatch(/at=people-list.*selected=.*theme=dark/);

  await page.goForward();
  await expect.poll(place).toEqual(person);
  await expect.poll(() => page.url()).toContain("at=person-details");
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
});
