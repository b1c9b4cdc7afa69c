// Every surface of the reference app under each scenario of the failure lab: at its start, and after its user has done what
// calls Pipedrive. Each ends in a state that has a name. `make scenarios` tries all of them, `make test` some.

import { chromium, expect, test as base } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { preview } from "./support/addresses.mjs";
import { openPreview, remindAll } from "./support/preview-page.mjs";
import { stateOf } from "./support/states.mjs";
import { watch } from "./support/watch.mjs";

const shipped = JSON.parse(await readFile(new URL("../../crates/pipeframe-preview/src/scenario/scenarios.json", import.meta.url), "utf8"));
const some = ["everything-refused", "initialize-ignored", "offline", "replies-with-wrong-data", "server-answers-break-off", "server-busy", "silent-host", "storage-blocked", "token-expired"];
const tried = shipped.filter(({ name }) => process.env.PIPEFRAME_SCENARIOS === "all" || some.includes(name));

const surfaces = ["panel", "modal", "floating-window", "settings"];
const hidden = { panel: "not displayed", modal: "not displayed", "floating-window": "not displayed", settings: "not displayed" };
const running = { panel: "content", modal: "content", "floating-window": "content", settings: "content" };
const notLoaded = expect.stringMatching(/^notice: The \w+ could not be loaded\./);
const failed = { panel: notLoaded, modal: notLoaded, "floating-window": notLoaded, settings: notLoaded };
const notOpened = expect.stringMatching(/^notice: The vehicle could not be opened\./);
const notFollowed = expect.stringMatching(/^notice: Pipedrive does not follow this call\./);

/** The panel asks for a second modal, which is assumed to be refused here; the modal asks its question. */
const used = { ...running, panel: notOpened, modal: "asks" };

/** A question has no deadline: a user who is still thinking can't be distinguished from a host that lost the question. It can be asked again. */
const unanswered = { ...running, modal: "question without an answer", "floating-window": notFollowed };

const starts = {
  "initialize-ignored": hidden,
  "offline": hidden,
  "too-slow-network": hidden,
  "server-down": failed,
  "server-unreachable": failed,
  "server-refuses-session": failed,
  "server-silent": failed,
  "server-answers-break-off": failed,
  "server-answers-with-a-page": failed,
  "server-answers-with-wrong-data": failed,
};
const ends = {
  "late-replies": { ...used, "floating-window": notFollowed },
  "silent-host": unanswered,
  "everything-refused": { ...used, modal: expect.stringMatching(/^notice: The proposal was not sent\./), "floating-window": notFollowed },
  "replies-without-shape": { ...unanswered, modal: "asks" },
  "ports-dropped": unanswered,
  "reload-mid-call": running,
};
/** The SDK's own words when it takes a reply apart that is nothing. */
const complaints = {
  "replies-without-shape": /Cannot destructure property 'error'/,
  // No header lets a page without an origin use what is in another SVG file.
  "storage-blocked": /Unsafe attempt to load URL \S+\/icons\.svg/,
};

// A browser for each, since the clock of one goes on in its other windows; no private one, which has no storage for frames.
const test = base.extend({
  page: async ({ launchOptions }, use, { project }) => {
    const { viewport } = project.use;
    const context = await chromium.launchPersistentContext("", { ...launchOptions, viewport });
    await use(await context.newPage());
    await context.close();
  },
});

test.describe.configure({ mode: "parallel" });

for (const { name, description } of tried) {
  test(`${name}: ${description}`, async ({ page }) => {
    const watched = watch(page, complaints[name]);
    await page.clock.install();
    await page.goto(`${preview.page}/?at=workbench&theme=light&assume=secondModal:refused&scenario=${name}`);
    await page.waitForFunction(() => globalThis.preview);

    const start = starts[name] ?? running;
    await expectStates(page, start);
    if (start === running) {
      await useAll(page);
      await expectStates(page, ends[name] ?? used);
    }
    await watched.expectNothing();
  });
}

/** What asks in Pipedrive before it is done: the button, the question's own button, and what shows that it was done. */
const questions = {
  "a proposal": {
    surface: "modal",
    open: async (page, host) => {
      await host.frame("panel").getByText("Volvo V60").click();
      await host.frame("modal").getByRole("radio").first().check();
    },
    ask: "Send proposal",
    agree: "Send proposal",
    done: (host) => host.snackbars.getByText(/^Proposal sent to /),
  },
  "reminders": {
    surface: "modal",
    at: "people-list",
    open: (page) => remindAll(page),
    ask: "Send 8 reminders",
    agree: "Send reminders",
    done: (host) => host.frame("modal").getByText(/^ ?[0-9]+ reminders sent/),
  },
  "disconnecting": {
    surface: "settings",
    at: "settings",
    open: () => {},
    ask: "Disconnect",
    agree: "Disconnect",
    done: (host) => host.snackbars.getByText("Account disconnected"),
  },
};

