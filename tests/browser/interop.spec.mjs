// Apps that were not written for the preview: every published version of Pipedrive's SDK, unmodified, from pages on another
// port. Each says hello, uses every command and hears every event that its version has.

import { clients } from "../interop/clients.mjs";
import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";
import { clientIn } from "./support/client.mjs";

// Each has a preview of its own, so that they can be tried side by side.
test.describe.configure({ mode: "parallel" });

for (const { name } of clients) {
  test(`the SDK ${name.replace("-", " ")} says hello, commands and hears`, async ({ page }) => {
    await page.goto(`${preview.page}/?theme=light&app=${encodeURIComponent(`${interop.frames}/${name}`)}`);
    const client = (surface) => clientIn(page.frameLocator(`iframe[data-surface=${surface}]`));
    const panel = client("panel");
    await panel.isReady();
    const commands = await panel.commands();

    await panel.send("show_snackbar", { message: "Hello", link: { url: "https://example.com", label: "Open" } });
    await panel.tells("answered show_snackbar");
    await expect(page.getByRole("status", { name: "Messages" }).getByText("Hello")).toBeVisible();

    await panel.send("resize", { height: 300 });
    await panel.tells("answered resize");
    await expect(page.locator("iframe[data-surface=panel]")).toHaveJSProperty("clientHeight", 300);

    await panel.send("get_signed_token");
    await panel.tells('answered get_signed_token {"token":"a token of 3 parts"}');

    await panel.send("show_confirmation", { title: "Sure?" });
    await page.getByRole("dialog", { name: "Sure?" }).getByRole("button", { name: "OK" }).click();
    await panel.tells('answered show_confirmation {"confirmed":true}');

    await panel.send("open_modal", { type: "deal", prefill: { title: "From the panel" } });
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await panel.tells('answered open_modal {"status":"closed"}');

    await panel.send("open_modal", { type: "custom_modal", action_id: "Vehicle details", data: { vehicle: "3" } });
    const modal = client("modal");
    await modal.isReady();
    await modal.send("resize", { width: 640, height: 500 });
    await modal.tells("answered resize");
    await modal.send("close_modal");
    await panel.tells("heard close_custom_modal");
    await expect.poll(async () => (await panel.told()).filter((line) => line.startsWith("answered open_modal"))).toHaveLength(2);

    await page.getByRole("region", { name }).getByRole("button", { name, exact: true }).click();
    await panel.tells('heard visibility {"is_visible":false}');

    if (commands.includes("get_metadata")) {
      await panel.send("get_metadata");
      await panel.tells(/^answered get_metadata \{.*1440/);
    }
    if (commands.includes("show_floating_window")) await useWindow(panel, client("floating-window"));
    const [listening] = (await panel.told()).filter((line) => line.startsWith("listens to "));
    const events = listening.replace("listens to ", "").split(", ");
    if (events.includes("user_settings_change")) {
      await page.getByRole("contentinfo").getByRole("button", { name: "Dark", exact: true }).click();
      await panel.tells('heard user_settings_change {"theme":"dark"}');
    }
    if (events.includes("page_visibility_state")) {
      await page.frameLocator("iframe[data-surface=panel]").locator("body").evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      await panel.tells('heard page_visibility_state {"state":"visible"}');
    }
    const heard = await panel.told();
    expect(events.filter((event) => !heard.some((line) => line.startsWith(`heard ${event}`)))).toEqual([]);

    if (commands.includes("redirect_to")) {
      await panel.send("redirect_to", { view: "settings" });
      await client("settings").isReady();
    }

    const log = await page.evaluate(() => globalThis.preview.log());
    const answered = new Set(log.filter(({ kind }) => kind === "reply").map((entry) => entry.name));
    expect(commands.filter((command) => !answered.has(command))).toEqual([]);
    expect(log.filter(({ kind }) => kind === "refused")).toEqual([]);
  });
}

async function useWindow(panel, window) {
  await window.isReady();
  await panel.send("set_notification", { number: 3 });
  await panel.tells("answered set_notification");
  await panel.send("show_floating_window", { context: { phone: "+372 5555" } });
  await window.tells('heard visibility {"context":{"invoker":"command","phone":"+372 5555"},"is_visible":true}');
  await window.send("set_focus_mode", true);
  await window.tells("answered set_focus_mode");
  await window.send("hide_floating_window", {});
  await window.tells('heard visibility {"context":{"invoker":"command"},"is_visible":false}');
}

test("surfaces of one app, and two instances of each, don't hear each other", async ({ page, context }) => {
  const surfaces = ["panel", "modal", "floating-window", "settings"];
  const app = `${interop.frames}/script-0.15.1`;
  const pages = [page, await context.newPage()];
  for (const one of pages) await one.goto(`${preview.page}/?at=workbench&theme=light&app=${encodeURIComponent(app)}`);
  const client = (one, surface) => clientIn(one.frameLocator(`iframe[data-surface=${surface}]`));
  const all = pages.flatMap((one) => surfaces.map((surface) => ({ surface, ...client(one, surface) })));
  for (const one of all) await one.isReady();
  // The fifth surface is a page of its own, without a Pipedrive around it.
  const action = await context.newPage();
  await action.goto(`${app}/action?resource=deal&view=details&userId=1&companyId=2&selectedIds=1`);
  await expect(action.getByText("no Pipedrive: Missing custom UI identifier")).toBeVisible();
  const before = await Promise.all(all.map(({ told }) => told()));

  for (const [index, { send }] of all.entries()) await send("show_snackbar", { message: `From ${index}` });
  for (const { tells } of all) await tells("answered show_snackbar");
  await client(pages[0], "panel").send("show_floating_window", { context: { for: "one" } });
  await client(pages[0], "floating-window").tells('heard visibility {"context":{"for":"one","invoker":"command"},"is_visible":true}');
  await client(pages[0], "modal").send("close_modal");
  await expect(pages[0].locator("iframe[data-surface=modal]")).toHaveCount(0);
  await pages[1].getByRole("contentinfo").getByRole("button", { name: "Dark", exact: true }).click();
  for (const surface of surfaces) await client(pages[1], surface).tells('heard user_settings_change {"theme":"dark"}');

  const heard = await Promise.all(all.map(async ({ told }, index) => (await told()).slice(before[index].length)));
  const said = "answered show_snackbar";
  const dark = 'heard user_settings_change {"theme":"dark"}';
  expect(heard).toEqual([
    [said, "answered show_floating_window"],
    [],
    [said, 'heard visibility {"context":{"for":"one","invoker":"command"},"is_visible":true}'],
    [said],
    ...surfaces.map(() => [said, dark]),
  ]);
  expect(await action.locator("li").count()).toBe(1);
  for (const one of pages) {
    const log = await one.evaluate(() => globalThis.preview.log());
    expect(log.filter(({ kind }) => kind === "refused")).toEqual([]);
    const frames = new Set(log.map(({ frame }) => frame));
    expect(frames.size).toBe(surfaces.length);
  }
  await pages[1].close();
  await action.close();
});
