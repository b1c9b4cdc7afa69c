// Forms as people use them by keyboard and pointer: the focus stays, results are read aloud, refusals are shown, Escape closes.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { addVehicle, openPreview } from "./support/preview-page.mjs";

test.use({ framesHaveStorage: true });

const app = release.frames;

const modalFrame = (page) => page.locator("iframe[data-surface=modal]");

test("saving the settings by keyboard leaves the focus in the field and reads the result aloud", async ({ page }) => {
  page.on("dialog", (dialog) => dialog.accept());
  const host = await openPreview(page, { app, at: "settings" });
  const settings = host.frame("settings");
  const sender = settings.getByRole("textbox", { name: "Sender name" });
  await sender.fill("Harbour Motors");
  const save = settings.getByRole("button", { name: "Save changes" });
  await expect(save).toBeVisible();
  await sender.focus();
  await save.focus();
  await save.press("Enter");

  await expect(sender).toBeFocused();
  await expect(settings.getByRole("status").filter({ hasText: "Settings saved" })).toHaveCount(1);
});

test.describe("a refusal of what the form does not have", () => {
  test.use({ expectedComplaints: /422/ });

  test("is shown above the form", async ({ page }) => {
    const host = await openPreview(page, { app });
    const form = await addVehicle(page, host);
    const errors = { price_list: "The price list is closed." };
    await page.route("**/api/vehicles", (route) => (route.request().method() === "POST"
      ? route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify({ type: "/problems/invalid", status: 422, errors }) })
      : route.fallback()));
    await form.name.fill("Volvo V90");
    await form.plate.fill("HS 1");
    await form.add.click();

    const summary = form.modal.getByRole("group", { name: "This could not be saved" });
    await expect(summary).toBeFocused();
    await expect(summary).toContainText("price_list: The price list is closed.");
  });
});

test("an invalid field keeps its border under the pointer and with the focus", async ({ page }) => {
  const host = await openPreview(page, { app });
  const form = await addVehicle(page, host);
  const border = () => form.plate.evaluate((field) => getComputedStyle(field).borderTopColor);
  const ordinary = await border();
  await form.name.fill("Volvo V90");
  await form.add.click();
  await expect(form.plate).toHaveAttribute("aria-invalid", "true");

  const invalid = await border();
  expect(invalid).not.toBe(ordinary);
  await form.plate.hover();
  expect(await border()).toBe(invalid);
  await form.plate.focus();
  expect(await border()).toBe(invalid);
});

test("what autofill sets without an event is sent", async ({ page }) => {
  const host = await openPreview(page, { app });
  const form = await addVehicle(page, host);
  for (const [field, value] of [[form.name, "Volvo V90"], [form.plate, "HS 1"]]) {
    await field.evaluate((input, text) => { input.value = text; }, value);
  }
  await form.add.click();
  await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
});

test.describe("Escape in the modal's page", () => {
  test("closes the modal through close_modal", async ({ page }) => {
    const host = await openPreview(page, { app });
    const form = await addVehicle(page, host);
    await form.name.press("Escape");

    await expect(modalFrame(page)).toHaveCount(0);
    const closed = (await host.log()).filter(({ surface, kind, name }) => surface === "modal" && kind === "command" && name === "close_modal");
    expect(closed).toHaveLength(1);
  });

  test("of an input method closes nothing", async ({ page }) => {
    const host = await openPreview(page, { app });
    const form = await addVehicle(page, host);
    await form.name.dispatchEvent("keydown", { key: "Escape", isComposing: true });
    await form.name.fill("Volvo V90");
    await expect(modalFrame(page)).toHaveCount(1);
  });

  test("asks first while a write is not confirmed, and stays when told so", async ({ page }) => {
    const host = await openPreview(page, { app });
    const form = await addVehicle(page, host);
    let let_go;
    const held = new Promise((resolve) => { let_go = resolve; });
    await page.route("**/api/vehicles", async (route) => {
      if (route.request().method() === "POST") await held;
      await route.fallback();
    });
    await form.name.fill("Volvo V90");
    await form.plate.fill("HS 1");
    await form.add.click();
    await form.plate.press("Escape");

    const question = page.getByRole("dialog", { name: "Close this window?" });
    await expect(question).toContainText("What you sent is not confirmed yet.");
    await question.getByRole("button", { name: "Cancel" }).click();
    await expect(modalFrame(page)).toHaveCount(1);
    let_go();
    await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
  });
});
