// How a visit to the panel goes: bytes, handshake, skeleton, content, the first click, and how long the browser was kept busy.

import { inTurns } from "../contestants.mjs";
import { addressOf, countersOf, networks, slowest, visiting } from "../visit.mjs";

/** On other networks than the slowest only these are looked at. */
const everywhere = ["ours", "react", "plain"];

export async function measure({ browser, host, contestants, runs, quick, keep }) {
  const conditions = Object.keys(networks)
    .flatMap((network) => [1, 4].map((slowdown) => ({ network, slowdown })))
    .filter((condition) => !quick || isSlowest(condition));
  for (const condition of conditions) {
    for (let run = 0; run < runs; run += 1) {
      for (const [name, server] of inTurns(contestants, run)) {
        if (isSlowest(condition) || everywhere.includes(name)) await one(name, server, condition);
      }
    }
  }

  async function one(name, server, condition) {
    const where = `${condition.network}, CPU ${condition.slowdown}×`;
    // The click comes as soon as there is a row: a page that is seen but does not react is not usable.
    const address = `${addressOf(server, "panel")}#click`;
    const { fetched, work, ...visits } = await visiting(browser, host, condition, async ({ page, session, fetched }) => {
      const open = () => page.evaluate((url) => globalThis.open(url, "input handled"), address);
      const before = await countersOf(session);
      const cold = await open();
      const after = await countersOf(session);
      const usable = await fetched.soFar();
      return { cold, warm: await open(), fetched: usable, work: (after.TaskDuration - before.TaskDuration) * 1_000 };
    });
    keep("bytes to a usable panel", "bytes", name, fetched.bytes);
    keep("requests to a usable panel", "", name, fetched.requests);
    keep(`work on the main thread until content, cold, ${where}`, "ms", name, work);
    for (const [state, times] of Object.entries(visits)) {
      for (const [what, value] of Object.entries(times)) keep(`${what}, ${state}, ${where}`, what === "long tasks" ? "" : "ms", name, value);
    }
  }
}

function isSlowest({ network, slowdown }) {
  return network === slowest && slowdown === 4;
}
