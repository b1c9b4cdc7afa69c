// Writes in bad weather, through the pages: answers are lost, requests don't arrive, the page is reloaded in the middle. After
// each storm the server holds every write that a person was told to be done once, and none that was told not to be.
//
// STORM=7 repeats the storm with this seed; FAULTS=all tries more of them, as `make faults` does.

import { expect, test } from "./support/test.mjs";
import { faultHeader, release } from "./support/addresses.mjs";
import { ask } from "./support/api-client.mjs";
import { openPreview } from "./support/preview-page.mjs";

test.use({ framesHaveStorage: true, expectedComplaints: /^Failed to load resource|net::ERR_/ });
test.describe.configure({ mode: "parallel" });

const writes = 6;
const storms = process.env.FAULTS === "all" ? 12 : 2;
const seeds = process.env.STORM ? [Number(process.env.STORM)] : Array.from({ length: storms }, (_, index) => index + 1);

const problem = (status) => (route) => route.fulfill({ status, contentType: "application/problem+json", body: "{}" });
const weathers = [
  (route) => route.fallback(),
  (route) => route.continue({ headers: { ...route.request().headers(), [faultHeader]: "cut" } }),
  (route) => route.abort("connectionreset"),
  problem(503),
  problem(403),
];

for (const seed of seeds) {
  test(`storm ${seed}: what a person is told of each write is true`, { tag: "@storm" }, async ({ page }, { testId }) => {
    page.on("dialog", (dialog) => dialog.accept());
    const chance = chanceOf(seed);
    const told = [];
    let host = await openPreview(page, { app: release.frames });
    for (let number = 1; number <= writes; number += 1) {
      const mark = `ST ${seed}-${number}`;
      const write = chance.of([vehicle, call]);
      const weather = chance.of(weathers);
      const isReloaded = chance.below(3) === 0;
      await write.fill(page, host, mark);
      await page.route(write.address, (route) => (route.request().method() === "POST" ? weather(route) : route.fallback()));
      const before = await host.log();
      await write.send(host);
      let word = isReloaded ? undefined : await write.told(host, before);
      await page.unrouteAll({ behavior: "ignoreErrors" });
      if (word) {
        await write.leave(page, host, word);
      } else {
        host = await openPreview(page, { app: release.frames });
        word = await write.toldLater(page, host);
      }
      told.push([mark, word]);
    }

    const held = await marksHeld(testId);
    const truth = told.map(([mark]) => [mark, ["not done", "done"][held.filter((one) => one === mark).length] ?? "done twice"]);
    expect(told).toEqual(truth);
  });
}

/** A new vehicle, told from others by its plate. */
const vehicle = {
  address: "**/api/vehicles",
  async fill(page, host, mark) {
    await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
    await host.frame("modal").getByRole("textbox", { name: "Make and model" }).fill("Storm");
    await host.frame("modal").getByRole("textbox", { name: "Number plate" }).fill(mark);
  },
  send: (host) => host.frame("modal").getByRole("button", { name: "Add vehicle" }).click(),
  async told(host) {
    const added = host.frame("modal").getByRole("heading", { name: "Storm" });
    const alert = host.frame("modal").getByRole("alert");
    await expect(added.or(alert).first()).toBeVisible();
    return (await added.isVisible()) ? "done" : wordOf(await alert.innerText());
  },
  async leave(page, host, word) {
    if (word === "not done") {
      await host.frame("modal").getByRole("textbox", { name: "Make and model" }).fill("");
      await host.frame("modal").getByRole("textbox", { name: "Number plate" }).fill("");
    }
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click();
  },
  async toldLater(page, host) {
    if (!(await isDraftKept(page, "modal"))) return "done";
    await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
    const note = host.frame("modal").locator(".draft-note").filter({ hasText: /went through|did not go through|is back/ });
    await expect(note).toBeVisible();
    const word = wordOf(await note.innerText());
    await note.getByRole("button", { name: word === "done" ? "OK" : "Discard" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click();
    return word;
  },
};

/** A call, told from others by its note. */
const call = {
  address: "**/api/calls",
  async fill(page, host, mark) {
    await showWindow(page);
    const window = host.frame("floating-window");
    // A list that is being rendered again loses the click.
    await expect(async () => {
      await window.getByRole("button", { name: "Call Ada Byrne" }).last().click({ timeout: 2000 });
      await expect(window.getByRole("button", { name: "End call" })).toBeVisible({ timeout: 2000 });
    }).toPass();
    await window.getByRole("button", { name: "End call" }).click();
    await window.getByRole("radio", { name: "Left a message" }).check();
    await window.getByRole("textbox", { name: "Note" }).fill(mark);
  },
  send: (host) => host.frame("floating-window").getByRole("button", { name: "Save call" }).click(),
  async told(host, before) {
    const saved = (log) => log.filter(({ surface, kind, name }) => surface === "floating-window" && kind === "command" && name === "show_snackbar").length;
    const alert = host.frame("floating-window").getByRole("alert");
    await expect.poll(async () => saved(await host.log()) > saved(before) || (await alert.count()) > 0).toBe(true);
    return (await alert.count()) > 0 ? wordOf(await alert.innerText()) : "done";
  },
  async leave(page, host, word) {
    if (word === "not done") await host.frame("floating-window").getByRole("button", { name: "Don't save" }).click();
  },
  async toldLater(page, host) {
    await showWindow(page);
    if (!(await isDraftKept(page, "floating-window"))) return "done";
    const offer = host.frame("floating-window").locator(".offer").filter({ hasText: /was saved|was not saved|was not written down/ });
    await expect(offer).toBeVisible();
    const word = wordOf(await offer.innerText());
    await offer.getByRole("button", { name: word === "done" ? "OK" : "Discard" }).click();
    return word;
  },
};

/** What a text says about a write; undefined when it says that this isn't known. */
function wordOf(text) {
  if (/\bmay\b/.test(text)) return undefined;
  return /went through|was saved/.test(text) ? "done" : "not done";
}

async function showWindow(page) {
  const dialog = page.getByRole("dialog", { name: "Service calls" });
  if (!(await dialog.isVisible())) await page.getByRole("button", { name: /^Service calls/ }).click();
  await expect(dialog).toBeVisible();
}

async function isDraftKept(page, surface) {
  const frame = page.frames().find((candidate) => new URL(candidate.url()).pathname === "/floating-window");
  return frame.evaluate((place) => Object.keys(localStorage).some((key) => key.startsWith(place)), `pipeframe.draft/${surface}/`);
}

async function marksHeld(test) {
  const { vehicles } = await ask(test, "/vehicles?resource=deal&record=1");
  const { recents } = await ask(test, "/contacts");
  return [...vehicles.map(({ plate }) => plate), ...recents.map(({ note }) => note)];
}

/** Chance that repeats itself. */
function chanceOf(seed) {
  let state = seed * 2_654_435_769;
  const below = (bound) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % bound;
  };
  return { below, of: (choices) => choices[below(choices.length)] };
}
