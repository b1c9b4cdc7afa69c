import { expect, test } from "@playwright/test";
import { openPreview, withFrameStorage } from "pipeframe-preview/testing";

const opened = "/?at=deal-details&record=1&modal=menu:My modal";

test("a note is saved, and the modal closes", async ({ page }) => {
  // make test API=http://localhost:4000 asks your server.
  if (!process.env.API) await page.route("**/api/notes", (route) => route.fulfill({ json: { number: 1 } }));
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await preview.frame("modal").getByLabel("Note").fill("Call back");
  await preview.frame("modal").getByRole("button", { name: "Save" }).click();
  expect((await preview.answered("modal", "show_snackbar")).args.message).toMatch(/^Saved as note \d+$/);
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
  expect(await preview.refused()).toEqual([]);
});

test("a note that is missing is asked for, and the modal is as high as that needs", async ({ page }) => {
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await preview.answered("modal", "resize");
  const height = async () => (await page.locator("iframe[data-surface=modal]").boundingBox()).height;
  const before = await height();
  await preview.frame("modal").getByRole("button", { name: "Save" }).click();
  await expect(preview.frame("modal").getByRole("link", { name: "Enter a note" })).toBeVisible();
  await expect.poll(height).toBeGreaterThan(before);
});

test("the modal begins in its field, and Escape closes it", async ({ page }) => {
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await expect(preview.frame("modal").getByLabel("Note")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
});

withFrameStorage(test)("a note comes back when the modal was closed by mistake", async ({ page }) => {
  const preview = await openPreview(page, opened, { surfaces: ["modal"] });
  await preview.frame("modal").getByLabel("Note").fill("Call back");
  await openPreview(page, opened, { surfaces: ["modal"] });
  await expect(preview.frame("modal").getByLabel("Note")).toHaveValue("Call back");
});
