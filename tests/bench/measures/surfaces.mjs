// The other surfaces, each next to the panel in React: there is no React page of them, and none of it would be smaller than that.

import { addressOf, slowest, visiting } from "../visit.mjs";

const surfaces = ["modal", "floating-window", "settings"];

export const goals = Object.fromEntries([...surfaces, "action"].map((surface) => [bytesOf(surface), 1.1]));

export async function measure({ browser, host, contestants, runs, keep }) {
  const condition = { network: slowest, slowdown: 4 };
  for (let run = 0; run < runs; run += 1) {
    for (const surface of surfaces) {
      await one("ours", contestants.ours, surface, surface);
      await one("react", contestants.react, "panel", surface);
    }
    await landing();
    await one("react", contestants.react, "panel", "action");
  }

  async function one(name, server, page, surface) {
    const { handshake, bytes } = await visiting(browser, host, condition, async ({ page: host, fetched }) => {
      const times = await host.evaluate((url) => globalThis.open(url), addressOf(server, page));
      return { ...times, ...fetched };
    });
    keep(bytesOf(surface), "bytes", name, bytes);
    if (surface !== "action") keep(`handshake of the ${surface}, cold, ${slowest}, CPU 4×`, "ms", name, handshake);
  }

  /** It is a tab of its own. */
  async function landing() {
    const bytes = await visiting(browser, host, condition, async ({ page, fetched }) => {
      // What the host's page has fetched before is not the landing page's.
      fetched.bytes = 0;
      await page.goto(addressOf(contestants.ours, "action"));
      await page.locator("h1.link-action-title").waitFor();
      return fetched.bytes;
    });
    keep(bytesOf("action"), "bytes", "ours", bytes);
  }
}

function bytesOf(surface) {
  return `bytes to a usable ${surface}`;
}
