// From an empty account to a second user: the release behind the app's own server, in the preview, with Pipedrive's stand-in. With
// PIPEFRAME_TEST_POSTGRES two processes of the server share a PostgreSQL database.

import { mkdir } from "node:fs/promises";
import { startAll } from "../installation/support/servers.mjs";
import { preview } from "./support/addresses.mjs";
import { openPreview } from "./support/preview-page.mjs";
import { expect, test } from "./support/test.mjs";

const database = process.env.PIPEFRAME_TEST_POSTGRES;
const pictures = "target/test-results/pictures";
const password = "correct horse battery";
const ada = { user_id: 12345, company_id: 54321 };

let servers;
test.beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  servers = await startAll({
    servers: database ? 2 : 1,
    database,
    environment: { PIPEFRAME_DIST: "target/test-dist/release", PIPEFRAME_FRAME_ANCESTORS: `${preview.page} ${preview.frames}` },
  });
});
test.afterAll(() => servers?.stop());

/** Where the settings page and the panel of an app that is not connected offer to connect. */
const connectIn = (frame) => frame.getByRole("link", { name: "Connect account" });

/** Presses what opens a tab, and gives the tab. */
async function tabOf(page, press) {
  const [tab] = await Promise.all([page.context().waitForEvent("page"), press()]);
  await tab.waitForLoadState();
  return tab;
}

/** What a page looks like in both themes. */
async function picture(tab, name) {
  for (const colorScheme of ["light", "dark"]) {
    await tab.emulateMedia({ colorScheme });
    await tab.screenshot({ path: `${pictures}/installation-${name}-${colorScheme}.png` });
  }
}

async function fillIn(tab, email) {
  await tab.getByLabel("E-mail").fill(email);
  await tab.getByLabel("Password").fill(password);
}

test.use({ expectedComplaints: /status of (400|401|403|409|422)/ });

test("an app is registered, installed, used, uninstalled, and installed by a second user", async ({ page }) => {
  test.setTimeout(180_000);
  const { control, app } = servers;
  await control("POST", "reset");
  await control("PUT", "session", ada);

  await test.step("the panel of an app that is not connected says so, and offers to connect", async () => {
    const host = await openPreview(page, { app, at: "deal-details" });
    await expect(host.frame("panel").getByText("not connected to your Pipedrive yet")).toBeVisible();
    await expect(connectIn(host.frame("panel"))).toBeVisible();
    await page.screenshot({ path: `${pictures}/installation-unconnected-panel.png` });
  });

  const settings = (await openPreview(page, { app, at: "settings" })).frame("settings");

  await test.step("Cancel connects nothing", async () => {
    const tab = await tabOf(page, () => connectIn(settings).click());
    await tab.getByRole("button", { name: "Cancel" }).click();
    await expect(tab.getByRole("heading", { name: "Nothing was connected" })).toBeVisible();
    await picture(tab, "cancelled");
    await tab.close();
    await expect(settings.getByText("Not connected")).toBeVisible();
  });

  await test.step("somebody new allows it, becomes known to the service, and the settings page notices by itself", async () => {
    const tab = await tabOf(page, () => connectIn(settings).click());
    await tab.getByRole("button", { name: "Allow and install" }).click();
    await expect(tab.getByRole("heading", { name: "Sign in to Car services" })).toBeVisible();
    await picture(tab, "sign-in");
    await tab.getByRole("link", { name: "Create an account" }).click();
    await expect(tab.getByRole("heading", { name: "Create your Car services account" })).toBeVisible();
    await picture(tab, "new-account");
    await fillIn(tab, "ada@example.com");
    await tab.getByRole("button", { name: "Create account" }).click();
    await expect(tab.getByRole("heading", { name: "Car services is connected" })).toBeVisible();
    await picture(tab, "connected");
    await expect(settings.getByText("Harbour Motors")).toBeVisible();
    await tab.getByRole("link", { name: "See your connections" }).click();
    await picture(tab, "account");
    await tab.close();
    await page.screenshot({ path: `${pictures}/installation-settings.png` });
  });

  const host = await openPreview(page, { app, at: "deal-details" });
  const panel = host.frame("panel");
  const heading = (text) => panel.getByText(text);

  await test.step("the panel works, with data and with the name that Pipedrive gives", async () => {
    await expect(heading(/^4 vehicles · /)).toBeVisible();
    await expect(panel.getByText("Volvo V60")).toBeVisible();
  });

  await test.step("a change at Pipedrive is seen in the open panel within a second", async () => {
    await expect.poll(() => servers.logs()).toContain("/api/events");
    await control("PATCH", "records/deals/1", { title: "Renamed by webhook", company_id: 54321, user_id: 12346 });
    await expect(heading("4 vehicles · Renamed by webhook")).toBeVisible({ timeout: 1_000 });
    await page.screenshot({ path: `${pictures}/installation-panel.png` });
  });

  await test.step("a token that expires is renewed unseen", async () => {
    await control("POST", "expire", { ...ada, what: "access" });
    const other = await openPreview(page, { app, at: "deal-details", record: "2" });
    await expect(other.frame("panel").getByText(/^\d+ vehicles · ./)).toBeVisible();
    const { events } = await control("GET", "state");
    expect(events.filter(({ kind }) => kind === "refreshed")).toHaveLength(1);
  });

  await test.step("an uninstallation takes the data out of the open panel", async () => {
    await control("POST", "uninstall", ada);
    await expect(panel.getByText("not connected to your Pipedrive yet")).toBeVisible();
    await expect(panel.getByText("Volvo V60")).toHaveCount(0);
  });

  await test.step("the app goes live, its link is shared, and a second user of another company installs it", async () => {
    const { app: { links } } = await control("POST", "app/live");
    await control("PUT", "session", { user_id: 22345, company_id: 65432 });
    const tab = await page.context().newPage();
    await tab.context().clearCookies();
    await tab.goto(links.installation);
    await tab.getByRole("button", { name: "Allow and install" }).click();
    await tab.getByRole("link", { name: "Create an account" }).click();
    await fillIn(tab, "second@example.com");
    await tab.getByRole("button", { name: "Create account" }).click();
    await expect(tab.getByRole("heading", { name: "Car services is connected" })).toBeVisible();
    await expect(tab.getByText("Baltic Leasing")).toBeVisible();
    await tab.close();
    const { installations } = await control("GET", "state");
    expect(installations.map(({ company_id }) => company_id)).toEqual([65432]);
  });
});
