import { expect, test } from "@playwright/test";
import { openPreview, withFrameStorage } from "pipeframe-preview/testing";

const opened = "/?at=deal-details&record=1&modal=menu:My modal";

test("a note is saved, and the modal closes", async ({ page }) => {
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await preview.frame("modal").getByLabel("Note").fill("Call back");
  await preview.frame("modal").getByRole("button", { name: "Save" }).click();
  expect((await preview.answered("modal", "show_snackbar")).args).toEqual({ message: "The note is saved" });
  expect(await preview.refused()).toEqual([]);
});

test("a note that is missing is asked for", async ({ page }) => {
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await preview.frame("modal").getByRole("button", { name: "Save" }).click();
  await expect(preview.frame("modal").getByRole("link", { name: "Enter a note" })).toBeVisible();
});

withFrameStorage(test)("a note comes back when the modal was closed by mistake", async ({ page }) => {
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await preview.frame("modal").getByLabel("Note").fill("Call back");
  await openPreview(page, opened, { surfaces: ["modal"] });
  await expect(preview.frame("modal").getByLabel("Note")).toHaveValue("Call back");
});
