// What a person does is shown at once, before the server has agreed, and is taken back when it does not; other frames follow: in
// the release.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { openPreview, sendProposal } from "./support/preview-page.mjs";

test.use({ framesHaveStorage: true, expectedComplaints: /^Failed to load resource|net::ERR_/ });

const app = release.frames;

/** The server takes its time with a write until it is told what to answer: nothing for its own answer, or a status. */
async function holdWrites(page, pattern) {
  let decide;
  const decision = new Promise((resolve) => { decide = resolve; });
  await page.route(pattern, async (route) => {
    if (route.request().method() === "GET") return route.fallback();
    const status = await decision;
    return status ? route.fulfill({ status, contentType: "application/problem+json", body: "{}" }) : route.fallback();
  });
  return { accept: () => decide(), refuse: decide };
}

test.describe("a proposal", () => {
  test("is listed among the sent ones at once", async ({ page }) => {
    const host = await openPreview(page, { app });
    const server = await holdWrites(page, "**/api/**/send");
    const modal = await sendProposal(page, host);

    await expect(modal.getByText(/· sent/)).toBeVisible();
    await expect(modal.getByRole("radio", { name: /Large service/ })).toHaveCount(0);

    server.accept();
    await expect(host.snackbars.getByText(/^Proposal sent to /)).toBeVisible();
  });

  test("that the server refuses is back among the others, chosen as before", async ({ page }) => {
    const host = await openPreview(page, { app });
    const server = await holdWrites(page, "**/api/**/send");
    const modal = await sendProposal(page, host);
    await expect(modal.getByText("Already sent")).toBeVisible();

    server.refuse(403);
    await expect(modal.getByRole("alert")).toContainText("The proposal was not sent.");
    await expect(modal.getByRole("radio", { name: /Large service/ })).toBeChecked();
    await expect(modal.getByText("Already sent")).toHaveCount(0);
  });
});

test.describe("a call", () => {
  async function save(page, host, note) {
    const window = host.frame("floating-window");
    await window.getByRole("button", { name: "Call Ada Byrne" }).last().click();
    await window.getByRole("button", { name: "End call" }).click();
    await window.getByRole("radio", { name: "Left a message" }).check();
    await window.getByRole("textbox", { name: "Note" }).fill(note);
    await window.getByRole("button", { name: "Save call" }).click();
    return window;
  }

  async function openWindow(page) {
    const host = await openPreview(page, { app });
    await page.getByRole("button", { name: /^Service calls/ }).click();
    return host;
  }

  test("is listed among the last ones at once, and the next can be made", async ({ page }) => {
    const host = await openWindow(page);
    const server = await holdWrites(page, "**/api/calls");
    const window = await save(page, host, "Wants the winter tyres.");

    await expect(window.getByRole("list", { name: "Recent" }).getByText("Left a message")).toBeVisible();

    server.accept();
    await expect(host.snackbars.getByText("Call saved")).toBeVisible();
    await expect(window.getByRole("list", { name: "Recent" }).getByRole("listitem")).toHaveCount(1);
  });

  test("that the server refuses comes back with what was written", async ({ page }) => {
    const host = await openWindow(page);
    const server = await holdWrites(page, "**/api/calls");
    const window = await save(page, host, "Wants the winter tyres.");
    await expect(window.getByRole("list", { name: "Recent" })).toBeVisible();

    server.refuse(403);
    await expect(window.getByRole("alert")).toContainText("The call was not saved.");
    await expect(window.getByRole("textbox", { name: "Note" })).toHaveValue("Wants the winter tyres.");
    await window.getByRole("button", { name: "Don't save" }).click();
    await expect(window.getByRole("list", { name: "Recent" })).toHaveCount(0);
  });

  test("that is refused during the next one waits until that is over", async ({ page }) => {
    const host = await openWindow(page);
    const server = await holdWrites(page, "**/api/calls");
    const window = await save(page, host, "Wants the winter tyres.");
    await window.getByRole("button", { name: "Call Ada Byrne" }).last().click();
    server.refuse(403);
    await expect(window.getByRole("alert")).toContainText("The call was not saved.");
    await expect(window.getByRole("timer")).toBeVisible();

    await window.getByRole("button", { name: "End call" }).click();
    await expect(window.getByRole("textbox", { name: "Note" })).toHaveValue("");
    await window.getByRole("button", { name: "Don't save" }).click();
    await expect(window.getByText("The call with Ada Byrne was not saved.")).toBeVisible();
    await window.getByRole("button", { name: "Write it down" }).click();
    await expect(window.getByRole("textbox", { name: "Note" })).toHaveValue("Wants the winter tyres.");
  });
});

