// The Developer Hub as a developer uses it: from the list by keyboard to a field, to a page that shows the change, to the file, and on to a
// live app with its installation link.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../packages/preview/lib/server.mjs";
import { expect, test } from "./support/test.mjs";
import { inspect } from "./support/inspect.mjs";
import { startJsonApp } from "./support/json-app.mjs";
import { preview } from "./support/addresses.mjs";

const folder = fileURLToPath(new URL("../../target/test-dist/preview", import.meta.url));
const shipped = fileURLToPath(new URL("../../assets/registration.json", import.meta.url));

test("an extension is changed by keyboard, checked at once, shown before it is saved, and found again by its address", async ({ page }) => {
  await page.goto(`${preview.page}/?at=developer-hub&theme=light`);
  await page.getByRole("button", { name: "Car services", exact: true }).press("Enter");
  const tabs = page.getByRole("navigation", { name: "App settings" });
  await expect(tabs.getByRole("button", { name: "Basic info" })).toBeFocused();
  await tabs.getByRole("button", { name: "App extensions" }).press("Enter");
  await expect(tabs.getByRole("button", { name: "App extensions" })).toBeFocused();
  await expect(page.getByRole("button", { name: "Add: custom panel" })).toBeDisabled();
  await expect(page.getByRole("region", { name: "Custom panel" })).toContainText("Each of the three detail pages has a custom or JSON panel");
  await page.getByRole("button", { name: "Vehicles", exact: true }).press("Enter");

  const name = page.getByRole("textbox", { name: /^Name/ });
  await expect(name).toBeFocused();
  await name.fill("A name with more than thirty letters");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toHaveAccessibleDescription(/Name has 36 characters; the form takes 30\. Shorten it\./);
  await expect(tabs.getByRole("button", { name: "App extensions 1 to look at" })).toBeVisible();
  await name.fill("Fleet");
  await expect(name).not.toHaveAttribute("aria-invalid");
  await expect(page).toHaveURL(/hub-app=1&hub-tab=extensions&hub-extension=panels\.0/);

  await page.getByRole("checkbox", { name: "Person details" }).uncheck();
  await page.getByRole("button", { name: "See it on deal details" }).click();
  await expect(page.getByRole("region", { name: /Fleet/ }).or(page.getByText("Fleet", { exact: true })).first()).toBeVisible();
  await page.goBack();
  await expect(name).toHaveValue("Fleet");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(name).toHaveValue("Vehicles");
  await page.getByRole("button", { name: "All extensions" }).press("Enter");
  await expect(page.getByRole("button", { name: "Vehicles", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Close app settings" }).press("Enter");
  await expect(page.getByRole("button", { name: "Car services", exact: true })).toBeFocused();
});

test("a field of a JSON panel gets an action, which the panel offers beside its value", async ({ page }) => {
  const app = await startJsonApp();
  try {
    await page.goto(app.page("&at=developer-hub&hub-app=1&hub-tab=extensions&hub-extension=jsonPanels.0"));
    const group = page.getByRole("group", { name: "Field actions" });
    const key = group.getByRole("combobox", { name: "Key of a field" });
    await expect(group.locator("datalist option")).toHaveCount(3);
    await key.fill("price");
    await key.press("Enter");
    const chosen = group.getByRole("combobox", { name: "price", exact: true });
    await expect(chosen).toBeFocused();
    await expect(chosen.getByRole("option", { selected: true })).toHaveText("Order parts");
    await expect(key).toHaveValue("");
    await key.fill("prise");
    await group.getByRole("button", { name: "Add an action" }).click();
    await expect(group.getByText("isn't a field of the structure").filter({ visible: true })).toHaveCount(1);
    await group.getByRole("button", { name: "Remove the action of prise" }).click();
    await expect(key).toBeFocused();
    await inspect(page, "field-actions");

    await page.getByRole("button", { name: "See it on deal details" }).click();
    const panel = page.getByRole("region", { name: "Visits" });
    const price = panel.getByRole("definition").filter({ hasText: "200" });
    await price.getByRole("button", { name: /^Order parts/ }).click();
    await expect(page.getByRole("dialog", { name: "Order parts" })).toBeVisible();
  } finally {
    await page.goto("about:blank");
    await app.stop();
  }
});

test.describe("a file that somebody else changes", () => {
  test.use({ expectedComplaints: /409/ });

  test("is written as it is formatted until then", async ({ page }) => withServer(async ({ address, file, text }) => {
    await page.goto(`${address}/?at=developer-hub&hub-app=1&registration=/.pipeframe/registration.json`);
    const name = page.getByRole("textbox", { name: "App name" });
    await name.fill("Garage");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/^Saved to .*registration\.json/)).toBeVisible();
    expect(await readFile(file, "utf8")).toBe(text.replace('"Car services"', '"Garage"'));

    await name.fill("Workshop");
    const changed = text.replace('"Car services"', '"By hand"');
    await writeFile(file, changed);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(/was changed since this page read it, so nothing was written/)).toBeVisible();
    await expect(name).toHaveValue("Workshop");
    expect(await readFile(file, "utf8")).toBe(changed);
    // What isn't saved is not lost by a reload that nobody wanted.
    const asked = page.waitForEvent("dialog");
    await page.evaluate(() => void setTimeout(() => location.reload()));
    const question = await asked;
    expect(question.type()).toBe("beforeunload");
    await question.dismiss();
    await expect(name).toHaveValue("Workshop");
    await page.getByRole("button", { name: "Discard changes" }).click();
    // The page would complain of a server that ends before it.
    await page.goto("about:blank");
  }));
});

