// Link actions, from the menus of the simulated Pipedrive to the page that opens in a tab of its own.

import { expect, test } from "./support/test.mjs";
import { preview } from "./support/addresses.mjs";

/** Chooses an entry of the actions menu. Gives the tab that it opens. */
async function follow(page, name) {
  await page.getByRole("button", { name: "More actions" }).first().click();
  const [tab] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("menuitem", { name }).click()]);
  await tab.waitForLoadState();
  return tab;
}

test("a link action of a record opens its page in a tab of its own, without a token", async ({ page }) => {
  await page.goto("/?at=deal-details&record=3");
  const tab = await follow(page, /Send quote \(opens in a new tab\)/);
  expect(tab.url()).toBe(`${preview.frames}/action?resource=deal&view=details&userId=12345&companyId=54321&selectedIds=3`);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Car services for deal 3");
  expect(await tab.evaluate(() => globalThis.opener)).toBe(null);
  await tab.close();
});

test("a list's selection, all but some of it, and an address that is too long for common servers", async ({ page }) => {
  await page.goto("/?at=people-list&selected=1,4");
  const tab = await follow(page, /Send quote \(opens/);
  await expect(tab.getByRole("heading", { level: 1 })).toHaveText("Car services for 2 people");
  await tab.close();

  await page.getByRole("button", { name: "More actions" }).first().click();
  await expect(page.getByRole("menuitem", { name: /Send quote, as for 1,000 records/ })).toContainText(/9,\d{3} characters\. nginx and Apache refuse it \(414\)/);
  await page.keyboard.press("Escape");
  const long = await follow(page, /Send quote, as for 1,000 records/);
  await expect(long.getByRole("heading", { level: 1 })).toHaveText("Car services for 1,000 people");
  await long.close();

  await page.goto("/?at=people-list&selected=all&excluded=2");
  const all = await follow(page, /Send quote \(opens/);
  expect(new URL(all.url()).searchParams.get("selectedIds")).toBe("");
  await expect(all.getByRole("heading", { level: 1 })).toHaveText("Car services for all people but 1");
  await all.close();
});

test("where it is assumed that link actions carry a token, they do", async ({ page }) => {
  await page.goto("/?at=deal-details&record=3&assume=linkToken:carried");
  const tab = await follow(page, /Send quote \(opens/);
  await tab.waitForURL(/[?&]token=eyJ[^&]+$/);
  await tab.close();
});
