// The other surfaces, each in a profile with empty caches.

import { inTurns } from "../contestants.mjs";
import { addressOf, slowest, visiting } from "../visit.mjs";

const others = ["modal", "floating-window", "settings"];

export async function measure({ browser, host, contestants, whole, runs, quick, keep }) {
  const condition = { network: slowest, slowdown: 4 };
  for (let run = 0; run < (quick ? 1 : runs); run += 1) {
    for (const surface of others) {
      for (const [name, server] of inTurns(whole, run)) await one(name, server, surface);
    }
    for (const name of ["ours", "before"].filter((own) => own in contestants)) await landing(name, contestants[name]);
  }

  async function one(name, server, surface) {
    const { handshake, content, bytes } = await visiting(browser, host, condition, async ({ page, fetched }) => {
      const times = await page.evaluate((url) => globalThis.open(url), addressOf(server, surface));
      return { ...times, ...(await fetched.soFar()) };
    });
    keep(`bytes to a usable ${surface}`, "bytes", name, bytes);
    keep(`handshake of the ${surface}, cold, ${slowest}, CPU 4×`, "ms", name, handshake);
    keep(`content of the ${surface}, cold, ${slowest}, CPU 4×`, "ms", name, content);
  }

  /** It is a tab of its own. */
  async function landing(name, server) {
    const bytes = await visiting(browser, host, condition, async ({ page, fetched }) => {
      const before = await fetched.whenQuiet();
      await page.goto(addressOf(server, "action"));
      await page.locator("h1.link-action-title").waitFor();
      return (await fetched.soFar()).bytes - before.bytes;
    });
    keep("bytes to a usable landing page of link actions", "bytes", name, bytes);
  }
}
