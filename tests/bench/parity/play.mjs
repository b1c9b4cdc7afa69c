// Plays a journey on a contestant, and gives what was seen after each step and what was written.

import { setTimeout as pause } from "node:timers/promises";
import { vehicles } from "../api.mjs";
import { addressFor } from "../visit.mjs";

/** Not the same for all: how high the content is asked for depends on when it is looked at, and the token on when it has expired. */
const untold = ["initialize", "resize", "get_signed_token"];
const patience = 10_000;

/**
 * @param {{browser: import("@playwright/test").Browser, host: {address: string}, server: object, journey: object, expected?: object[]}} play
 * `expected`: what another contestant gave; each step is waited for until it looks like that, or until patience ends
 * @returns {Promise<{boxes: string[], seen: string, writes: object[], commands: object[]}[]>} for each step
 */
export async function play({ browser, host, server, journey, expected }) {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Oslo" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => { if (message.type() === "error" && !isOfRequest(message)) complaints.push(message.text()); });
    server.api.reset();
    if (journey.vehicles !== undefined) server.api.has(vehicles(journey.vehicles));
    await page.goto(`${host.address}/host`);
    const address = addressFor(server, journey.surface, `userId=1&companyId=2&${journey.query}`);
    await page.evaluate((url) => globalThis.put(url), address);
    const frame = page.frames().at(-1);
    const played = [];
    for (const [index, [act, until]] of journey.steps.entries()) {
      try {
        await act?.(frame, page, server.api);
        await frame.getByText(until).first().waitFor({ state: "attached" });
        played.push(await settled(() => look(frame, page, server.api), expected?.[index]));
      } catch (error) {
        throw new Error(`${journey.name}, step ${index + 1} ("${until}"): ${error.message}`, { cause: error });
      }
    }
    if (complaints.length > 0) throw new Error(`${journey.name}: the console says ${complaints.join("; ")}`);
    return played;
  } finally {
    await context.close();
  }
}

/** The browser writes down each answer that is an error, also one that the page expects. */
function isOfRequest(message) {
  return message.text().startsWith("Failed to load resource");
}

/** What there is when it has been the same for some frames, or is what is expected. */
async function settled(look, expected) {
  const began = performance.now();
  let before;
  for (;;) {
    const now = await look();
    const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
    if (expected ? isSame(now, expected) : isSame(now, before)) return now;
    if (performance.now() - began > (expected ? patience / 4 : patience)) return now;
    before = now;
    await pause(expected ? 50 : 250);
  }
}

async function look(frame, page, api) {
  const tree = await frame.locator("body").ariaSnapshot();
  // A key is made up: that it is the same as before is not.
  const keys = api.writes.map(({ key }) => key);
  const commands = await page.evaluate(() => globalThis.commands);
  return {
    boxes: await frame.evaluate(boxes),
    // A call's seconds depend on the machine.
    seen: tree.replaceAll(/\d\d:\d\d/g, "00:00"),
    writes: api.writes.map(({ body, key, ...rest }) => ({ ...rest, key: key && keys.indexOf(key), body: withoutSeconds(body) })),
    commands: commands.filter(({ command }) => !untold.includes(command)),
  };
}

/** Runs in the frame: all that takes up room, by element, classes and size. Where it lies depends on how far the page is scrolled. */
function boxes() {
  const all = [...document.body.querySelectorAll("*:not(use)")].map((element) => ({ element, box: element.getBoundingClientRect() }));
  return all.filter(({ box }) => box.width > 0 && box.height > 0).map(({ element, box: { width, height } }) => {
    const name = [element.localName, ...element.classList].join(".");
    return `${name} ${Math.round(width)} × ${Math.round(height)}`;
  });
}

function withoutSeconds(body) {
  return body && "seconds" in body ? { ...body, seconds: 0 } : (body ?? null);
}
