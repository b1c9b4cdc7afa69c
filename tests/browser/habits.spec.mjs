// Habits of other people's apps, each in its own client: in strict mode every one is as usable as in lenient mode, what isn't known about
// it is reported, and no call is left waiting.

import { habits } from "../interop/clients.mjs";
import { expect, test } from "./support/test.mjs";
import { interop, preview } from "./support/addresses.mjs";

test.describe.configure({ mode: "parallel" });

/** What the browser itself says of a request that no other origin may read. */
test.use({ expectedComplaints: /^(Failed to load resource: .*(404|ERR_FAILED)|Access to fetch at|Permissions policy violation: microphone|AudioCapture permission)/ });

const panel = (page) => page.frameLocator("iframe[data-surface=panel]");
const modal = (page) => page.frameLocator("iframe[data-surface=modal]");
const tells = (frame, text) => expect(frame.getByText(text, { exact: true })).toBeAttached();

const some = expect.stringMatching(/\w/);

/** What a user sees of each habit, and the rules of which the log says that nothing is known. */
const verdicts = {
  "strict-mode": { see: (page) => tells(panel(page), "started 2 times"), noted: ["secondInitialize"] },
  "two-instances": {
    async see(page) {
      await tells(panel(page), "header started");
      await tells(panel(page), "list started");
      const name = "two-instances";
      await page.getByRole("region", { name }).getByRole("button", { name, exact: true }).click();
      await tells(panel(page), "header heard false");
      await tells(panel(page), "list heard false");
    },
    noted: ["secondInitialize"],
  },
  "data-first": {
    async see(page) {
      await tells(panel(page), "Two");
      await tells(panel(page), "started");
      const { args } = await page.evaluate(() => globalThis.preview.log().find(({ kind, name }) => kind === "command" && name === "initialize"));
      expect(args.size.height).toBeGreaterThan(100);
      await expect(page.locator("iframe[data-surface=panel]")).toHaveJSProperty("clientHeight", args.size.height);
    },
    noted: [],
  },
  "panel-width": {
    async see(page) {
      await tells(panel(page), "resized");
      await expect(page.locator("iframe[data-surface=panel]")).toHaveJSProperty("clientHeight", 350);
    },
    noted: ["panelWidth"],
  },
  "selected-ids": { see: (page) => tells(modal(page), "about the deal 1, details"), noted: ["modalRecord"] },
  "nested-data": { see: (page) => tells(modal(page), "order 42 with 2 lines"), noted: ["modalRecord"], waiting: ["dataNotText"] },
  "oauth-popup": {
    async see(page) {
      // By key: now and then a pointer's press never reaches a frame that has only just come.
      await panel(page).getByRole("button", { name: "Connect" }).press("Enter");
      await tells(panel(page), "connected");
      await expect(page.getByRole("status", { name: "Messages" }).getByText("Connected")).toBeVisible();
      await expect.poll(() => page.context().pages().filter((one) => one.url().includes("/oauth-popup/")).length).toBe(0);
    },
    noted: [],
  },
  "own-router": {
    async see(page) {
      await tells(panel(page), "started at items/7");
      await expect(page.getByRole("status", { name: "Messages" }).getByText("Item 7")).toBeVisible();
    },
    noted: [],
  },
  microphone: { see: (page) => tells(panel(page), "microphone: ready"), noted: [] },
  "referrer-api": {
    async see(page) {
      await tells(panel(page), "the API could not be asked: TypeError");
      const named = () => page.evaluate(() => globalThis.preview.log().filter(({ code }) => code === "ownServer").length);
      await expect.poll(named).toBe(1);
    },
    noted: [],
    asksTheApi: true,
  },
};

for (const { name } of habits) {
  for (const mode of ["strict", "lenient"]) {
    test(`${name} in ${mode}`, async ({ page, context }) => {
      await context.grantPermissions(["microphone"]);
      const { see, noted, waiting = [], asksTheApi } = verdicts[name];
      await open(page, name, `mode=${mode}`, asksTheApi ? ownHost(mode) : interop.frames);
      await see(page);
      if (waiting.length > 0) await page.keyboard.press("Escape");
      await expect.poll(() => notedIn(page)).toEqual([...noted, ...waiting].sort());
      const log = await page.evaluate(() => globalThis.preview.log());
      expect(log.filter(({ kind }) => kind === "refused")).toEqual([]);
      expect(log.filter(({ kind, certainty }) => kind === "reply" && certainty === "documented")).toEqual([]);
      for (const entry of log.filter(({ code }) => noted.includes(code) || waiting.includes(code))) {
        expect(entry).toEqual(expect.objectContaining({ what: some, rule: some, fix: some, source: expect.stringMatching(/^https:/), certainty: "assumed" }));
      }
      const answers = log.filter((entry) => entry.kind === "reply" && entry.name === "initialize");
      expect(answers.length).toBeGreaterThanOrEqual(noted.includes("secondInitialize") ? 2 : 1);
      expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(200);
      await context.clearPermissions();
    });
  }
}

test("a frame that is allowed nothing hears at once that it may not use the microphone", async ({ page, context }) => {
  await context.grantPermissions(["microphone"]);
  await open(page, "microphone", "assume=frameAbilities:nothing");
  await tells(panel(page), "microphone: NotAllowedError");
  await context.clearPermissions();
});

test("a modal that is told nothing of the page sees its data alone", async ({ page }) => {
  await open(page, "selected-ids", "assume=modalRecord:absent");
  await tells(modal(page), "about the null null, null");
  expect(await notedIn(page)).toEqual([]);
});

for (const [name, code] of [["strict-mode", "secondInitialize"], ["panel-width", "panelWidth"]]) {
  test(`${code} is refused where that is assumed`, async ({ page }) => {
    await open(page, name, `assume=${code}:refused`);
    const refused = () => page.evaluate(() => globalThis.preview.log().filter(({ kind }) => kind === "refused").map(({ code }) => code));
    await expect.poll(refused).toContain(code);
  });
}

/** The preview tells by the origin whose app asked for Pipedrive's API, and hears of those that other tests show at the same time. */
function ownHost(mode) {
  return interop.frames.replace("localhost", `${mode}.localhost`);
}

async function open(page, name, more, app = interop.frames) {
  await page.goto(`${preview.page}/?app=${encodeURIComponent(`${app}/${name}`)}&${more}`);
  await page.waitForFunction(() => "preview" in globalThis);
}

/** The rules that the log names as not known, each once; what it says of this browser aside. */
async function notedIn(page) {
  const log = await page.evaluate(() => globalThis.preview.log());
  const codes = log.filter(({ certainty }) => certainty === "assumed").map(({ code }) => code);
  return [...new Set(codes)].filter((code) => code !== "frameAbilities").sort();
}
