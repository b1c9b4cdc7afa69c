// What a panel that isn't visible costs: the processor's time of its process while the panel is collapsed and the tab hidden.
// The host's own share is in it, the same for all; what the plain page takes is as good as nothing, and so the floor of what can be told.

import { inTurns } from "../contestants.mjs";
import { addressOf, countersOf, visiting } from "../visit.mjs";

const compared = ["ours", "react", "plain"];

export async function measure({ browser, host, contestants, quick, keep }) {
  const seconds = quick ? 5 : 30;
  for (let run = 0; run < (quick ? 1 : 3); run += 1) {
    for (const [name, server] of inTurns(contestants, run).filter(([own]) => compared.includes(own))) {
      const busy = await visiting(browser, host, {}, (visited) => idle(visited, addressOf(server, "panel"), seconds));
      keep("processor time a minute, idle in the background", "ms", name, busy * 1_000 * (60 / seconds));
    }
  }
}

/** The processor's time of the page's process, in seconds, during this many seconds. */
async function idle({ page, session }, address, seconds) {
  await page.evaluate((url) => globalThis.open(url), address);
  await page.evaluate(() => globalThis.tellVisibility({ is_visible: false }));
  // A browser without a screen hides no tab: the page is told that it is hidden, in the way that pages ask.
  await Promise.all(page.frames().map((frame) => frame.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden" });
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange"));
  })));
  // What loading left to do is done by then.
  await pause(3);
  const { TaskDuration: before } = await countersOf(session);
  await pause(seconds);
  return (await countersOf(session)).TaskDuration - before;
}

function pause(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}
