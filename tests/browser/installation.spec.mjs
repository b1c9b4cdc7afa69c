// From an empty account to a second user: an app is typed into the Developer Hub of the preview, which Pipedrive's stand-in and the app's own
// server stand behind as in `make preview BACKEND=1`. With PIPEFRAME_TEST_POSTGRES two processes of the server share a PostgreSQL database.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "../../packages/preview/lib/server.mjs";
import { freePorts } from "../../tools/testing/ports.mjs";
import { api, clientId, startAll } from "../installation/support/servers.mjs";
import { allow, fillIn, heading } from "./support/installing.mjs";
import { registrationFile } from "./support/preview-page.mjs";
import { expect, test } from "./support/test.mjs";

const database = process.env.PIPEFRAME_TEST_POSTGRES;
const pictures = "target/test-results/pictures";
const ada = { user_id: 12345, company_id: 54321 };
const viewer = { user: ada.user_id, company: ada.company_id };
const connected = "Car services is connected";

let folder;
let file;
let desk;
let servers;
let preview;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "installation-"));
  file = join(folder, "registration.json");
  await writeFile(file, "{}");
  await cp(join(dirname(registrationFile), "json"), join(folder, "json"), { recursive: true });
  const [port] = await freePorts(1);
  desk = `http://127.0.0.1:${port}`;
  servers = await startAll({
    servers: database ? 2 : 1,
    database,
    environment: { PIPEFRAME_DIST: "target/test-dist/release", PIPEFRAME_FRAME_ANCESTORS: `${desk} http://localhost:${port}` },
    standInEnvironment: { PIPEFRAME_REGISTRATION: file, PIPEFRAME_PREVIEW_ADDRESS: desk },
  });
  preview = await serve({ folder: "target/test-dist/preview", port, registration: file, app: servers.app, standIn: { origin: servers.pipedrive } });
});
test.afterAll(async () => {
  preview?.close();
  await servers?.stop();
  await rm(folder, { recursive: true, force: true });
});

test.use({ expectedComplaints: /status of (400|401|403|409|422)/ });

/** Begins with this registration, and nobody in Pipedrive who has installed it. */
async function beginWith(registration) {
  const { installations } = await servers.control("GET", "state");
  for (const { user_id, company_id } of installations) await servers.control("POST", "uninstall", { user_id, company_id });
  await servers.control("POST", "reset");
  await writeFile(file, registration);
}

const shipped = () => readFile(registrationFile, "utf8");

/** Opens a place of the preview, and gives what a person sees there. */
async function open(page, given) {
  await page.goto(`${desk}/?${new URLSearchParams({ app: servers.app, registration: "/.pipeframe/registration.json", ...given })}`);
  return {
    panel: page.frameLocator("iframe[data-surface=panel]"),
    settings: page.frameLocator("iframe[data-surface=settings]"),
    status: page.getByRole("dialog").getByRole("status"),
  };
}

/** Presses what opens a tab, and gives the tab. */
async function tabOf(page, press) {
  const [tab] = await Promise.all([page.context().waitForEvent("page"), press()]);
  await tab.waitForLoadState();
  return tab;
}

/** Where the settings page and the panel of an app that is not connected offer to connect. */
const connectIn = (frame) => frame.getByRole("link", { name: "Connect account" });

/** Becomes known to the service in a tab that asks for it. */
async function becomeKnown(tab, email) {
  await tab.getByRole("link", { name: "Create an account" }).click();
  await fillIn(tab, email);
  await tab.getByRole("button", { name: "Create account" }).click();
  await expect(heading(tab, connected)).toBeVisible();
}

