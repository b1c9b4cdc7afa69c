import { expect, test } from "@playwright/test";
import { openPreview } from "pipeframe-preview/testing";

test("the panel greets", async ({ page }) => {
  const preview = await openPreview(page, "/?at=deal-details&record=1", { surfaces: ["panel"] });
  await preview.frame("panel").getByRole("button", { name: "Say hello" }).click();
  expect((await preview.answered("panel", "show_snackbar")).args).toEqual({ message: "Hello from the panel" });
  expect(await preview.refused()).toEqual([]);
});
