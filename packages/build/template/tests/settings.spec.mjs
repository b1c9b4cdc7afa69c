import { expect, test } from "@playwright/test";
import { openPreview } from "pipeframe-preview/testing";

test("what is changed is saved", async ({ page }) => {
  // make test API=http://localhost:4000 asks your server.
  if (!process.env.API) await page.route("**/api/settings", (route) => route.fulfill({ json: route.request().postDataJSON() ?? { sender: "Ada", greets: false } }));
  const preview = await openPreview(page, "/?at=settings", { surfaces: ["settings"] });
  const settings = preview.frame("settings");
  await settings.getByLabel("Sender").fill(`Grace ${Date.now()}`);
  await settings.getByRole("button", { name: "Save changes" }).click();
  expect((await preview.answered("settings", "show_snackbar")).args).toEqual({ message: "Settings saved" });
  await expect(settings.getByRole("button", { name: "Save changes" })).toBeHidden();
  expect(await preview.refused()).toEqual([]);
});
