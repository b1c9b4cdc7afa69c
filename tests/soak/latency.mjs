// How long a client waits for an answer that needs no user: in the preview, and in a host that only answers.

const rounds = 20;
const callsARound = 50;

/**
 * Times the same call of the same client in both, in turns, so that other load of the machine affects both.
 *
 * @returns {Promise<{preview: Spread, bare: Spread}>} @typedef {{median: number, low: number, high: number}} Spread in milliseconds
 */
export async function measureLatency(browser, { preview, app }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${preview}/?theme=light&app=${encodeURIComponent(app)}`);
  const bare = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await bare.goto(`${preview}/bare-host?width=385&frame=${encodeURIComponent(`${app}/panel?id=frame-1&theme=light`)}`);
  const sides = { preview: { page, times: [] }, bare: { page: bare, times: [] } };
  for (let round = 0; round <= rounds; round += 1) {
    for (const side of Object.values(sides)) {
      await side.page.bringToFront();
      const times = await (await panelOf(side.page)).evaluate((count) => globalThis.timeCalls("get_metadata", count), callsARound);
      // The first round is compiled while it runs.
      if (round > 0) side.times.push(...times);
    }
  }
  await Promise.all([page.close(), bare.close()]);
  return { preview: spread(sides.preview.times), bare: spread(sides.bare.times) };
}

async function panelOf(page) {
  await page.locator("iframe").first().waitFor();
  for (;;) {
    const frame = page.frames().find((candidate) => new URL(candidate.url() || "about:blank").pathname.endsWith("/panel"));
    if (await frame?.evaluate(() => globalThis.ready).catch(() => false)) return frame;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function spread(times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part) => sorted[Math.floor(part * (sorted.length - 1))];
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
}
