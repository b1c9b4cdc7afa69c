// How a visit to the panel goes: bytes, handshake, skeleton, content, the first click, and how long the browser was kept busy.

import { addressOf, networks, slowest, visiting } from "../visit.mjs";

export const goals = {
  "bytes to a usable panel": 1.0,
  [`handshake, cold, ${slowest}, CPU 4×`]: 0.45,
  [`content, cold, ${slowest}, CPU 4×`]: 0.75,
  [`content, warm, ${slowest}, CPU 4×`]: 0.8,
};

export async function measure({ browser, host, contestants, runs, quick, keep }) {
  const conditions = Object.keys(networks)
    .flatMap((network) => [1, 4].map((slowdown) => ({ network, slowdown })))
    .filter(({ network, slowdown }) => !quick || (network === slowest && slowdown === 4));
  for (const condition of conditions) {
    for (let run = 0; run < runs; run += 1) {
      for (const [name, server] of Object.entries(contestants)) await one(name, server, condition);
    }
  }

  async function one(name, server, condition) {
    // The click comes as soon as there is a row: a page that is seen but does not react is not usable.
    const address = `${addressOf(server, "panel")}#click`;
    const { fetched, ...visits } = await visiting(browser, host, condition, async ({ page, fetched }) => {
      const open = () => page.evaluate((url) => globalThis.open(url, "input handled"), address);
      const cold = await open();
      const fetchedCold = { ...fetched };
      return { cold, warm: await open(), fetched: fetchedCold };
    });
    keep("bytes to a usable panel", "bytes", name, fetched.bytes);
    keep("requests to a usable panel", "", name, fetched.requests);
    for (const [state, times] of Object.entries(visits)) {
      for (const [what, value] of Object.entries(times)) {
        keep(`${what}, ${state}, ${condition.network}, CPU ${condition.slowdown}×`, what === "long tasks" ? "" : "ms", name, value);
      }
    }
  }
}
