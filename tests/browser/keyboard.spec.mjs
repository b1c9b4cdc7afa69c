// Everything can be done with the keyboard, and the focus is always visible.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { openPreview } from "./support/preview-page.mjs";

test("a proposal is sent with the keyboard alone, and the focus is back in the panel", async ({ page }) => {
  const host = await openPreview(page, { app: release.frames });
  const panel = host.frame("panel");
  const row = panel.getByRole("listitem").filter({ hasText: "Volvo V60" }).getByRole("button").first();
  await expect(row).toBeVisible();
  await skipToThePage(page);
  await tabTo(page, row);

  await page.keyboard.press("Enter");
  const modal = host.frame("modal");
  const first = modal.getByRole("radio").first();
  await expect(first).toBeVisible();
  await tabTo(page, first);
  await page.keyboard.press("Space");
  await expect(first).toBeChecked();
  const send = modal.getByRole("button", { name: "Send proposal" });
  await tabTo(page, send);
  await page.keyboard.press("Enter");

  const question = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Cancel" }) });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await tabTo(page, question.getByRole("button", { name: "Send proposal" }));
  await page.keyboard.press("Enter");

  await expect(host.snackbars.getByText(/^Proposal sent to /)).toBeVisible();
  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
  await expect(page.locator("iframe[data-surface=panel]")).toBeFocused();
  await expect(row).toBeFocused();
});

test("a modal keeps the focus until Escape closes it, and gives it back", async ({ page }) => {
  const host = await openPreview(page, { app: release.frames });
  const row = host.frame("panel").getByRole("listitem").filter({ hasText: "Volvo V60" }).getByRole("button").first();
  await expect(row).toBeVisible();
  await skipToThePage(page);
  await tabTo(page, row);
  await page.keyboard.press("Enter");
  const modal = host.frame("modal");
  await expect(modal.getByRole("radio").first()).toBeVisible();

  const close = page.getByRole("dialog").getByRole("button", { name: "Close", exact: true });
  await tabTo(page, close);
  for (const around of [1, 2]) {
    await page.keyboard.press("Tab");
    await expect(page.locator("iframe[data-surface=modal]"), `round ${around}`).toBeFocused();
    await tabTo(page, close);
  }
  await page.keyboard.press("Shift+Tab");
  await expect(page.locator("iframe[data-surface=modal]")).toBeFocused();
  await tabTo(page, close);

  await page.keyboard.press("Escape");

  await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
  await expect(page.locator("iframe[data-surface=panel]")).toBeFocused();
  await expect(row).toBeFocused();
});

test("a question keeps the focus, and Escape is a no", async ({ page }) => {
  const host = await openPreview(page, { app: release.frames });
  await host.frame("panel").getByText("Volvo V60").click();
  const modal = host.frame("modal");
  await modal.getByRole("radio").first().check();
  await modal.getByRole("button", { name: "Send proposal" }).click();
  const question = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Cancel" }) });
  const [cancel, send] = ["Cancel", "Send proposal"].map((name) => question.getByRole("button", { name }));
  await expect(cancel).toBeFocused();

  for (const next of [send, cancel, send]) {
    await page.keyboard.press("Tab");
    await expect(next).toBeFocused();
  }
  await page.keyboard.press("Escape");

  await expect(question).toHaveCount(0);
  await expect(modal.getByRole("button", { name: "Send proposal" })).toBeEnabled();
  expect((await host.log()).some((entry) => entry.name === "close_modal")).toBe(false);
});

test("a menu in the panel is walked with the arrows, and Escape gives the focus back to its button", async ({ page }) => {
  const host = await openPreview(page, { app: release.frames });
  const panel = host.frame("panel");
  const opener = panel.getByRole("button", { name: "More actions for Volvo V60" });
  await expect(opener).toBeVisible();
  await skipToThePage(page);
  await tabTo(page, opener);

  await page.keyboard.press("Enter");
  await expect(panel.getByRole("menuitem", { name: "Open vehicle" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(panel.getByRole("menuitem", { name: "Add follow-up activity" })).toBeFocused();
  await page.keyboard.press("Escape");

  await expect(panel.getByRole("menu")).toBeHidden();
  await expect(opener).toBeFocused();
});

/** Takes the first link of the page, past everything that is the same on each. */
async function skipToThePage(page) {
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
}

/** Presses Tab until an element has the focus; this is the most that should be necessary. */
async function tabTo(page, element) {
  for (let press = 0; press < 30; press += 1) {
    if (await element.evaluate((element) => element.matches(":focus") && element.ownerDocument.hasFocus())) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("30 presses of Tab did not lead there.");
}
