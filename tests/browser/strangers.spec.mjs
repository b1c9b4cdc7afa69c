// Apps of other people: what the preview shows of one that it knows only an address or an unfinished registration of.

import { expect, test } from "./support/test.mjs";
import { preview } from "./support/addresses.mjs";

const notices = (page) => page.locator(".notice-bar");

for (const name of ["registration", "scenario"]) {
  test(`a misspelt file in ${name}= is said to be missing, by its whole address`, async ({ page }) => {
    // Trunk answers with the page for every path that it has no file for.
    await page.route(`${preview.page}/misspelt.json`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await page.goto(`${preview.page}/?${name}=/misspelt.json`);
    await expect(notices(page)).toContainText(`There is no such file at ${preview.page}/misspelt.json.`);
  });
}

test("all faults of a registration are said with their places, and what is right is shown as another app", async ({ page }) => {
  const registration = {
    name: "Contracts",
    panels: [{ name: "Contract", url: "pages/panel", locations: ["person", "deal-details"] }],
    modals: [{ name: "No address" }],
  };
  await page.route(`${preview.page}/files/app.json`, (route) => route.fulfill({ json: registration }));
  await page.route(`${preview.frames}/files/pages/panel?**`, (route) => route.fulfill({ contentType: "text/html", body: "<p>The contract</p><script>history.replaceState(null, '', location.pathname)</script>" }));
  await page.goto(`${preview.page}/?registration=/files/app.json`);
  await expect(notices(page)).toContainText("/panels/0/locations/0 is “person”, which isn't a location. Write person-details.");
  await expect(notices(page)).toContainText("/modals/0/url is missing.");
  await expect(notices(page)).toContainText("/clientSecret");
  const panel = page.locator("iframe[data-surface=panel]");
  await expect(panel).toHaveAttribute("title", "Contract");
  await expect(panel).toHaveAttribute("src", new RegExp(`^${preview.frames}/files/pages/panel\\?`));
  await expect(page.locator("img[data-kind=app-icon]")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Code", exact: true })).toHaveCount(0);
});

test("the reference app's code is named for each surface that it has", async ({ page }) => {
  await page.goto(`${preview.page}/`);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(page.getByRole("group", { name: "Code behind each surface" }).locator("code")).toHaveText(["src/app/panel", "src/app/modal", "src/app/floating_window", "src/app/settings"]);
});
