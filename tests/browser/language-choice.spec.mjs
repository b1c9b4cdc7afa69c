// The reader chooses a language in the settings, and the browser keeps it.

import { preview } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { expect, test } from "./support/test.mjs";

test.use({ framesHaveStorage: true });

test("a language that was chosen comes before those of the browser, on every page, until it is taken back", async ({ page }) => {
  const settings = surfaceAddress(preview, "settings");
  const { frame } = await showInBareHost(page, settings);
  await frame.getByRole("combobox", { name: "Language" }).selectOption({ label: "Deutsch" });
  await expect(frame.getByRole("heading", { name: "Sprache" })).toBeVisible();

  const { frame: panel } = await showInBareHost(page, surfaceAddress(preview, "panel"));
  await expect(panel.getByRole("button", { name: "Fahrzeug hinzufügen" })).toBeVisible();

  const { frame: again } = await showInBareHost(page, settings);
  await again.getByRole("combobox", { name: "Sprache" }).selectOption({ label: "Wie im Browser" });
  await expect(again.getByRole("heading", { name: "Language" })).toBeVisible();
});
