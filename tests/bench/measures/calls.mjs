// One call to Pipedrive by the bindings, next to the same call by the npm SDK that they bind to: in one page, in turns.

import { addressOf, visiting } from "../visit.mjs";

const callsATurn = 50;
const metrics = { ours: "SDK call by the bindings, there and back", sdk: "SDK call by the SDK itself, there and back" };

export async function measure({ browser, host, roundTrip, runs, keep }) {
  await visiting(browser, host, {}, async ({ page }) => {
    // The page shows nothing: it is ready when its handshake was answered.
    await page.evaluate((url) => globalThis.open(url, "handshake"), addressOf(roundTrip, "panel"));
    const frame = page.frames().at(-1);
    await frame.waitForFunction(() => globalThis.timeBindings);
    for (let turn = 0; turn <= runs * 4; turn += 1) {
      const times = await frame.evaluate(async (count) => ({ ours: await globalThis.timeBindings(count), sdk: await globalThis.timeSdk(count) }), callsATurn);
      // The first turn is compiled while it runs.
      for (const [name, list] of Object.entries(turn > 0 ? times : {})) {
        // The browser's clock goes in steps of 100 µs: one call says little, all of a turn say more.
        keep(metrics[name], "µs", "ours", (list.reduce((sum, time) => sum + time, 0) / callsATurn) * 1_000);
      }
    }
  });
}
