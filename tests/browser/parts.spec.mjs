// Parts of the release that are fetched after the start: slow, failing once, or taken away by a deployment while the page is open.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { publish } from "../../packages/build/lib/hosting/publish.mjs";
import { release } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { addVehicle, openPreview } from "./support/preview-page.mjs";
import { copyOfRelease, staticHost } from "./support/static-host.mjs";
import { test as whole } from "./support/test.mjs";
import { nextVersion } from "./support/versions.mjs";

whole.use({ framesHaveStorage: true, expectedComplaints: /Failed to load resource|net::ERR_/ });

const isPart = /\/panel-more-[0-9a-f]+\.wasm$/;
const notAdded = "The follow-up could not be added.";

test("a part that is slow does its work when it is there, and the page can be used meanwhile", async ({ page }) => {
  let send;
  const held = new Promise((resolve) => { send = resolve; });
  await page.route(isPart, async (route) => { await held; await route.continue(); });
  const panel = await openPanel(page, release);
  await panel.addFollowUp();
  await panel.search.fill("volvo");
  expect(await panel.modals()).toBe(0);
  send();
  await expect.poll(panel.modals).toBe(1);
  await expect(panel.search).toHaveValue("volvo");
});

test("a part that fails is said to be missing, and is fetched when it is asked for again", async ({ page }) => {
  let isAway = true;
  await page.route(isPart, (route) => (isAway ? route.abort() : route.continue()));
  const panel = await openPanel(page, release);
  await panel.search.fill("volvo");
  await panel.addFollowUp();
  await expect(panel.frame.getByText(notAdded)).toBeVisible();
  await expect(panel.search).toHaveValue("volvo");

  isAway = false;
  await panel.addFollowUp();
  await expect.poll(panel.modals).toBe(1);
  await expect(panel.frame.getByText(notAdded)).toBeHidden();
});

test("a page that can't start, and whose screen for that does not arrive, says that it was not loaded, and why after a reload", async ({ page }) => {
  let isAway = true;
  await page.route(/\/failures-[0-9a-f]+\.wasm$/, (route) => (isAway ? route.abort() : route.continue()));
  await page.goto(`${release.page}/panel`);
  await expect(page.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();

  isAway = false;
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: "Open this in Pipedrive" })).toBeVisible();
});

for (const [what, keep] of [["are still kept", 2], ["are gone", 1]]) {
  test(`a page that was opened before a deployment, whose parts ${what}`, async ({ page }) => {
    const served = await mkdtemp(join(tmpdir(), "pipeframe-served-"));
    const copy = await copyOfRelease();
    await publish(copy.folder, served, { keep });
    const host = await staticHost("--folder", served);
    try {
      // As on a metered connection: nothing is fetched before it is needed.
      await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
      const panel = await openPanel(page, { frames: host.origin });
      await panel.search.fill("volvo");
      await nextVersion(copy.folder, 1);
      await publish(copy.folder, served, { keep });
      await panel.addFollowUp();
      if (keep === 2) {
        await expect.poll(panel.modals).toBe(1);
      } else {
        await expect(panel.frame.getByText(`${notAdded} Reload the page, then try again.`)).toBeVisible();
        expect(await panel.modals()).toBe(0);
      }
      await expect(panel.search).toHaveValue("volvo");
    } finally {
      host.close();
      await copy.remove();
      await rm(served, { recursive: true, force: true });
    }
  });
}

whole("a form that does not arrive says so and may be tried again, and what was entered in it before is back", async ({ page }) => {
  const first = await addVehicle(page, await openPreview(page, { app: release.frames }));
  await first.name.fill("Volvo V90");
  await first.close();

  let isAway = true;
  await page.route(/\/new-vehicle-[0-9a-f]+\.wasm$/, (route) => (isAway ? route.abort() : route.continue()));
  const host = await openPreview(page, { app: release.frames });
  await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
  const modal = host.frame("modal");
  await expect(modal.getByText("A part of this page could not be loaded.")).toBeVisible();
  isAway = false;
  await modal.getByRole("button", { name: "Retry" }).click();
  await expect(modal.getByRole("textbox", { name: "Make and model" })).toHaveValue("Volvo V90");
});

/** The panel of a release; its server answers with one vehicle. */
async function openPanel(page, server) {
  const vehicle = { id: 1, name: "Volvo V60", plate: "HS 1", status: "open", price: { minor: 100_000, currency: "EUR" }, delivery: null, picture: "/vehicles/estate.svg", deal: 1 };
  await page.route("**/api/vehicles?*", (route) => route.fulfill({ json: { vehicles: Array.from({ length: 10 }, (_, index) => ({ ...vehicle, id: index + 1 })), follow_up_days: 7 } }));
  const { frame, asked } = await showInBareHost(page, surfaceAddress(server, "panel"), { replies: { open_modal: { data: { status: "closed" } } } });
  const search = frame.getByRole("searchbox");
  await expect(search).toBeVisible();
  return {
    frame,
    search,
    addFollowUp: async () => {
      await frame.getByRole("button", { name: /^More actions/ }).first().click();
      await frame.getByRole("menuitem", { name: "Add follow-up activity" }).click();
    },
    modals: async () => (await asked()).filter(({ command }) => command === "open_modal").length,
  };
}