test("where no server writes the file the browser does, and it can be downloaded", async ({ page }) => {
  const text = await readFile(shipped, "utf8");
  await page.addInitScript(pickers, text);
  await page.goto(`${preview.page}/?at=developer-hub&hub-app=1`);
  const name = page.getByRole("textbox", { name: "App name" });
  const save = page.getByRole("button", { name: "Save to a file…" });
  const said = page.getByRole("status").filter({ has: page.locator("svg") }).last();
  const disk = (change = {}) => page.evaluate((change) => ({ ...Object.assign(globalThis.disk, change) }), change);
  const renamed = (to) => text.replace('"Car services"', `"${to}"`);
  await expect(save).toBeDisabled();
  await name.fill("Garage");

  // Who chooses no file has changed nothing, and is told nothing.
  await save.click();
  await expect.poll(async () => (await disk()).asked).toBe(1);
  await expect(said).toHaveText("Not saved yet. The preview shows it already.");
  await disk({ chooses: true, text: '{ "name": "Another app" }' });
  await save.click();
  await expect(said).toContainText("registration.json says something else than what the preview read");
  expect((await disk()).text).toBe('{ "name": "Another app" }');
  await disk({ text });
  await save.click();
  await expect(said).toHaveText("Saved to registration.json.");
  expect(await disk()).toMatchObject({ text: renamed("Garage"), asked: 3 });

  // The file is known now.
  await name.fill("Workshop");
  await disk({ refuses: true });
  await save.click();
  await expect(said).toContainText("The browser did not write registration.json.");
  await disk({ refuses: false });
  await save.click();
  await expect(said).toHaveText("Saved to registration.json.");
  expect(await disk()).toMatchObject({ text: renamed("Workshop"), asked: 3 });

  await name.fill("Yard");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe("registration.json");
  expect(await readFile(await download.path(), "utf8")).toBe(renamed("Yard"));
  await expect(said).toHaveText("Not saved yet. The preview shows it already.");
  await page.getByRole("button", { name: "Discard changes" }).click();
});

test("an app that was created in the hub is saved to a new file, which is known from then on", async ({ page }) => {
  await page.addInitScript(pickers, "");
  await page.goto(`${preview.page}/?at=developer-hub`);
  await page.getByRole("button", { name: "Create an app" }).click();
  const dialog = page.getByRole("dialog", { name: "Create an app" });
  await dialog.getByRole("textbox", { name: /^App name/ }).fill("Tyre hotel");
  await dialog.getByRole("button", { name: "Create the app" }).click();
  const name = page.getByRole("textbox", { name: "App name" });
  const save = page.getByRole("button", { name: "Save to a file…" });
  const said = page.getByRole("status").filter({ has: page.locator("svg") }).last();
  const disk = (change = {}) => page.evaluate((change) => ({ ...Object.assign(globalThis.disk, change) }), change);

  await save.click();
  await expect.poll(async () => (await disk()).created).toEqual(["registration.json"]);
  await expect(said).toHaveText("Not saved yet.");
  await expect(page.getByRole("button", { name: "Basic info 1 to look at" })).toBeVisible();
  await expect(page.getByText("The file has no extension. Add panels")).toBeVisible();
  await disk({ chooses: true });
  await save.click();
  await expect(said).toHaveText("Saved to registration.json.");
  expect(JSON.parse((await disk()).text)).toMatchObject({ name: "Tyre hotel" });

  await name.fill("Tyre hotel 2");
  await save.click();
  await expect.poll(async () => JSON.parse((await disk()).text).name).toBe("Tyre hotel 2");
  await name.fill("Tyre hotel 3");
  await disk({ text: '{ "name": "By hand" }' });
  await save.click();
  await expect(said).toContainText("registration.json says something else than what the preview read");
  expect(await disk()).toMatchObject({ text: '{ "name": "By hand" }', asked: 0, created: ["registration.json", "registration.json"] });
  await page.getByRole("button", { name: "Discard changes" }).click();
});

