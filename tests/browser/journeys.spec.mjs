// Each surface walked from end to end: in the preview with the app's sandbox, and the same with the release served from
// another port, under the production headers and behind the signed token.

import { test as inPrivateWindow } from "@playwright/test";
import { expect, test } from "./support/test.mjs";
import { preview, release } from "./support/addresses.mjs";
import { openPreview } from "./support/preview-page.mjs";

const apps = { "the development build": undefined, "the release": release.frames };

for (const [name, app] of Object.entries(apps)) {
  for (const theme of ["light", "dark"]) {
    test.describe(`${name}, ${theme}`, () => {
      test("a proposal is sent from the panel's vehicle and the panel shows it", async ({ page }) => {
        const host = await openPreview(page, { app, theme });
        const panel = host.frame("panel");
        const row = panel.getByRole("listitem").filter({ hasText: "Volvo V60" });
        await expect(row).toContainText("No proposal");

        await row.getByText("Volvo V60").click();
        const modal = host.frame("modal");
        await expect(modal.getByRole("heading", { name: "Volvo V60" })).toBeVisible();
        await modal.getByRole("radio").first().check();
        await modal.getByRole("button", { name: "Send proposal" }).click();
        const question = page.getByRole("dialog").filter({ has: page.getByRole("button", { name: "Cancel" }) });
        await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
        await question.getByRole("button", { name: /^Send/ }).click();

        await expect(host.snackbars.getByText(/^Proposal sent to /)).toBeVisible();
        await expect(page.locator("iframe[data-surface=modal]")).toHaveCount(0);
        await expect(row).toContainText("Proposal sent");
        const sent = (await host.log()).filter((entry) => entry.surface === "modal" && entry.kind === "command").map((entry) => entry.name);
        expect(sent).toEqual(expect.arrayContaining(["initialize", "show_confirmation", "show_snackbar", "close_modal"]));
        expect(await host.refused()).toEqual([]);
      });

      test("a call is made in the floating window, in focus mode and with a badge, and written down", async ({ page }) => {
        const host = await openPreview(page, { app, theme });
        await page.getByRole("button", { name: "Service calls", exact: true }).click();
        const dialog = page.getByRole("dialog", { name: "Service calls" });
        await expect(dialog).toBeVisible();
        const close = dialog.getByRole("button", { name: /^Close / });
        await expect(close).toBeVisible();
        const window = host.frame("floating-window");

        await window.getByRole("button", { name: /^Call / }).first().click();
        await expect(window.getByRole("timer")).toBeVisible();
        await expect(close).toHaveCount(0);
        await window.getByRole("button", { name: "Mute" }).click();
        await expect(window.getByText("Muted")).toBeVisible();

        await window.getByRole("button", { name: "End call" }).click();
        await expect(close).toBeVisible();
        await window.getByRole("radio").first().check();
        await window.getByRole("textbox", { name: "Note" }).fill("Wants the winter tyres.");
        await window.getByRole("button", { name: "Save call" }).click();
        await expect(host.snackbars.getByText("Call saved")).toBeVisible();

        const commands = (await host.log()).filter((entry) => entry.surface === "floating-window" && entry.kind === "command");
        expect(commands.filter((entry) => entry.name === "set_focus_mode").map((entry) => entry.args)).toEqual([true, false]);
        expect(commands.some((entry) => entry.name === "set_notification")).toBe(true);
        expect(await host.refused()).toEqual([]);
      });

      test("settings are validated, saved, and still there after a reload", async ({ page }) => {
        let host = await openPreview(page, { app, theme, at: "settings" });
        const sender = host.frame("settings").getByRole("textbox", { name: "Sender name" });
        await sender.fill("");
        await host.saveSettings();
        await expect(sender).toHaveAttribute("aria-invalid", "true");

        await sender.fill(`Harbour ${theme}`);
        await host.saveSettings();
        await expect(host.snackbars.getByText("Settings saved")).toBeVisible();
        await expect(host.frame("settings").getByRole("region", { name: "Unsaved changes" })).toBeHidden();
        expect(await host.refused()).toEqual([]);

        host = await openPreview(page, { app, theme, at: "settings" });
        await expect(host.frame("settings").getByRole("textbox", { name: "Sender name" })).toHaveValue(`Harbour ${theme}`);
      });
    });
  }
}

test("the frames are of another site than the page, whichever of the two names the page is opened at", async ({ page }) => {
  for (const [opened, framed] of [[preview.page, preview.frames], [preview.frames, preview.page]]) {
    await page.goto(`${opened}/`);
    const panel = page.locator("iframe[data-surface=panel]");
    await expect(panel).toHaveAttribute("src", new RegExp(`^${framed}/panel\\?`));
    await expect(page.frameLocator("iframe[data-surface=panel]").getByText("Volvo V60")).toBeVisible();
  }
});

// Its clock would go on in the window of the other tests.
inPrivateWindow("a page that never says hello is taken away after ten seconds", async ({ page }) => {
  await page.clock.install();
  await page.goto(`/?panel-url=${encodeURIComponent(`${preview.frames}/icons.svg`)}`);
  await expect(page.locator("iframe[data-surface=panel]")).toBeAttached();

  await page.clock.fastForward(10_500);

  await expect(page.getByRole("complementary", { name: "Sidebar" }).getByText("Something went wrong")).toBeVisible();
});
