// Apps of other people: what the preview shows of one that it knows only an address or an unfinished registration of.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";
import { clientIn } from "./support/client.mjs";

async function downloadOf(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return readFile(await download.path(), "utf8");
}

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
  await expect(notices(page)).toContainText("/clientId");
  const panel = page.locator("iframe[data-surface=panel]");
  await expect(panel).toHaveAttribute("title", "Contract");
  await expect(panel).toHaveAttribute("src", new RegExp(`^${preview.frames}/files/pages/panel\\?`));
  await expect(page.locator("img[data-kind=app-icon]")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Code", exact: true })).toHaveCount(0);
});

test("the reference app's code is named for each surface that it has", async ({ page }) => {
  await page.goto(`${preview.page}/`);
  await page.getByRole("button", { name: "Code", exact: true }).click();
  await expect(page.getByRole("group", { name: "Code behind each surface" }).locator("code")).toHaveText(["src/panel", "src/modal", "src/floating_window", "src/settings"]);
});

test.describe("an app by its address alone", () => {
  // The browser itself says what it could not load.
  test.use({ expectedComplaints: /^Failed to load resource: .*(404|ERR_CONNECTION_REFUSED)/ });

  test("its pages that answer are usable, the others are named, and nothing of the reference app is there", async ({ page }) => {
    await page.goto(`${preview.page}/?app=${encodeURIComponent(`${interop.frames}/two-pages`)}`);
    const client = (surface) => clientIn(page.frameLocator(`iframe[data-surface=${surface}]`));
    await client("panel").isReady();
    await expect(notices(page)).toContainText("Your app has no /floating-window, /settings");
    await expect(notices(page)).toContainText("floating-window-url=, settings-url=");
    await expect(page.locator("iframe[data-surface=floating-window]")).toHaveCount(0);
    await client("panel").send("open_modal", { type: "custom_modal", action_id: "anything", data: { item: "1" } });
    await client("modal").isReady();
    await client("modal").send("close_modal");
    await client("panel").tells('answered open_modal {"status":"closed"}');
    await expect(page.locator("body")).not.toContainText("Car services");
    await expect(page).toHaveTitle("two-pages in the preview");
    expect(await page.evaluate(() => globalThis.preview.log().filter(({ kind }) => kind === "refused"))).toEqual([]);
  });

  test("the first visit offers to show one's own app, whose address is then in the address bar", async ({ page }) => {
    await page.goto(`${preview.page}/?theme=dark&at=people-list`);
    await page.getByRole("textbox", { name: "Address of your app" }).fill(`${interop.frames.replace("http://", "")}/two-pages`);
    await page.keyboard.press("Enter");
    await clientIn(page.frameLocator("iframe[data-surface=panel]")).isReady();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get("app"), searchParams.get("theme")]).toEqual([`${interop.frames}/two-pages`, "dark"]);
    await expect(page.getByRole("textbox", { name: "Address of your app" })).toHaveCount(0);
  });

  test("what is shown of an app is downloaded as a registration that shows the same", async ({ page }) => {
    const app = `${interop.frames}/two-pages`;
    await page.goto(`${preview.page}/?app=${encodeURIComponent(app)}`);
    const text = await downloadOf(page, page.getByRole("button", { name: "Download registration" }));
    const { panels, modals, floatingWindow } = JSON.parse(text);
    expect([panels[0].url, modals[0].url, floatingWindow]).toEqual([`${app}/panel`, `${app}/modal`, undefined]);
    expect(text).not.toMatch(/secret/i);
    await page.route(`${preview.page}/downloaded.json`, (route) => route.fulfill({ contentType: "application/json", body: text }));
    await page.goto(`${preview.page}/?registration=/downloaded.json`);
    await clientIn(page.frameLocator("iframe[data-surface=panel]")).isReady();
  });

  test("a server that isn't there is named", async ({ page }) => {
    const nobody = `http://localhost:${Number(interop.port) + 1}`;
    await page.goto(`${preview.page}/?app=${nobody}`);
    await expect(notices(page)).toContainText(`Nothing answers at ${nobody}. Start your app's server, then reload this page.`);
    // The browser keeps the address of a page that it could not load, with its token.
    await page.goto("about:blank");
  });
});

