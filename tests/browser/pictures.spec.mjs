// Every surface of the reference app in each of its states, at the widths that Pipedrive gives it and in both themes, against a picture
// that is kept in the repository. A change that is meant is taken over by `make pictures`, which shows what it changed.
//
// The pages are those of the release. What they show is the same on every machine: one font, one size, one locale, one day.

import { expect, test } from "@playwright/test";
import { release } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { shiftClock } from "./support/clock.mjs";
import { useOneFont } from "./support/one-font.mjs";

test.use({ locale: "en-GB", timezoneId: "UTC", deviceScaleFactor: 1, viewport: { width: 900, height: 1200 }, reducedMotion: "reduce" });

/** The time of each picture. */
const now = Date.UTC(2026, 10, 23, 10, 0);
/** Fewer points than the edge of a button has: what moves by two pixels is seen. */
const tolerance = { threshold: 0.2, maxDiffPixels: 40 };

const price = (minor) => ({ minor, currency: "EUR" });
const vehicle = (id, name, plate, status, more) => ({ id, name, plate, status, price: null, delivery: null, picture: "vehicles/estate.svg", deal: 1, ...more });
const vehicles = [
  vehicle(1, "Volvo V60", "HS 10482", "open"),
  vehicle(2, "Skoda Octavia Combi", "EK 77310", "proposal_sent", { price: price(92_500), picture: "vehicles/hatchback.svg" }),
  vehicle(3, "Ford Transit", "BT 20199", "booked", { price: price(1_249_000), delivery: "2026-12-04", picture: "vehicles/van.svg" }),
  vehicle(4, "Tesla Model 3", "EL 33007", "ready", { price: price(31_900) }),
];
const answers = {
  "GET /vehicles": { json: { vehicles, follow_up_days: 7, customer: "Northwind Freight" } },
  "GET /vehicles/1": {
    json: {
      vehicle: vehicles[0], customer: "Ada Byrne", year: 2021, kilometres: 48_000, engine: "2.0 diesel, automatic", chassis: "YV1ZW0000M0000000",
      proposals: [
        { id: 1, title: "Large service", price: price(189_000), includes: ["Oil and filters", "Brake check"], sent: null, link: null },
        { id: 2, title: "Winter tyres", price: price(64_000), includes: ["Four tyres, fitted"], sent: "2026-11-20", link: "https://app.example.test/proposals/1-2" },
      ],
    },
  },
  "POST /reminders/plan": { json: { records: [1, 4, 6], names: ["Ada Byrne", "Karl Saar", "Mia Lund"] } },
  "GET /contacts": {
    json: {
      contacts: [
        { person: 1, name: "Ada Byrne", company: "Northwind Freight", phone: "+4722000001" },
        { person: 2, name: "Karl Saar", company: "", phone: "+3725550100" },
      ],
      recents: [{ id: 1, name: "Mia Lund", phone: "+4722000007", day: "2026-11-22", outcome: "missed", seconds: 0, notes: "" }],
      notify_missed: true,
    },
  },
  "GET /settings": {
    json: {
      settings: { sender: "Car services", reply_to: "service@example.test", follow_up_days: 3, valid_days: 14, notify_opened: true, notify_ready: false, notify_missed: true },
      revision: 1,
      connection: { account: "Northwind Freight", since: "2026-01-15" },
    },
  },
};
const failed = { status: 503, json: { type: "/problems/unavailable", title: "unavailable", status: 503 } };
const unconnected = { status: 403, json: { type: "/problems/not-connected", title: "not-connected", status: 403 } };
const unconnectedSettings = { json: { ...answers["GET /settings"].json, connection: null, connect: "https://app.example.test/install" } };

const button = (frame, name) => frame.getByRole("button", { name });
const heading = (frame, name) => frame.getByRole("heading", { name });

