// Every page and every state of it, without a serious or critical violation in light and in dark. A picture of each is
// written beside, to be looked at.

import { expect, test } from "./support/test.mjs";
import { preview, release } from "./support/addresses.mjs";
import { forbidScripts, showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { inspect } from "./support/inspect.mjs";
import { openPreview } from "./support/preview-page.mjs";

test.beforeEach(async ({ page }) => {
  // Without motion nothing is caught half-way between two colours.
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("the deal's page, its dialogs and its forms", async ({ page }) => {
  const host = await openPreview(page);
  const panel = host.frame("panel");
  const row = panel.getByRole("listitem").filter({ hasText: "Volvo V60" });
  await expect(row).toBeVisible();
  await inspect(page, "deal");

  await panel.getByRole("button", { name: "More actions for Volvo V60" }).click();
  await expect(panel.getByRole("menu")).toBeVisible();
  await inspect(page, "deal-menu");
  await panel.getByRole("menuitem", { name: "Add follow-up activity" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Save" })).toBeVisible();
  await inspect(page, "activity-form");
  await page.keyboard.press("Escape");

  await panel.getByRole("button", { name: "Add vehicle" }).click();
  await expect(host.frame("modal").getByRole("textbox").first()).toBeVisible();
  await inspect(page, "modal-new-vehicle");
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click();

  await row.getByText("Volvo V60").click();
  const modal = host.frame("modal");
  await modal.getByRole("radio").first().check();
  await inspect(page, "modal-vehicle");
  await modal.getByRole("button", { name: "Send proposal" }).click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeVisible();
  await inspect(page, "confirmation");
});

test("the floating window in each of its stages", async ({ page }) => {
  const host = await openPreview(page, { at: "person-details" });
  const window = host.frame("floating-window");
  await page.getByRole("button", { name: "Service calls", exact: true }).click();
  await expect(window.getByRole("button", { name: /^Call / }).first()).toBeVisible();
  await inspect(page, "window-contacts", { floats: true });

  await page.getByRole("tab", { name: "Calls" }).click();
  await page.getByRole("button", { name: "Simulate incoming call" }).click();
  await expect(window.getByRole("button", { name: "Accept" })).toBeVisible();
  await inspect(page, "window-ringing", { floats: true });

  await window.getByRole("button", { name: "Accept" }).click();
  await expect(window.getByRole("timer")).toBeVisible();
  await inspect(page, "window-talking", { floats: true });
  await window.getByRole("button", { name: "Keypad" }).click();
  await expect(window.getByRole("group", { name: "Keypad" })).toBeVisible();
  await inspect(page, "window-keypad", { floats: true });
  await window.getByRole("button", { name: "Notes" }).click();
  await window.getByRole("textbox", { name: "Notes" }).fill("Wants the winter tyres.");
  await inspect(page, "window-notes", { floats: true });

  await window.getByRole("button", { name: "End call" }).click();
  await window.getByRole("checkbox", { name: "Plan the next activity" }).check();
  await window.getByRole("button", { name: "Save call" }).click();
  await expect(window.getByText("Choose how it went").first()).toBeVisible();
  await inspect(page, "window-follow-up", { floats: true });
});

test("the settings page", async ({ page }) => {
  const host = await openPreview(page, { at: "settings" });
  const settings = host.frame("settings");
  await expect(settings.getByRole("textbox", { name: "Sender name" })).not.toHaveValue("");
  await inspect(page, "settings");

  await settings.getByRole("textbox", { name: "Sender name" }).fill("");
  await settings.getByRole("button", { name: /^Save/ }).click();
  await expect(settings.getByRole("textbox", { name: "Sender name" })).toHaveAttribute("aria-invalid", "true");
  await inspect(page, "settings-refused");
});

test("the organization's page and the lists", async ({ page }) => {
  await openPreview(page, { at: "organization-details" });
  await expect(page.frameLocator("iframe[data-surface=panel]").getByRole("listitem").first()).toBeVisible();
  await inspect(page, "organization");
  const rail = page.getByRole("navigation", { name: "Main" });
  for (const list of ["Deals", "Contacts", "Organizations", "Activities"]) {
    await rail.getByRole("button", { name: list }).click();
    await expect(page.getByRole("region", { name: "List" })).toBeVisible();
    await inspect(page, `list-${list.toLowerCase()}`);
  }
});

test("the developer tools", async ({ page }) => {
  const host = await openPreview(page);
  await page.evaluate(() => globalThis.preview.inject({ surface: "panel", command: "open_modal", fault: { error: "Try later" } }));
  await host.frame("panel").getByText("Volvo V60").click();
  await expect(host.frame("panel").getByRole("alert")).toBeVisible();
  await page.locator(".log-row").first().click();
  await expect(page.getByRole("complementary", { name: "Message" })).toBeVisible();
  await inspect(page, "tools-log");
  for (const tab of ["State", "Context", "Faults"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.getByRole("tabpanel", { name: tab })).toBeVisible();
    await inspect(page, `tools-${tab.toLowerCase()}`);
  }
});

test("the panel as narrow and as wide as Pipedrive makes it", async ({ page }) => {
  for (const width of [320, 420]) {
    const { frame } = await showInBareHost(page, surfaceAddress(preview, "panel"), { width });
    await expect(frame.getByText("Volvo V60")).toBeVisible();
    await inspect(page, `panel-${width}`);
  }
});

test("the modal for a list's selection", async ({ page }) => {
  const address = surfaceAddress(preview, "modal", { resource: "person", view: "list", selectedIds: "1,4,6" });
  const { frame } = await showInBareHost(page, address, { width: 560 });
  await expect(frame.getByRole("button", { name: "Send 3 reminders" })).toBeVisible();
  await inspect(page, "modal-selection");
});

test("the landing page of a link action", async ({ page }) => {
  await page.goto(surfaceAddress(release, "action", { id: undefined, token: undefined }));
  await expect(page.getByRole("link", { name: "Back to Pipedrive" })).toBeVisible();
  await inspect(page, "link-action");
});

const screens = {
  "outside": { title: "Open this in Pipedrive", show: async (page, address) => ({ frame: await page.goto(address).then(() => page) }) },
  "no-identifier": { title: "This page lost its address", query: { id: undefined } },
  "misread": { title: "This page was opened in an unexpected way", query: { selectedIds: "three" } },
  "no-page": { title: "There is no such page", path: "pannel" },
  "no-script": { title: "This page could not be loaded", prepare: forbidScripts, complaints: /violates the following Content Security Policy directive|preloaded using link preload/ },
  "no-program": { title: "This page could not be loaded", prepare: (page) => page.route(/\.wasm$/, (route) => route.abort()) },
};

// The messages of the browser about blocked requests and unused preloads, and those of the boot script.
const ofBlockedFiles = /net::ERR_FAILED|Failed to fetch|preloaded using link preload/;

for (const [name, { title, path = "panel", query, prepare, complaints = ofBlockedFiles, show = showInBareHost }] of Object.entries(screens)) {
  test.describe("the screens of a start that failed", () => {
    test.use({ expectedComplaints: complaints });

    test(`${name}: ${title}`, async ({ page }) => {
      await prepare?.(page);
      const { frame } = await show(page, surfaceAddress(release, path, { ...query, token: undefined }));
      await expect(frame.getByRole("heading", { name: title })).toBeVisible();
      await inspect(page, `start-${name}`);
    });
  });
}
