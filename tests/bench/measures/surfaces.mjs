// The other surfaces, each next to the panel in React: there is no React page of them, and none of it would be smaller than that.

import { addressOf, slowest, visit } from "../visit.mjs";

const surfaces = ["modal", "floating-window", "settings"];

export const goals = Object.fromEntries([...surfaces, "action"].map((surface) => [bytesOf(surface), 1.1]));

export async function measure({ browser, contestants, runs, keep }) {
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
    const { page: host, fetched, end } = await visit(browser, contestants.ours, condition);
    const times = await host.evaluate((url) => globalThis.open(url), addressOf(server, page));
    keep(bytesOf(surface), "bytes", name, fetched.bytes);
    if (surface !== "action") keep(`handshake of the ${surface}, cold, ${slowest}, CPU 4×`, "ms", name, times.handshake);
    await end();
  }

  /** It is a tab of its own. */
  async function landing() {
    const { page, fetched, end } = await visit(browser, contestants.ours, condition);
    await page.goto(addressOf(contestants.ours, "action"));
    await page.locator("h1.link-action-title").waitFor();
    keep(bytesOf("action"), "bytes", "ours", fetched.bytes);
    await end();
  }
}

function bytesOf(surface) {
  return `bytes to a usable ${surface}`;
}