const surfaces = {
  panel: {
    widths: [320, 385],
    states: {
      "list": { shown: (frame) => frame.getByText("Tesla Model 3") },
      "menu": { act: (frame) => button(frame, "More actions for Volvo V60").click(), shown: (frame) => frame.getByRole("menu") },
      "empty": { given: { "GET /vehicles": { json: { vehicles: [], follow_up_days: 7 } } }, shown: (frame) => frame.getByText(/^No vehicles/) },
      "failed": { given: { "GET /vehicles": failed }, shown: (frame) => button(frame, /^(Retry|Try again)$/) },
      "unconnected": { given: { "GET /vehicles": unconnected, "GET /settings": unconnectedSettings }, shown: (frame) => frame.getByRole("link", { name: /Connect account/ }) },
      "loading": { given: { "GET /vehicles": undefined }, shown: (frame) => frame.locator(".skeleton").first() },
    },
  },
  modal: {
    widths: [320, 480, 640],
    height: 620,
    states: {
      "vehicle": { query: { data: JSON.stringify({ vehicle: "1" }) }, shown: (frame) => heading(frame, "Volvo V60") },
      "new": { query: { data: JSON.stringify({ resource: "deal", record: "1" }) }, shown: (frame) => frame.getByRole("textbox", { name: "Make and model" }) },
      "new-refused": {
        query: { data: JSON.stringify({ resource: "deal", record: "1" }) },
        act: (frame) => button(frame, "Add vehicle").click(),
        shown: (frame) => frame.locator("[aria-invalid=true]").first(),
      },
      "reminders": { query: { resource: "person", view: "list", selectedIds: "1,4,6" }, shown: (frame) => button(frame, "Send 3 reminders") },
      "failed": { query: { data: JSON.stringify({ vehicle: "1" }) }, given: { "GET /vehicles/1": failed }, shown: (frame) => button(frame, /^(Retry|Try again)$/) },
    },
  },
  "floating-window": {
    widths: [320, 400],
    height: 480,
    states: {
      "contacts": { shown: (frame) => frame.getByText("Ada Byrne") },
      "talking": { act: (frame) => button(frame, "Call Ada Byrne").click(), shown: (frame) => button(frame, "End call") },
      "follow-up": {
        act: async (frame) => {
          await button(frame, "Call Ada Byrne").click();
          await button(frame, "End call").click();
          await frame.getByRole("checkbox", { name: "Plan the next activity" }).check();
        },
        shown: (frame) => button(frame, "Save call"),
      },
      "failed": { given: { "GET /contacts": failed }, shown: (frame) => button(frame, /^(Retry|Try again)$/) },
    },
  },
  settings: {
    widths: [320, 800],
    height: 1_200,
    states: {
      "form": { shown: (frame) => frame.getByRole("textbox", { name: "Sender name" }) },
      "refused": {
        act: async (frame) => {
          await frame.getByRole("textbox", { name: "Sender name" }).fill("");
          await button(frame, /^Save/).click();
        },
        shown: (frame) => frame.locator("[aria-invalid=true]").first(),
      },
      "unconnected": { given: { "GET /settings": unconnectedSettings }, shown: (frame) => frame.getByText(/not connected/i).first() },
    },
  },
};

for (const [surface, { widths, height, states }] of Object.entries(surfaces)) {
  for (const [state, given] of Object.entries(states)) {
    test(`${surface}, ${state}: looks as in its pictures`, async ({ page }) => {
      const { frame, element } = await show(page, surface, given);
      for (const width of widths) {
        await fit(element, frame, width, height);
        for (const theme of ["light", "dark"]) {
          await useTheme(frame, theme);
          // How long a call has lasted is another time with each picture.
          const mask = [frame.getByRole("timer")];
          await expect.soft(element).toHaveScreenshot(`${surface}-${state}-${width}-${theme}.png`, { animations: "disabled", caret: "hide", mask, ...tolerance });
        }
      }
    });
  }
}

test("what moves by two pixels is not as in its picture", async ({ page }, { config }) => {
  test.skip(config.updateSnapshots === "all" || config.updateSnapshots === "changed", "The pictures are being taken.");
  const { frame, element } = await show(page, "panel", surfaces.panel.states.list);
  await fit(element, frame, 385);
  await useTheme(frame, "light");
  await frame.locator(".badge").first().evaluate((badge) => { badge.style.transform = "translateY(2px)"; });
  const compared = expect(element).toHaveScreenshot("panel-list-385-light.png", { animations: "disabled", caret: "hide", timeout: 2_000, ...tolerance });
  await expect(compared).rejects.toThrow(/pixels .* are different/);
});

/** Shows a surface alone, in one of its states. */
async function show(page, surface, { query, given = {}, act, shown }) {
  await shiftClock(page, (now - Date.now()) / 1000);
  const answered = { ...answers, ...given };
  await page.route("**/api/**", (route) => {
    const asked = `${route.request().method()} ${new URL(route.request().url()).pathname.replace(/^.*\/api/, "")}`;
    // What is given as `undefined` is not answered at all.
    return asked in answered ? answered[asked] && route.fulfill(answered[asked]) : route.fulfill({ status: 404, json: {} });
  });
  const { frame } = await showInBareHost(page, surfaceAddress(release, surface, query));
  await act?.(frame);
  await expect(shown(frame).first()).toBeVisible();
  await useOneFont(frame.locator("html"));
  return { frame, element: page.locator('iframe[title="A page of the app"]') };
}

/** Gives the frame a width and a height; without one that of its content, as a panel asks for it. */
async function fit(element, frame, width, height) {
  await element.evaluate((iframe, size) => { Object.assign(iframe.style, size); }, { width: `${width}px`, height: `${height ?? 120}px` });
  const content = height ?? (await frame.locator("html").evaluate((root) => root.scrollHeight));
  await element.evaluate((iframe, height) => { iframe.style.height = `${height}px`; }, content);
}

function useTheme(frame, theme) {
  return frame.locator("html").evaluate((root, theme) => { root.dataset.theme = theme; }, theme);
}
