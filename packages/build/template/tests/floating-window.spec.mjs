import { expect, test } from "@playwright/test";
import { openPreview } from "pipeframe-preview/testing";

test("what waits is counted on the badge", async ({ page }) => {
  const preview = await openPreview(page, "/?at=deal-details&record=1&window=shown", { surfaces: ["floating-window"] });
  await preview.frame("floating-window").getByRole("button", { name: "Add one" }).click();
  expect((await preview.answered("floating-window", "set_notification")).args).toEqual({ number: 1 });
  expect(await preview.refused()).toEqual([]);
});