test.describe("settings", () => {
  async function change(page) {
    page.on("dialog", (dialog) => dialog.accept());
    const host = await openPreview(page, { app, at: "settings" });
    const settings = host.frame("settings");
    const server = await holdWrites(page, "**/api/settings");
    const sender = settings.getByRole("textbox", { name: "Sender name" });
    await sender.fill("Harbour Motors");
    await settings.getByRole("button", { name: /^Save/ }).click();
    return { host, settings, server, sender, bar: settings.getByRole("region", { name: "Unsaved changes" }) };
  }

  test("count as saved at once", async ({ page }) => {
    const { host, server, bar } = await change(page);
    await expect(bar).toBeHidden();
    server.accept();
    await expect(host.snackbars.getByText("Settings saved")).toBeVisible();
    await expect(bar).toBeHidden();
  });

  test("that the server refuses are unsaved again", async ({ page }) => {
    const { settings, server, sender, bar } = await change(page);
    await expect(bar).toBeHidden();
    server.refuse(403);
    await expect(settings.getByRole("alert")).toContainText("The settings were not saved.");
    await expect(bar).toBeVisible();
    await expect(sender).toHaveValue("Harbour Motors");
  });

  test("keep what is typed while they are being saved", async ({ page }) => {
    const { host, settings, server, sender, bar } = await change(page);
    await settings.getByRole("textbox", { name: "Reply-to address" }).fill("office@harbour.test");
    server.accept();
    await expect(host.snackbars.getByText("Settings saved")).toBeVisible();
    await expect(settings.getByRole("textbox", { name: "Reply-to address" })).toHaveValue("office@harbour.test");
    await expect(sender).toHaveValue("Harbour Motors");
    await expect(bar).toContainText("“Reply-to address” changed");
  });
});

test("a disconnected account is connected again when the server refuses", async ({ page }) => {
  const host = await openPreview(page, { app, at: "settings" });
  const settings = host.frame("settings");
  const server = await holdWrites(page, "**/api/connection");
  await settings.getByRole("button", { name: "Disconnect" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(settings.getByText("Not connected")).toBeVisible();

  server.refuse(403);
  await expect(settings.getByRole("alert")).toContainText("The account was not disconnected.");
  await expect(settings.getByText("Connected", { exact: true })).toBeVisible();
});

test.describe("a new vehicle", () => {
  for (const [browser, prepare] of Object.entries({
    "the browser's channel": () => {},
    "the storage, without a BroadcastChannel": () => { globalThis.BroadcastChannel = undefined; },
  })) {
    test(`is listed in the panel of its record at once, by ${browser}`, async ({ page }) => {
      await page.addInitScript(prepare);
      const host = await openPreview(page, { app });
      const panel = host.frame("panel");
      await expect(panel.getByText("Volvo V60")).toBeVisible();
      await panel.getByRole("button", { name: "Add vehicle" }).click();
      const modal = host.frame("modal");
      await modal.getByRole("textbox", { name: "Make and model" }).fill("Volvo V90");
      await modal.getByRole("textbox", { name: "Number plate" }).fill("HS 1");
      await modal.getByRole("button", { name: "Add vehicle" }).click();

      await expect(panel.getByText("Volvo V90")).toBeVisible();
      await expect(modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
    });
  }
});
