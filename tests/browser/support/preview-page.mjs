// The preview as its tests use it: what a person sees of it, and what `window.preview` tells.

import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";
import { preview } from "./addresses.mjs";

/** The reference app as it is registered. */
export const registrationFile = fileURLToPath(new URL("../../../assets/registration.json", import.meta.url));

/** Opens the preview and waits until the pages of the place run: they have said hello and hear what happens around them. */
export async function openPreview(page, given = {}) {
  const parameters = { registration: (given.app || given["panel-url"]) && (await offerRegistration(page)), ...given };
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== undefined));
  await page.goto(`${preview.page}/?${query}`);
  const shown = [...surfacesAt(parameters.at), "floating-window"];
  const running = (entries) => shown.filter((surface) => ["initialize", "user_settings_change"].every((name) => entries.some((entry) => entry.surface === surface && entry.name === name)));
  const host = {
    frame: (surface) => page.frameLocator(`iframe[data-surface=${surface}]`),
    snackbars: page.getByRole("status", { name: "Messages" }),
    log: () => page.evaluate(() => globalThis.preview.log()),
    saveSettings: () => saveSettings(page),
    refused: async () => (await host.log()).filter((entry) => entry.kind === "refused"),
  };
  await page.waitForFunction(() => globalThis.preview);
  // By itself Playwright looks again after a whole second at last, which each of some hundred tests would wait for.
  await expect.poll(async () => running(await host.log()), { intervals: [50] }).toEqual(shown);
  return host;
}

/** Serves the reference app's registration beside the preview, with its name and surfaces, for when it has a server of its own. */
export async function offerRegistration(page) {
  // Beside the file of the build, whose structures lie beside it too.
  const path = "/assets/reference-app.json";
  await page.context().route(`${preview.page}${path}`, (route) => route.fulfill({ path: registrationFile }));
  return path;
}

/** Presses Save as a person would: not while the page is still growing or shrinking, and the button moving away. */
async function saveSettings(page) {
  const height = (element) => Math.ceil(element.getBoundingClientRect().height);
  const frame = page.frameLocator("iframe[data-surface=settings]");
  const content = frame.locator(".surface");
  const given = page.locator("iframe[data-surface=settings]");
  await expect.poll(async () => {
    const wanted = await content.evaluate(height);
    const heights = [await given.evaluate(height), await content.evaluate(() => innerHeight)];
    return heights.map((found) => found - wanted);
  }, { intervals: [50] }).toEqual([0, 0]);
  await frame.getByRole("button", { name: /^Save/ }).click();
}

/** Opens the form of a new vehicle, and gives what a person does with it. */
export async function addVehicle(page, host) {
  await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
  const modal = host.frame("modal");
  await expect(modal.getByRole("textbox", { name: "Make and model" })).toBeVisible();
  return {
    modal,
    name: modal.getByRole("textbox", { name: "Make and model" }),
    plate: modal.getByRole("textbox", { name: "Number plate" }),
    add: modal.getByRole("button", { name: "Add vehicle" }),
    close: () => page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click(),
  };
}

/** Sends a proposal for the first vehicle, and gives the modal. */
export async function sendProposal(page, host) {
  await host.frame("panel").getByText("Volvo V60").click();
  const modal = host.frame("modal");
  await modal.getByRole("radio", { name: /Large service/ }).check();
  await modal.getByRole("button", { name: "Send proposal" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send proposal" }).click();
  return modal;
}

/** Opens the app's modal for everybody in the list of people. */
export async function remindAll(page) {
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await page.getByRole("button", { name: /Actions|More/ }).click();
  await page.getByRole("menuitem", { name: "Vehicle details" }).click();
}

function surfacesAt(place = "deal-details") {
  if (place === "settings") return ["settings"];
  // People have the JSON panel, which Pipedrive draws itself.
  if (place === "person-details") return [];
  return place.endsWith("-details") ? ["panel"] : [];
}
