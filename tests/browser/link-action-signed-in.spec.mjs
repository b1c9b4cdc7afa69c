// The landing page of link actions behind the app's own server: who is signed out signs in and goes on, and what nobody has sent leads nowhere.

import { startAll } from "../installation/support/servers.mjs";
import { allow, beAsked, becomeKnown, expectEnd, fillIn, heading } from "./support/installing.mjs";
import { expect, test } from "./support/test.mjs";

const ada = { user: 12345, company: 54321 };

test.use({ expectedComplaints: /status of (400|401|403)/ });

let servers;
let app;
test.beforeAll(async () => {
  servers = await startAll({ environment: { PIPEFRAME_DIST: "target/test-dist/release" } });
  app = servers.app;
});
test.afterAll(() => servers?.stop());

const action = (more, { user, company } = ada) => `${app}/action?resource=deal&view=details&userId=${user}&companyId=${company}&${more}`;

test("who is signed out signs in in another tab, and goes on with what was selected", async ({ page }) => {
  await page.context().clearCookies();
  await becomeKnown(page, app, "action@example.com");
  await beAsked(page, app, ada);
  await allow(page).click();
  await expect(heading(page, "Car services is connected")).toBeVisible();
  await page.getByRole("link", { name: "See your connections" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();

  await page.goto(action("selectedIds=3"));
  await expectEnd(page, "Sign in to go on", "action-signed-out");
  const [tab] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Sign in" }).click()]);
  await fillIn(tab, "action@example.com");
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(tab, "Your connections")).toBeVisible();
  await tab.close();
  await page.getByRole("link", { name: "Go on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Car services for deal 3");
  expect(new URL(page.url()).searchParams.get("selectedIds")).toBe("3");
});

test("a link for somebody else, or that is dead or was changed, says so", async ({ page }) => {
  await page.context().clearCookies();
  await becomeKnown(page, app, "another@example.com");
  await page.goto(action("selectedIds=3", { user: 12346, company: 54321 }));
  await expectEnd(page, "Another account is needed", "action-another");
  for (const address of [`${app}/action`, action("selectedIds="), action("selectedIds=3/../4"), action("selectedIds=3", { user: "x", company: 54321 }), action("selectedIds=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E")]) {
    await page.goto(address);
    await expect(heading(page, "This link is not complete"), address).toBeVisible();
  }
  await expectEnd(page, "This link is not complete", "action-broken");
});