test("a new app begins with a registration and a page to download, which run", async ({ page }) => {
  await page.goto(`${preview.page}/`);
  await page.getByRole("button", { name: "Start a new one" }).click();
  const dialog = page.getByRole("dialog", { name: "Start a new app" });
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await page.keyboard.type("Contracts");
  await dialog.getByLabel("settings").check();
  const address = "http://localhost:3999";
  await dialog.getByLabel("Address of its development server").fill(address);
  const registration = JSON.parse(await downloadOf(page, dialog.getByRole("button", { name: "Download registration.json" })));
  expect([registration.name, registration.panels[0].url, registration.settings.url]).toEqual(["Contracts", `${address}/panel`, `${address}/settings`]);
  const starter = await downloadOf(page, dialog.getByRole("button", { name: "Download panel.html" }));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Start a new one" })).toBeFocused();

  const sdk = fileURLToPath(new URL("../interop/node_modules/sdk-0.15.1/dist/index.umd.js", import.meta.url));
  await page.route("https://cdn.jsdelivr.net/**", (route) => route.fulfill({ path: sdk, contentType: "text/javascript" }));
  await page.route(`${address}/**`, (route) => route.fulfill({ contentType: "text/html", body: starter }));
  await page.goto(`${preview.page}/?panel-url=${encodeURIComponent(`${address}/panel`)}`);
  const panel = page.frameLocator("iframe[data-surface=panel]");
  await expect(panel.getByText("This is the deal 1.")).toBeVisible();
  await panel.getByRole("button", { name: "Say hello" }).click();
  await expect(page.getByRole("status", { name: "Messages" }).getByText("Hello from my app")).toBeVisible();
  expect(await page.evaluate(() => globalThis.preview.log().filter(({ kind }) => kind === "refused"))).toEqual([]);
});

test.describe("on a hosted page", () => {
  test.use({ expectedComplaints: /^(Failed to load resource|Mixed Content)/ });

  const hosted = "https://preview.test";

  /** Serves the preview from a host of its own, as a page of the internet. */
  async function open(page, app) {
    await page.route(`${hosted}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      const response = await route.fetch({ url: `${preview.page}${pathname}${search}` });
      // A host of plain files has no companion.
      const isPage = response.headers()["content-type"]?.startsWith("text/html");
      const body = isPage ? (await response.text()).replace(/<meta name="preview-companion"[^>]*>/, "") : undefined;
      await route.fulfill(body ? { response, body } : { response });
    });
    await page.route(`${app}/**`, (route) => route.abort());
    await page.goto(`${hosted}/?app=${encodeURIComponent(app)}`);
  }

  test("an app over http is named as what browsers block, not as a server that isn't there", async ({ page }) => {
    await open(page, "http://app.test");
    await expect(notices(page)).toContainText("http://app.test can't be shown here: this page came over https");
    await expect(page.locator("iframe")).toHaveCount(0);
  });

  test("an app of this machine says what to allow where the local network is refused", async ({ page }) => {
    await page.addInitScript(() => {
      Permissions.prototype.query = ({ name }) => Promise.resolve({ state: name === "loopback-network" ? "denied" : "prompt" });
    });
    await open(page, "http://localhost:3000");
    await expect(notices(page)).toContainText("this browser refuses this page your local network. Allow it in the site settings");
    await expect(page.locator("iframe")).toHaveCount(0);
  });
});

test("an address of a panel alone shows a panel and no window", async ({ page }) => {
  await page.goto(`${preview.page}/?panel-url=${encodeURIComponent(`${interop.frames}/two-pages/panel`)}`);
  await clientIn(page.frameLocator("iframe[data-surface=panel]")).isReady();
  expect(await page.evaluate(() => globalThis.preview.state().frames.map(({ surface }) => surface))).toEqual(["panel"]);
  await expect(page.locator("body")).not.toContainText("Car services");
});

test("the tools show the build of the preview, for reports of faults", async ({ page }) => {
  await page.goto("/?tools=state");
  await expect(page.getByText(/^Pipeframe preview \d+\.\d+\.\d+, built from [0-9a-f]{12}$/)).toBeVisible();
});