for (const [name, { surface, at, open, ask, agree, done }] of Object.entries(questions)) {
  test(`the question of ${name} that got lost is asked again, and only the newer answer counts`, async ({ page }) => {
    await page.clock.install();
    const host = await openPreview(page, { at });
    await open(page, host);
    await page.evaluate(() => globalThis.preview.inject({ command: "show_confirmation", times: 1, fault: "silence" }));
    const button = host.frame(surface).getByRole("button", { name: ask });
    await button.click();
    await expect(button).toHaveAttribute("aria-busy", "true");
    const hint = host.frame(surface).getByText("Waiting for your answer in Pipedrive.");
    await expect.poll(async () => {
      await page.clock.fastForward(1_000);
      return hint.isVisible();
    }).toBe(true);

    await button.click();
    await expect(hint).toBeHidden();
    await page.getByRole("dialog").getByRole("button", { name: agree }).click();
    await expect(done(host)).toBeVisible();
    expect(await page.evaluate(() => globalThis.preview.log().filter(({ kind, name }) => kind === "command" && name === "show_confirmation").length)).toBe(2);
  });
}

test("a request that fails on purpose by a rule of the tools says so, and succeeds when the rule is spent", async ({ page }) => {
  const host = await openPreview(page, { tools: "faults" });
  await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
  const card = page.locator("form", { has: page.getByRole("heading", { name: "Break the app's server" }) });
  await card.getByRole("textbox", { name: "Request that fails" }).fill("POST /vehicles");
  await card.getByRole("spinbutton", { name: "Status of HTTP" }).fill("403");
  await card.getByRole("spinbutton", { name: "Times" }).fill("1");
  await card.getByRole("button", { name: "Switch on" }).click();
  await expect(card.getByText("POST /vehicles of every surface is answered with status 403, 1 more time")).toBeVisible();

  await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
  const modal = host.frame("modal");
  await modal.getByRole("textbox", { name: "Make and model" }).fill("Volvo V90");
  await modal.getByRole("textbox", { name: "Number plate" }).fill("HS 1");
  await modal.getByRole("button", { name: "Add vehicle" }).click();
  await expect(modal.getByText("You don't have permission for this.")).toBeVisible();
  await expect(card.getByText("status 403")).toBeHidden();

  await modal.getByRole("button", { name: "Add vehicle" }).click();
  await expect(modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
});

test("window.preview.inject breaks the app's server for one surface, and null mends it", async ({ page }) => {
  const host = await openPreview(page, { window: "shown" });
  await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
  await page.evaluate(() => globalThis.preview.inject({ request: "GET", surface: "panel", fault: { status: 404 } }));
  await host.frame("panel").getByRole("button", { name: "Refresh" }).click();
  await expect(host.frame("panel").getByText("This is not there any more.")).toBeVisible();

  await page.evaluate(() => globalThis.preview.inject(null));
  await host.frame("panel").getByRole("button", { name: "Retry" }).first().click();
  await expect(host.frame("panel").getByText("This is not there any more.")).toBeHidden();
  await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
});

test("without storage a form is saved, seen in the other surfaces, and says that it keeps no drafts", async ({ page }) => {
  const host = await openPreview(page, { scenario: "storage-blocked" });
  await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
  const modal = host.frame("modal");
  await modal.getByRole("textbox", { name: "Make and model" }).fill("Volvo V90");
  await expect(modal.getByText("This browser keeps no drafts.")).toBeVisible();
  await modal.getByRole("textbox", { name: "Number plate" }).fill("HS 1");
  await modal.getByRole("button", { name: "Add vehicle" }).click();
  await expect(modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click();
  await expect(host.frame("panel").getByText("Volvo V90")).toBeVisible();
});

/** Lets time pass until the surfaces are as expected. */
async function expectStates(page, expected) {
  await expect.poll(async () => {
    await page.clock.fastForward(1_000);
    return Object.fromEntries(await Promise.all(surfaces.map(async (surface) => [surface, await stateOf(page, surface)])));
  }, { timeout: 60_000 }).toEqual(expected);
}

async function useAll(page) {
  const frame = (surface) => page.frameLocator(`iframe[data-surface=${surface}]`);
  await frame("settings").getByRole("textbox", { name: "Sender name" }).fill("Harbour");
  await pressUntilHeard(page, "show_snackbar", frame("settings").getByRole("button", { name: /^Save/ }));
  await pressUntilHeard(page, "set_focus_mode", frame("floating-window").getByRole("button", { name: /^Call / }).first());
  await pressUntilHeard(page, "open_modal", frame("panel").getByText("Volvo V60"));
  await expect(() => frame("modal").getByRole("radio").first().check({ timeout: 3_000 })).toPass({ timeout: 30_000 });
  await pressUntilHeard(page, "show_confirmation", frame("modal").getByRole("button", { name: "Send proposal" }));
}

/** Presses until Pipedrive hears the command: what moves away just then, because a frame is made higher, is missed now and then. */
async function pressUntilHeard(page, command, target) {
  const isHeard = () => page.evaluate((name) => globalThis.preview.log().some((entry) => entry.kind === "command" && entry.name === name), command);
  await expect(async () => {
    if (!await isHeard()) await target.click({ timeout: 3_000 });
    await expect.poll(isHeard, { timeout: 3_000 }).toBe(true);
  }).toPass({ timeout: 30_000 });
}