test("the three-dot menu of an app in the list shows, opens and deletes it, by keyboard too", async ({ page }) => {
  await page.goto(`${preview.page}/?at=developer-hub`);
  const row = (name) => page.getByRole("row").filter({ has: page.getByRole("button", { name, exact: true }) });
  const menu = (name) => row(name).getByRole("button", { name: `Actions of ${name}` });
  await expect(row("Car services")).toContainText("Draft");
  await expect(row("Car services")).toContainText("In the preview");
  await page.getByRole("button", { name: "Create an app" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: /^App name/ }).fill("Tyre hotel");
  await page.getByRole("dialog").getByRole("button", { name: "Create the app" }).click();
  await page.getByRole("button", { name: "Close app settings" }).click();

  await menu("Tyre hotel").press("Enter");
  await expect(page.getByRole("menuitem")).toHaveText(["Open the form", "Install & test", "Change to live", "Show its extensions in the preview", "Delete"]);
  await page.keyboard.press("Escape");
  await expect(menu("Tyre hotel")).toBeFocused();
  await menu("Tyre hotel").press("Enter");
  await page.getByRole("menuitem", { name: "Show its extensions in the preview" }).press("Enter");
  await expect(row("Tyre hotel")).toContainText("In the preview");
  await expect(row("Car services")).not.toContainText("In the preview");

  await menu("Tyre hotel").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: /Tyre hotel/ });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(menu("Tyre hotel")).toBeFocused();
  await menu("Tyre hotel").click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await question.getByRole("button", { name: /^Delete/ }).click();
  await expect(row("Tyre hotel")).toHaveCount(0);
  await expect(row("Car services")).toContainText("In the preview");

  await menu("Car services").click();
  await page.getByRole("menuitem", { name: "Open the form" }).click();
  await expect(page.getByRole("textbox", { name: "App name" })).toHaveValue("Car services");
});

test("a draft is installed after its scopes were read, changed to live once, and installed in another company", async ({ page }) => {
  await page.goto(`${preview.page}/?at=developer-hub&hub-app=1&hub-tab=installation`);
  const other = page.getByRole("button", { name: "Install for Aksel Berg" });
  await expect(other).toBeDisabled();
  await expect(page.getByText(/is a draft, which only people of Harbour Motors can install/)).toBeVisible();

  await page.getByRole("button", { name: "Install for Liis Kask" }).click();
  const consent = page.getByRole("dialog", { name: "Install Car services?" });
  await expect(consent).toContainText("Liis Kask, Harbour Motors is asked.");
  await expect(consent.getByRole("list", { name: "What the app may do" })).toContainText("Basic information");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Install for Liis Kask" })).toBeFocused();
  await page.getByRole("button", { name: "Install for Liis Kask" }).click();
  await consent.getByRole("button", { name: "Allow and install" }).click();
  await expect(page.getByRole("button", { name: "Uninstall for Liis Kask" })).toBeVisible();

  await page.getByRole("button", { name: "Basic info" }).click();
  await page.getByRole("button", { name: "Change to live" }).click();
  const live = page.getByRole("dialog", { name: "Change Car services to live?" });
  await expect(live).toContainText("This can't be undone.");
  await live.getByRole("button", { name: "Change to live" }).click();
  await expect(page.getByText("There is no way back to a draft.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Change to live" })).toHaveCount(0);
  await expect(page).toHaveURL(/status=live/);

  await page.getByRole("button", { name: "Installation link" }).click();
  const installation = page.getByRole("region", { name: "Installation link" });
  await expect(installation).toContainText("/oauth/install");
  await page.getByRole("button", { name: "OAuth & access scopes" }).click();
  await page.getByRole("textbox", { name: "Installation URL" }).fill("");
  await page.getByRole("button", { name: "Installation link" }).click();
  await expect(installation.getByText(/^https:\/\/oauth\.pipedrive\.com\/oauth\/authorize\?client_id=car-services-preview/)).toBeVisible();
  await expect(other).toBeEnabled();
  await page.getByRole("button", { name: "Discard changes" }).click();
});

