// The preview as those get it who have no Rust: its files alone, from a server that knows nothing of them.

import { expect, test } from "@playwright/test";
import { openPreview } from "../../target/preview-dist/testing.mjs";

test("the files open as a Pipedrive in which the example sends a proposal", async ({ page }) => {
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  const preview = await openPreview(page, "/");

  await preview.frame("panel").getByText("Volvo V60").click();
  const modal = preview.frame("modal");
  await modal.getByRole("radio").first().check();
  await modal.getByRole("button", { name: "Send proposal" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Send/ }).last().click();

  await expect(page.getByRole("status", { name: "Messages" }).getByText(/^Proposal sent to /)).toBeVisible();
  expect((await preview.answered("modal", "show_confirmation")).data).toEqual({ confirmed: true });
  expect(await preview.refused()).toEqual([]);
  expect(complaints).toEqual([]);
});

test("every page that the files hold starts", async ({ page }) => {
  const preview = await openPreview(page, "/?at=workbench", { surfaces: ["panel", "modal", "floating-window", "settings"] });
  await expect(preview.frame("settings").getByRole("textbox", { name: "Sender name" })).toBeVisible();
  await page.goto("/action?resource=deal&view=details&userId=1&companyId=2&selectedIds=1");
  await expect(page.getByRole("heading").first()).toBeVisible();
});
