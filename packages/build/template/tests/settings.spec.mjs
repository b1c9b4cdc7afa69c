import { expect, test } from "@playwright/test";
import { openPreview } from "pipeframe-preview/testing";

test("a switch is told in Pipedrive", async ({ page }) => {
  const preview = await openPreview(page, "/?at=settings", { surfaces: ["settings"] });
  await preview.frame("settings").getByRole("switch", { name: "Greet people" }).click();
  expect((await preview.answered("settings", "show_snackbar")).args).toEqual({ message: "Greetings are on" });
  expect(await preview.refused()).toEqual([]);
});
