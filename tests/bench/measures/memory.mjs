// What the pages keep: the JavaScript objects that are left after a collection, and the memory of their WebAssembly, which
// counts in full whether the program uses it or not. What the browser keeps of the document is left out: the markup is the same.
// All frames are of the host's site, and so in one process with it; the host is the same for all.

import { inTurns, surfaces } from "../contestants.mjs";
import { addressOf, countersOf, visiting } from "../visit.mjs";

export async function measure({ browser, host, contestants, whole, runs, quick, keep }) {
  for (let run = 0; run < (quick ? 1 : runs); run += 1) {
    for (const [name, server] of inTurns(contestants, run)) keep("memory, panel open", "bytes", name, await one(server, ["panel"]));
    for (const [name, server] of inTurns(whole, run)) keep("memory, four surfaces open", "bytes", name, await one(server, surfaces));
  }

  function one(server, shown) {
    return visiting(browser, host, {}, async ({ page, session }) => {
      for (const [index, surface] of shown.entries()) await page.evaluate((url) => globalThis.add(url), addressOf(server, surface, index));
      await session.send("HeapProfiler.enable");
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { JSHeapUsedSize: heap } = await countersOf(session);
      const programs = await Promise.all(page.frames().map((frame) => frame.evaluate(() => globalThis.wasmMemory?.() ?? 0)));
      return heap + programs.reduce((sum, bytes) => sum + bytes, 0);
    });
  }
}
