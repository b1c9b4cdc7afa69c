// The module for tests that run without a screen, on an app that was not written for the preview.

import { expect, test } from "./support/test.mjs";
import { openPreview } from "../../packages/preview/testing.mjs";
import { interop, preview as server } from "./support/addresses.mjs";
import { clientIn } from "./support/client.mjs";

const address = `${server.page}/?app=${encodeURIComponent(`${interop.frames}/script-0.15.1`)}`;

test("a test gets the conversation, fails a command by name and starts over", async ({ page }) => {
  const preview = await openPreview(page, address);
  const panel = clientIn(preview.frame("panel"));

  await panel.send("show_snackbar", { message: "Hello" });
  const snackbar = await preview.answered("panel", "show_snackbar");
  expect(snackbar).toMatchObject({ kind: "reply", args: { message: "Hello" } });
  expect(await preview.refused()).toEqual([]);
  expect((await preview.state()).snackbars).toEqual(["Hello"]);

  await preview.inject({ surface: "panel", command: "resize", fault: { error: "Try later" } });
  await panel.send("resize", { height: 200 });
  expect(await preview.answered("panel", "resize")).toMatchObject({ args: { height: 200 }, error: "Try later" });
  await panel.tells('refused resize "Try later"');

  await preview.inject(null);
  await preview.reset();
  await panel.isReady();
  await panel.send("close_modal");
  await expect.poll(async () => (await preview.refused()).map(({ name }) => name)).toEqual(["close_modal"]);
});

test("a test waits for the surfaces that it names", async ({ page }) => {
  const preview = await openPreview(page, `${address}&at=settings`, { surfaces: ["settings"] });
  expect((await preview.state()).frames.map(({ surface }) => surface)).toContain("settings");
});
