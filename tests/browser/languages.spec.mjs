// The language of a page: chosen before the program starts, and English where another one does not arrive.

import { expect, test } from "@playwright/test";
import { preview } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";

const panel = (parameters = {}) => surfaceAddress(preview, "panel", parameters);
const texts = /\/texts-[\w-]+\.json$/;

test.describe("for a reader whose browser is set to German", () => {
  test.use({ locale: "de-AT" });

  test("the page is in German, with numbers and dates as its reader writes them", async ({ page }) => {
    const asked = [];
    page.on("request", (request) => texts.test(request.url()) && asked.push(request.url()));
    const { frame } = await showInBareHost(page, panel());
    await expect(frame.getByRole("button", { name: "Fahrzeug hinzufügen" })).toBeVisible();
    await expect(frame.getByText(/^\d+ Fahrzeuge/)).toBeVisible();
    await expect(frame.getByText(/€/).first()).toContainText(/\d\s€|€\s\d/);
    await expect(frame.locator("html")).toHaveAttribute("lang", "de");
    expect(asked.map((address) => address.match(/texts-([\w-]+)-[0-9a-f]+\.json/)[1])).toEqual(["de"]);
  });

  for (const [how, answer] of Object.entries({
    "does not arrive": (route) => route.abort(),
    "is another page": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Not found</p>" }),
    "is of another form": (route) => route.fulfill({ json: { "Add vehicle": "Fahrzeug" } }),
    "is gone": (route) => route.fulfill({ status: 404, contentType: "application/json", body: "[]" }),
  })) {
    test(`a page whose file of texts ${how} is in English, with English numbers`, async ({ page }) => {
      await page.route(texts, answer);
      const { frame } = await showInBareHost(page, panel());
      await expect(frame.getByRole("button", { name: "Add vehicle" })).toBeVisible();
      await expect(frame.getByText(/€\d/).first()).toBeVisible();
      await expect(frame.locator("html")).toHaveAttribute("lang", "en");
    });
  }

  test("a page whose file of texts is late does not wait longer than three seconds", async ({ page }) => {
    let send;
    const held = new Promise((resolve) => { send = resolve; });
    await page.route(texts, async (route) => { await held; await route.abort().catch(() => {}); });
    const { frame } = await showInBareHost(page, panel());
    await expect(frame.getByRole("button", { name: "Add vehicle" })).toBeVisible({ timeout: 10_000 });
    send();
  });

  test("nothing is shown in English before the German texts are there", async ({ page }) => {
    let send;
    const held = new Promise((resolve) => { send = resolve; });
    await page.route(texts, async (route) => { await held; await route.continue(); });
    const asked = page.waitForRequest(/\.wasm$/);
    const { frame } = await showInBareHost(page, panel());
    await asked;
    await expect(frame.locator("#start")).toBeVisible();
    await expect(frame.getByRole("main").filter({ visible: true })).toHaveCount(0);
    send();
    await expect(frame.getByRole("button", { name: "Fahrzeug hinzufügen" })).toBeVisible();
  });

  test("a page that can't start says so in German", async ({ page }) => {
    await page.route(/\.wasm$/, (route) => route.abort());
    const { frame } = await showInBareHost(page, panel());
    await expect(frame.getByRole("heading", { name: "Diese Seite konnte nicht geladen werden" })).toBeVisible();
    await expect(frame.getByRole("button", { name: "Neu laden" })).toBeVisible();
  });
});

for (const [locale, name] of Object.entries({ "pt-PT": "Adicionar veículo", "et-EE": "Lisa sõiduk", "es-MX": "Añadir vehículo", "fr-FR": "Add vehicle", "en-GB": "Add vehicle" })) {
  test.describe(`for a reader whose browser is set to ${locale}`, () => {
    test.use({ locale });

    test("the page is in the nearest language", async ({ page }) => {
      const { frame } = await showInBareHost(page, panel());
      await expect(frame.getByRole("button", { name })).toBeVisible();
    });
  });
}

test("a page in a language from right to left is mirrored, with its menu inside", async ({ page }) => {
  const { frame } = await showInBareHost(page, panel({ language: "en-XB" }));
  await expect(frame.locator("html")).toHaveAttribute("dir", "rtl");
  const more = frame.getByRole("button", { name: /More actions/ }).first();
  const { x, width } = await more.boundingBox();
  expect(x + width, "what is at the end of a row is at its left").toBeLessThan(100);
  await more.click();
  const menu = await frame.getByRole("menu").boundingBox();
  expect(menu.x).toBeGreaterThanOrEqual(0);
  expect(Math.abs(menu.x - x)).toBeLessThanOrEqual(1);
});