test("beside a stand-in the authorization opens in a tab of its own, and what is installed there is followed", async ({ page }) => {
  const standIn = await withStandIn(page);
  await page.goto(`${preview.page}/?at=developer-hub&hub-app=1&hub-tab=installation&user=12347`);
  await page.getByRole("button", { name: "Install & test" }).click();
  const dialog = page.getByRole("dialog", { name: "Install Car services?" });
  const link = dialog.getByRole("link", { name: "Open the authorization" });
  await expect(link).toHaveAttribute("href", "http://127.0.0.1:8082/install/car-services-preview?test=1");
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(dialog.getByRole("status")).toHaveText("Nothing was answered yet.");
  expect(standIn.asked).toEqual(["PUT app", "PUT session"]);

  standIn.change({ events: [{ id: 1, kind: "cancelled", detail: "cancelled the installation" }] });
  await expect(dialog.getByRole("status")).toHaveText("Cancelled. Your server was told error=user_denied.");
  standIn.change({
    installations: [{ user_id: 12_347, company_id: 54_321 }],
    events: [{ id: 2, kind: "installed", detail: "the app exchanged the code" }],
  });
  await expect(dialog.getByRole("status")).toHaveText("Allowed, and your server exchanged the code. Installed.");
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Uninstall for Liis Kask" }).click();
  await expect(page.getByRole("button", { name: "Install for Liis Kask" })).toBeVisible();
  expect(standIn.asked.at(-1)).toBe("POST uninstall");
});

test("the page of a record that is deleted at the stand-in says so, and comes back with the record", async ({ page }) => {
  const standIn = await withStandIn(page);
  const record = (fields) => ({ records: [{ company_id: 54_321, kind: "deals", id: 1, record: fields }] });
  standIn.change({ installations: [{ user_id: 12_345, company_id: 54_321 }] });
  await page.goto(`${preview.page}/?at=deal-details&record=1`);
  // Its frame is there, and stays empty: a page that Playwright made up may load none from this machine.
  const panel = page.locator("iframe[src*='/panel']");
  await expect(panel).toHaveCount(1);
  standIn.change(record(null));
  await expect(page.getByRole("heading", { name: "This record doesn't exist" })).toBeVisible();
  await expect(panel).toHaveCount(0);
  standIn.change(record({ id: 1, title: "Twelve vans, once more" }));
  await expect(page.getByRole("heading", { name: "Twelve vans, once more" })).toBeVisible();
  await expect(panel).toHaveCount(1);
});

/** A stand-in for Pipedrive's OAuth as the page sees it: its control routes, which wait for the next change. */
async function withStandIn(page) {
  const links = { install_and_test: "http://127.0.0.1:8082/install/car-services-preview?test=1", installation: "http://127.0.0.1:8082/install/car-services-preview" };
  let state = { version: 1, app: { client_id: "car-services-preview", status: "draft", problem: null, links }, installations: [], events: [] };
  let tell;
  let changed = new Promise((resolve) => (tell = resolve));
  const standIn = {
    asked: [],
    change(parts) {
      state = { ...state, ...parts, version: state.version + 1 };
      tell();
      changed = new Promise((resolve) => (tell = resolve));
    },
  };
  await page.route(({ pathname }) => pathname === "/", async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace("</title>", '</title><meta name="preview-stand-in" content="/.stand-in/">');
    await route.fulfill({ response, body });
  });
  await page.route(({ pathname }) => pathname.startsWith("/.stand-in/"), async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    const name = pathname.slice("/.stand-in/".length);
    if (name !== "state") standIn.asked.push(`${route.request().method()} ${name}`);
    if (name === "uninstall") standIn.change({ installations: [] });
    if (name === "state" && Number(searchParams.get("after") ?? 0) >= state.version) await changed;
    await route.fulfill({ json: state }).catch(() => {});
  });
  return standIn;
}

/** Chromium's choice of a file, without its dialog: `disk` is the file that is chosen, and says what the user and the browser do. */
function pickers(text) {
  globalThis.disk = { text, asked: 0, created: [], chooses: false, refuses: false };
  const { disk } = globalThis;
  const refusal = (name) => new DOMException("Stubbed.", name);
  const handle = {
    name: "registration.json",
    getFile: async () => new File([disk.text], "registration.json"),
    async createWritable() {
      if (disk.refuses) throw refusal("NotAllowedError");
      let written = "";
      return {
        write: async (part) => void (written += part),
        close: async () => void (disk.text = written),
      };
    },
  };
  globalThis.showOpenFilePicker = async () => {
    disk.asked += 1;
    if (!disk.chooses) throw refusal("AbortError");
    return [handle];
  };
  globalThis.showSaveFilePicker = async ({ suggestedName }) => {
    disk.created.push(suggestedName);
    if (!disk.chooses) throw refusal("AbortError");
    return handle;
  };
}

async function withServer(use) {
  const place = await mkdtemp(join(tmpdir(), "hub-"));
  const file = join(place, "registration.json");
  const text = await readFile(shipped, "utf8");
  await writeFile(file, text);
  await cp(join(dirname(shipped), "json"), join(place, "json"), { recursive: true });
  const port = await freePort();
  const server = await serve({ folder, port, registration: file });
  try {
    await use({ address: `http://127.0.0.1:${port}`, file, text });
  } finally {
    server.close();
    await rm(place, { recursive: true, force: true });
  }
}

async function freePort() {
  const probe = createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
