// From a press to the next paint, on a CPU four times slower: 200 of each kind, in turns. The press is the browser's own, with the time that
// it came from; the paint is when the browser takes up its next task after the frame.

import { vehicles } from "../api.mjs";
import { inTurns } from "../contestants.mjs";
import { addressFor, addressOf, visiting } from "../visit.mjs";

const turns = 4;
const record = "resource=deal&view=details&userId=1&companyId=2&selectedIds=1";

/** Each kind's page, and one press of it: what is watched in the frame is the next press of the mouse or of a key. */
const kinds = {
  "open a row": {
    address: (server) => addressFor(server, "modal", record),
    row: ".list-row:nth-child(2) .list-row-main",
    async press({ watched, click, appears }) {
      const time = await watched(() => click(this.row));
      await appears(".vehicle-facts h1");
      await click(".dialog-footer .button");
      await appears(this.row);
      return time;
    },
  },
  "type in a filter": {
    vehicles: 200,
    address: (server) => addressOf(server, "panel"),
    async press({ page, click, watched, turn }) {
      if (turn === 0) await click("input[type=search]");
      return watched(() => page.keyboard.press(turn % 2 === 0 ? "k" : "Backspace"));
    },
  },
  choose: {
    address: (server) => addressOf(server, "modal"),
    press: ({ click, watched, turn }) => watched(() => click(`.radio-card:nth-child(${(turn % 2) + 1})`)),
  },
  save: {
    address: (server) => addressOf(server, "settings"),
    async press({ page, click, watched, appears, turn }) {
      await click("[name=sender]");
      await page.keyboard.press(turn % 2 === 0 ? "x" : "Backspace");
      await appears(".save-bar:not([hidden])");
      const time = await watched(() => click(".save-bar [type=submit]"));
      // The next one begins when this one is saved.
      await appears(".save-bar[hidden] [type=submit]:not([aria-busy])");
      return time;
    },
  },
};

export async function measure({ browser, host, whole, quick, keep }) {
  const presses = quick ? 15 : 200;
  const times = {};
  for (const [kind, how] of Object.entries(kinds)) {
    for (let turn = 0; turn < (quick ? 1 : turns); turn += 1) {
      for (const [name, server] of inTurns(whole, turn)) {
        const key = `${kind}/${name}`;
        times[key] = [...(times[key] ?? []), ...(await some(server, how, presses / (quick ? 1 : turns)))];
      }
    }
    for (const name of Object.keys(whole)) {
      for (const part of [75, 98]) keep(`press to next paint, p${part}, ${kind}`, "ms", name, percentile(times[`${kind}/${name}`], part));
    }
  }
  const ratio = (kind) => percentile(times[`${kind}/ours`], 98) / percentile(times[`${kind}/react`], 98);
  keep("press to next paint, p98: the highest ratio to React of the four kinds", "", "ours", Math.max(...Object.keys(kinds).map(ratio)));

  async function some(server, kind, wanted) {
    server.api.reset();
    server.api.has(vehicles(kind.vehicles ?? 4));
    try {
      return await visiting(browser, host, { slowdown: 4 }, async ({ page, session }) => {
        await page.evaluate((url) => globalThis.open(url), kind.address(server));
        const frame = page.frames().at(-1);
        await frame.evaluate(watch);
        const use = {
          page,
          appears: (selector) => frame.evaluate((wanted) => globalThis.appears(wanted), selector),
          async watched(act) {
            await frame.evaluate(() => globalThis.nextPress());
            await act();
            return frame.evaluate(() => globalThis.pressed);
          },
          async click(selector) {
            const at = await frame.evaluate((wanted) => globalThis.middleOf(wanted), selector);
            const mouse = { ...at, button: "left", clickCount: 1 };
            await session.send("Input.dispatchMouseEvent", { ...mouse, type: "mousePressed" });
            await session.send("Input.dispatchMouseEvent", { ...mouse, type: "mouseReleased" });
          },
        };
        const found = [];
        for (let turn = 0; turn < wanted; turn += 1) found.push(await kind.press({ ...use, turn }));
        return found;
      });
    } finally {
      server.api.reset();
    }
  }
}

/** Runs in the frame: times the next click or key from when the browser got it, and says where things are. */
function watch() {
  globalThis.appears = async (selector) => {
    const began = performance.now();
    while (!document.querySelector(selector)) {
      if (performance.now() - began > 10_000) throw new Error(`There is no ${selector} within ten seconds.`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  };
  // The frame lies at the corner of the host's page, but for the margin of its body.
  globalThis.middleOf = (selector) => {
    const element = document.querySelector(selector);
    element.scrollIntoView({ block: "nearest" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2 + 8, y: top + height / 2 + 8 };
  };
  globalThis.nextPress = () => {
    const controller = new AbortController();
    globalThis.pressed = new Promise((resolve) => {
      const time = ({ timeStamp }) => {
        controller.abort();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - timeStamp);
          port2.postMessage(undefined);
        });
      };
      // A key's own time: the input that it makes comes when the browser has worked on it already.
      for (const kind of ["click", "keydown"]) addEventListener(kind, time, { capture: true, signal: controller.signal });
    });
  };
}

function percentile(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * part) / 100) - 1)];
}
