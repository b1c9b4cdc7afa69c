// The replay of a recorded conversation: the preview does what it can, and names what needs a person.

import { expect, test } from "./support/test.mjs";
import { openPreview } from "./support/preview-page.mjs";

/** Imports a recording and replays it; gives what is said about that. */
async function replay(page, recording) {
  await page.getByLabel("Recording to import").setInputFiles({
    name: "log.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(recording)),
  });
  await page.getByRole("button", { name: "Replay" }).click();
  return page.locator(".log-differences");
}

const recorded = (page) => page.evaluate(() => globalThis.preview.record());

test("what the host's user did is done again, and the conversations are the same", async ({ page }) => {
  await openPreview(page, { theme: "light" });
  await page.getByRole("button", { name: "Vehicles", expanded: true }).click();
  await page.getByRole("button", { name: "Dark", exact: true }).click();
  const recording = await recorded(page);
  expect(recording.entries.filter(({ kind }) => kind === "event").length).toBeGreaterThanOrEqual(3);

  const replayed = await replay(page, recording);
  await expect(replayed).toContainText(`${recording.entries.length} of ${recording.entries.length} messages came again`);
  const state = await page.evaluate(() => globalThis.preview.state());
  expect([state.theme, state.panel.collapsed]).toEqual(["dark", true]);
});

test("a command that a click in the frame led to is named, waited for, and compared when it comes", async ({ page }) => {
  const host = await openPreview(page, { theme: "light" });
  const open = () => host.frame("panel").getByText("Volvo V60").click();
  await open();
  await expect.poll(async () => (await host.log()).some(({ surface, name }) => surface === "modal" && name === "user_settings_change")).toBe(true);
  const recording = await recorded(page);

  const replayed = await replay(page, recording);
  await expect(replayed).toContainText("Waits for `open_modal` from the panel.");
  await expect(replayed).toContainText("needs a person");
  await open();
  await expect(replayed).not.toContainText("`open_modal`");
  await expect.poll(() => page.evaluate((recording) => globalThis.preview.progress(recording).again, recording)).toBe(recording.entries.length);
});
