// Apps of other people: what the preview shows of one that it knows only an address or an unfinished registration of.

import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";
import { clientIn } from "./support/client.mjs";

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
    await expect(page).toHaveTitle(`${new URL(interop.frames).host} in the preview`);
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

  test("a server that isn't there is named", async ({ page }) => {
    const nobody = `http://localhost:${Number(interop.port) + 1}`;
    await page.goto(`${preview.page}/?app=${nobody}`);
    await expect(notices(page)).toContainText(`Nothing answers at ${nobody}. Start your app's server, then reload this page.`);
    // The browser keeps the address of a page that it could not load, with its token.
    await page.goto("about:blank");
  });
});

test.describe("on a hosted page", () => {
  test.use({ expectedComplaints: /^(Failed to load resource|Mixed Content)/ });

  const hosted = "https://preview.test";

  /** Serves the preview from a host of its own, as a page of the internet. */
  async function open(page, app) {
    await page.route(`${hosted}/**`, async (route) => {
      const { pathname, search } = new URL(route.request().url());
      await route.fulfill({ response: await route.fetch({ url: `${preview.page}${pathname}${search}` }) });
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