test("an app is typed in, installed, used, uninstalled, changed to live, and installed by a second user", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const { control, app } = servers;
  await beginWith("{}");
  await page.context().clearCookies();
  const ask = api(app, viewer);
  const kept = async () => (await ask("GET", "/settings")).body;
  await page.setViewportSize({ width: 1440, height: 1000 });
  let place = await open(page, { at: "developer-hub", "hub-app": "1" });
  const tab = (name) => page.getByRole("navigation", { name: "App settings" }).getByRole("button", { name }).click();

  await test.step("the app is typed into the form, with a panel and a settings page, and saved", async () => {
    await page.getByRole("textbox", { name: "App name" }).fill("Car services");
    await page.getByRole("textbox", { name: "OAuth callback URL" }).fill("/oauth/callback");
    await tab("OAuth & access scopes");
    await page.getByRole("textbox", { name: "Installation URL" }).fill("/oauth/install");
    await page.getByRole("textbox", { name: "Client ID" }).fill(clientId);
    for (const scope of ["Contacts: people and organizations: Read only", "Deals: Read only", "Webhooks of the app: Full access"]) {
      await page.getByRole("checkbox", { name: scope }).check();
    }
    await tab("App extensions");
    await page.getByRole("button", { name: "Add: custom panel" }).click();
    await page.getByRole("textbox", { name: /^Name/ }).fill("Vehicles");
    await page.getByRole("button", { name: "All extensions" }).click();
    await page.getByRole("button", { name: /^Add: .*settings/ }).click();
    await page.screenshot({ path: `${pictures}/installation-hub.png` });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/^Saved to .*registration\.json/)).toBeVisible();
    const { name, panels } = JSON.parse(await readFile(file, "utf8"));
    expect([name, panels[0].url]).toEqual(["Car services", "/panel"]);
  });

  await test.step("Install & test asks in a new tab: Cancel installs nothing, and the page knows", async () => {
    await page.getByRole("button", { name: "Install & test" }).click();
    const asks = await tabOf(page, () => page.getByRole("link", { name: "Open the authorization" }).click());
    await asks.getByRole("button", { name: "Cancel" }).click();
    await expect(heading(asks, "Nothing was connected")).toBeVisible();
    await expect(place.status).toHaveText("Cancelled. Your server was told error=user_denied.");
    await asks.close();
  });

  await test.step("allowing leads by the app's own start and a new account to a connection, and the page knows", async () => {
    const asks = await tabOf(page, () => page.getByRole("link", { name: "Open the authorization" }).click());
    await allow(asks).click();
    await expect(heading(asks, "One more step to connect")).toBeVisible();
    await asks.getByRole("link", { name: "Connect Car services" }).click();
    await allow(asks).click();
    await becomeKnown(asks, "ada@example.com");
    await expect(place.status).toHaveText("Allowed, and your server exchanged the code. Installed.");
    await asks.getByRole("link", { name: "Open settings" }).click();
    await expect(asks).toHaveURL(/at=settings/);
    await asks.close();
  });

  place = await open(page, { at: "deal-details" });
  const customer = (text) => place.panel.getByText(text);
  await test.step("the panel works, with data and with the name that Pipedrive gives", async () => {
    await expect(customer(/^4 vehicles · /)).toBeVisible();
    await expect(place.panel.getByText("Volvo V60")).toBeVisible();
    const { revision, settings } = await kept();
    await ask("PUT", "/settings", { revision, settings: { ...settings, sender: "Until it is uninstalled" } });
  });

  await test.step("a change at Pipedrive is seen in the open panel within a second, and on Pipedrive's page around it", async () => {
    await expect.poll(() => servers.logs()).toContain("/api/events");
    await control("PATCH", "records/deals/1", { title: "Renamed by webhook", company_id: ada.company_id, user_id: 12346 });
    await expect(customer("4 vehicles · Renamed by webhook")).toBeVisible({ timeout: 1_000 });
    await expect(page.getByRole("heading", { name: "Renamed by webhook" })).toBeVisible();
    await page.screenshot({ path: `${pictures}/installation-panel.png` });
  });

  await test.step("a token that expires is renewed unseen", async () => {
    await control("POST", "expire", { ...ada, what: "access" });
    place = await open(page, { at: "deal-details", record: "2" });
    await expect(customer(/^\d+ vehicles · ./)).toBeVisible();
    const { events } = await control("GET", "state");
    expect(events.filter(({ kind }) => kind === "refreshed")).toHaveLength(1);
  });

  await test.step("an uninstallation takes the panel and the data away", async () => {
    await open(page, { at: "developer-hub", "hub-app": "1", "hub-tab": "installation" });
    await page.getByRole("button", { name: "Uninstall for Mari Tamm" }).click();
    await expect(page.getByRole("button", { name: "Install for Mari Tamm", exact: true }).first()).toBeVisible();
    await expect.poll(async () => (await kept()).connection).toBe(null);
    expect((await kept()).settings.sender).not.toBe("Until it is uninstalled");
  });

  await test.step("the app goes live, its link is shared, and a second user of another company installs it", async () => {
    await tab("Basic info");
    await page.getByRole("button", { name: "Change to live" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Change to live" }).click();
    await page.getByRole("button", { name: "Installation link" }).click();
    const link = await page.getByRole("region", { name: "Installation link" }).locator("code").textContent();
    const other = await browser.newContext();
    const second = await other.newPage();
    await second.goto(link);
    await second.getByLabel("Install for").selectOption({ label: "Aksel Berg, Baltic Leasing" });
    await allow(second).click();
    await becomeKnown(second, "second@example.com");
    await expect(second.getByText("Baltic Leasing")).toBeVisible();
    await other.close();
    await expect(page.getByRole("button", { name: "Uninstall for Aksel Berg" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Install for Mari Tamm", exact: true }).first()).toBeVisible();
  });
});

test("somebody new is led from the empty panel to the installation in one press, and the panel comes by itself", async ({ page }) => {
  await beginWith(await shipped());
  await page.context().clearCookies();
  const { panel } = await open(page, { at: "deal-details" });
  const card = page.getByRole("region", { name: "Vehicles" });
  await expect(card).toContainText("You haven't installed Car services. Pipedrive asks you in a new tab");
  const install = card.getByRole("link", { name: "Install Car services" });
  await expect(install).toBeVisible();
  await page.screenshot({ path: `${pictures}/installation-newcomer.png` });
  const asks = await tabOf(page, () => install.click());
  await expect(asks.getByLabel("Install for")).toHaveValue("12345:54321");
  await allow(asks).click();
  await becomeKnown(asks, "newcomer@example.com");
  await asks.close();
  await expect(panel.getByText("Volvo V60")).toBeVisible();

  // Another user of the company has not installed it, and is asked for as themselves.
  await page.goto(`${page.url()}&user=12347`);
  const again = await tabOf(page, () => page.getByRole("link", { name: "Install Car services" }).click());
  await expect(again.getByLabel("Install for")).toHaveValue("12347:54321");
  await again.close();
});

test("who lost the connection reconnects in a new tab, from the settings and from a panel, and both notice by themselves", async ({ page }) => {
  await beginWith(await shipped());
  const { control, app } = servers;
  await page.context().clearCookies();
  const begin = await tabOf(page, () => page.evaluate((address) => void window.open(address, "", "noopener"), `${app}/oauth/install`));
  await allow(begin).click();
  await becomeKnown(begin, "reconnects@example.com");
  await begin.close();
  const lose = async () => {
    for (const what of ["access", "refresh"]) await control("POST", "expire", { ...ada, what });
    // The server finds out by the next record that it has to ask for.
    await api(app, viewer)("GET", "/vehicles?resource=organization&record=3");
  };
  const reconnect = async (link) => {
    const asks = await tabOf(page, () => link.click());
    await allow(asks).click();
    await expect(heading(asks, connected)).toBeVisible();
    await asks.close();
  };

  const { settings } = await open(page, { at: "settings" });
  await expect(settings.getByText("Harbour Motors, Mari Tamm")).toBeVisible();
  await lose();
  await expect(settings.getByText("Not connected")).toBeVisible();
  await reconnect(connectIn(settings));
  await expect(settings.getByText("Harbour Motors, Mari Tamm")).toBeVisible();
  // While it is connected it can be made again: nothing of it is lost meanwhile.
  await reconnect(settings.getByRole("link", { name: "Reconnect" }));
  await expect(settings.getByText("Harbour Motors, Mari Tamm")).toBeVisible();

  const { panel } = await open(page, { at: "deal-details" });
  await expect(panel.getByText("Volvo V60")).toBeVisible();
  await lose();
  await expect(panel.getByText("not connected to your Pipedrive yet")).toBeVisible();
  await expect(panel.getByText("Volvo V60")).toHaveCount(0);
  await page.screenshot({ path: `${pictures}/installation-unconnected-panel.png` });
  await reconnect(connectIn(panel));
  await expect(panel.getByText("Volvo V60")).toBeVisible();
});
