// JSON panels and JSON modals as people use them in the preview: drawn from what the app's endpoints answer, sent, and refused.

import { expect, test } from "./support/test.mjs";
import { clientIn } from "./support/client.mjs";
import { hurryHost } from "./support/clock.mjs";
import { inspect } from "./support/inspect.mjs";
import { startJsonApp } from "./support/json-app.mjs";

let app;

test.beforeAll(async () => {
  app = await startJsonApp();
});

test.afterAll(() => app.stop());

test.beforeEach(() => app.reset());

const panelOf = (page) => page.getByRole("region", { name: "Visits" });
const dialogOf = (page, name = "Order parts") => page.getByRole("dialog", { name });
const inject = (page, rule) => page.evaluate((given) => globalThis.preview.inject(given), rule);

async function openModal(page, name = "Order parts") {
  await page.getByRole("button", { name: "More actions" }).first().click();
  await page.getByRole("menuitem", { name }).click();
  return dialogOf(page, name);
}

test("a JSON panel asks for each record, and shows, folds and reloads what it gets", async ({ page }) => {
  await page.goto(app.page());
  const panel = panelOf(page);
  await expect(panel.getByRole("heading", { name: "Winter check" })).toBeVisible();
  await expect(panel).toContainText(/1,?\.?200[.,]50/);
  await expect(panel).toContainText("Paid");
  const first = Object.fromEntries(app.asked[0].query);
  expect(first).toMatchObject({ resource: "deal", view: "details", selectedIds: "1", isShared: "false" });
  expect(first.token.split(".")).toHaveLength(3);
  await inspect(page, "json-panel");

  await panel.getByRole("button", { name: "Winter check", exact: true }).click();
  await expect(panel.getByText("Paid")).toBeHidden();
  app.given.panel.body = { data: [] };
  await panel.getByRole("button", { name: "Reload Visits" }).click();
  await expect(panel.getByText("Nothing to show").last()).toBeVisible();

  await page.getByRole("button", { name: "Visits", exact: true }).click();
  await expect(panel.getByText("Nothing to show").last()).toBeHidden();
  await page.goto(app.page("&at=organization-details&record=2"));
  await expect(panel.getByText("Nothing to show").last()).toBeVisible();
  expect(Object.fromEntries(app.asked.at(-1).query)).toMatchObject({ resource: "organization", selectedIds: "2" });
});

