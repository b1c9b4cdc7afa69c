// What the pages keep: the JavaScript objects that are left after a collection, and the memory of their WebAssembly, which
// counts in full whether the program uses it or not. What the browser keeps of the document is left out: the markup is the same.
// All frames are of the host's site, and so in one process with it; the host is the same for all.

import { addressOf, visiting } from "../visit.mjs";

const four = ["panel", "modal", "floating-window", "settings"];

export const goals = { "memory, four surfaces open": 1.0 };

export async function measure({ browser, host, contestants, runs, keep }) {
  for (let run = 0; run < runs; run += 1) {
    for (const [name, server] of Object.entries(contestants)) {
      keep("memory, panel open", "bytes", name, await one([addressOf(server, "panel")]));
      // What four pages of an app in React would keep at the least is four times the panel.
      const surfaces = name === "ours" ? four : four.map(() => "panel");
      keep("memory, four surfaces open", "bytes", name, await one(surfaces.map((surface, index) => addressOf(server, surface, index))));
    }
  }

  function one(addresses) {
    return visiting(browser, host, {}, async ({ page, session }) => {
      await page.evaluate((urls) => globalThis.openAll(urls), addresses);
      await session.send("Performance.enable");
      await session.send("HeapProfiler.enable");
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const heap = metrics.find(({ name }) => name === "JSHeapUsedSize").value;
      const programs = await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.wasmMemory?.() ?? 0)));
      return heap + programs.reduce((sum, bytes) => sum + bytes, 0);
    });
  }
}