test("a panel says why it shows nothing, and the preview says more", async ({ page }) => {
  app.given.panel = { status: 402, body: { error: { title: "Plan expired", subtitle: "See [billing](https://app.example.test/billing).", action: { url: "https://app.example.test/pay", label: "Renew plan" } } } };
  await page.goto(app.page());
  const panel = panelOf(page);
  await expect(panel.getByRole("heading", { name: "Plan expired" })).toBeVisible();
  await expect(panel.getByRole("link", { name: "Renew plan" })).toHaveAttribute("href", "https://app.example.test/pay");
  await expect(panel.getByRole("link", { name: "billing" })).toBeVisible();

  app.given.panel = { status: 200, body: { data: [{ id: 1, header: "Winter check", price: "a lot" }] } };
  await panel.getByRole("button", { name: "Reload Visits" }).click();
  await expect(panel.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await expect(panel.getByRole("complementary")).toContainText("/data/0/price");
  await inspect(page, "json-panel-failed");

  app.reset();
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(panel.getByRole("heading", { name: "Winter check" })).toBeVisible();
});

test("the failure lab breaks panels and modals in each way", async ({ page }) => {
  await page.goto(app.page());
  const panel = panelOf(page);
  await expect(panel.getByRole("heading", { name: "Winter check" })).toBeVisible();
  const faults = ["wrongType", "cut", "malformed", "html", "redirect", "refused", "certificate", ...[401, 402, 403, 429, 500].map((status) => ({ status })), { delay: 300 }];
  for (const fault of faults) {
    await inject(page, { endpoint: "json-panel", times: 1, fault });
    await panel.getByRole("button", { name: "Reload Visits" }).click();
    const title = fault.delay ? "Winter check" : fault.status ? "On purpose" : "Something went wrong";
    await expect(panel.getByRole("heading", { name: title }), JSON.stringify(fault)).toBeVisible();
  }
  for (const fault of faults.filter((one) => !one.delay)) {
    await inject(page, { endpoint: "json-modal", times: 1, fault });
    const dialog = await openModal(page);
    const title = fault.status === 401 ? "The connection is lost" : "Something went wrong";
    await expect(dialog.getByRole("heading", { name: title }), JSON.stringify(fault)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  }
});

test("a JSON modal is filled in by keyboard, follows its fields, and closes with a message", async ({ page }) => {
  app.given.sent = { status: 200, body: { success: { message: "Parts ordered", type: "snackbar", link: { label: "View order", value: "https://app.example.test/orders/1" } }, refreshPanelData: true } };
  await page.goto(app.page());
  await expect(panelOf(page).getByRole("heading", { name: "Winter check" })).toBeVisible();
  const dialog = await openModal(page);
  const order = dialog.getByRole("button", { name: "Order" });
  await expect(order).toHaveAttribute("aria-disabled", "true");
  await expect(dialog.getByRole("textbox", { name: "Size" })).toBeHidden();
  await inspect(page, "json-modal");

  // What is missing is said when it is tried all the same, and has the focus.
  await order.focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Part" })).toBeFocused();
  await expect(dialog.getByText("Fill in this field.")).toBeVisible();
  await page.keyboard.type("Winter tyre");
  app.given.form = { status: 200, body: { data: { blocks: { size: { value: "205" } }, actions: {} } } };
  await dialog.getByRole("combobox", { name: "Kind" }).selectOption("Tyre");
  await expect(dialog.getByRole("textbox", { name: "Size" })).toHaveValue("205");
  const refetched = app.asked.at(-1);
  expect(refetched.query.get("invoker")).toBe("kind");
  expect(JSON.parse(refetched.query.get("form"))).toMatchObject({ part: "Winter tyre", kind: "tyre", source: "preview" });
  await expect(dialog.getByRole("textbox", { name: "Part" })).toHaveValue("Winter tyre");

  const before = app.asked.length;
  await dialog.getByRole("textbox", { name: "Part" }).press("Enter");
  await expect(dialog).toBeHidden();
  const messages = page.getByRole("status", { name: "Messages" });
  await expect(messages).toContainText("Parts ordered");
  await expect(messages.getByRole("link", { name: "View order" })).toHaveAttribute("href", "https://app.example.test/orders/1");
  const sent = app.asked.slice(before).find(({ method }) => method === "POST");
  expect(sent.body).toEqual({ part: "Winter tyre", kind: "tyre", size: "205", source: "preview" });
  await expect.poll(() => app.asked.slice(before).some(({ path }) => path === "/visits")).toBe(true);
});

test("errors of a form are tied to their fields, and start over puts the schema's values back", async ({ page }) => {
  app.given.sent = { status: 200, body: { data: { blocks: { part: { error: "There is no such part." } } } } };
  await page.goto(app.page());
  const dialog = await openModal(page);
  const part = dialog.getByRole("textbox", { name: "Part" });
  await part.fill("Wing");
  await part.press("Enter");
  await expect(part).toHaveAttribute("aria-invalid", "true");
  await expect(part).toHaveAccessibleDescription("There is no such part.");
  await expect(part).toBeFocused();
  await part.pressSequentially("s");
  await expect(part).not.toHaveAttribute("aria-invalid");

  app.given.sent = { status: 400, body: { error: { message: "The warehouse is closed." } } };
  await part.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("The warehouse is closed.");
  await dialog.getByRole("button", { name: "Start over" }).click();
  await expect(part).toHaveValue("");

  app.given.form = { status: 401, body: {} };
  await page.keyboard.press("Escape");
  await openModal(page);
  await expect(dialog.getByRole("button", { name: "Reconnect the app" })).toBeVisible();
});

test("cancel closes a form and sends nothing, and a page of the app opens in a new tab with the form in its address", async ({ page }) => {
  await page.goto(app.page());
  const dialog = await openModal(page, "Print label");
  await dialog.getByRole("textbox", { name: "Part" }).fill("Wing & mirror");
  const [tab, request] = await Promise.all([
    page.context().waitForEvent("page"),
    page.context().waitForEvent("request", (request) => request.url().includes("/print")),
    dialog.getByRole("button", { name: "Print" }).click(),
  ]);
  const { pathname, searchParams } = new URL(request.url());
  expect([pathname, searchParams.get("from")]).toEqual(["/print", "form"]);
  expect(JSON.parse(searchParams.get("form"))).toMatchObject({ part: "Wing & mirror", source: "preview" });
  expect(await tab.evaluate(() => globalThis.opener)).toBe(null);
  await tab.close();
  await expect(dialog).toBeVisible();

  await dialog.getByRole("button", { name: "Never mind" }).click();
  await expect(dialog).toBeHidden();
  expect(app.asked.filter(({ method }) => method === "POST")).toEqual([]);
});

test("a custom panel opens a JSON modal by the SDK, and hears how it ended", async ({ page }) => {
  await page.goto(app.page("&at=person-details"));
  const panel = clientIn(page.frameLocator("iframe[data-surface=panel]"));
  await panel.isReady();
  const ways = [
    ["Print label", "closed", (dialog) => dialog.getByRole("button", { name: "Never mind" }).click()],
    ["Order parts", "closed", () => page.keyboard.press("Escape")],
    ["Order parts", "submitted", async (dialog) => {
      await dialog.getByRole("textbox", { name: "Part" }).fill("Winter tyre");
      await page.keyboard.press("Enter");
    }],
  ];
  const heard = [];
  for (const [name, status, end] of ways) {
    await panel.send("open_modal", { type: "json_modal", action_id: name });
    const dialog = dialogOf(page, name);
    await expect(dialog.getByRole("textbox", { name: "Part" })).toBeVisible();
    await end(dialog);
    await expect(dialog).toBeHidden();
    heard.push(`answered open_modal {"status":"${status}"}`);
    await expect.poll(async () => (await panel.told()).filter((line) => line.startsWith("answered open_modal"))).toEqual(heard);
  }
  expect(app.asked.find(({ method }) => method === "POST").body).toMatchObject({ part: "Winter tyre" });
  await expect(page.getByRole("status", { name: "Messages" })).toContainText("Parts ordered");
});

test("an endpoint that stays silent is given up after ten seconds, and asked again", async ({ page }) => {
  await hurryHost(page, 20);
  await page.goto(app.page("&tools=requests"));
  const panel = panelOf(page);
  const last = page.getByRole("list", { name: "Requests, oldest first" }).getByRole("button").last();
  await expect(panel.getByRole("heading", { name: "Winter check" })).toBeVisible();
  await inject(page, { endpoint: "json-panel", times: 1, fault: "silence" });
  await panel.getByRole("button", { name: "Reload Visits" }).click();
  await expect(panel.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await expect(last).toContainText(/Visits.*timed out/);
  await panel.getByRole("button", { name: "Try again" }).click();
  await expect(panel.getByRole("heading", { name: "Winter check" })).toBeVisible();

  await inject(page, { endpoint: "json-modal", times: 1, fault: "silence" });
  const dialog = await openModal(page);
  await expect(dialog.getByRole("heading", { name: "Something went wrong" })).toBeVisible();
  await expect(last).toContainText(/Order parts.*timed out/);
});

test("a panel's own button opens the modal, and who only shares the app can't act", async ({ page }) => {
  await page.goto(app.page("&assume=sharedPanels:shared"));
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Order parts", exact: true }).click();
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "Actions for Winter check" }).click();
  await panel.getByRole("button", { name: "Order parts", exact: true }).first().click();
  await expect(dialogOf(page)).toBeVisible();
  await page.keyboard.press("Escape");

  await page.goto(app.page("&assume=sharedPanels:shared&installed=no"));
  await expect(panel.getByRole("heading", { name: "Winter check" })).toBeVisible();
  expect(app.asked.at(-1).query.get("isShared")).toBe("true");
  await expect(panel.getByRole("button", { name: "Order parts" })).toHaveCount(0);
});

test("only what the registration names is served beside it", async ({ request }) => {
  const status = async (path) => (await request.get(`${app.origin}/.pipeframe/${path}`)).status();
  expect(await status("visits.json")).toBe(200);
  expect(await status("forms/parts.json")).toBe(200);
  for (const path of ["secret.json", "forms/../secret.json", "..%2Fsecret.json"]) expect(await status(path), path).not.toBe(200);
});
