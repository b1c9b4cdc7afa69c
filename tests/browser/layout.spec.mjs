// The layout of the simulated Pipedrive: elements don't overlap, however narrow or low the window is.

import { preview } from "./support/addresses.mjs";
import { openPreview } from "./support/preview-page.mjs";
import { expect, test } from "./support/test.mjs";

for (const [width, height] of [[1440, 900], [760, 900], [1100, 560], [600, 560]]) {
  test(`a record's sidebar and its history are beside or below each other at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const host = await openPreview(page);
    await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();

    const places = await page.evaluate(() => {
      const { left, top } = document.querySelector(".record-main").getBoundingClientRect();
      const cards = [...document.querySelectorAll(".sidebar-card")].map((card) => card.getBoundingClientRect());
      return { cards: cards.length, covered: cards.filter((card) => card.right > left && card.bottom > top).length };
    });
    expect(places.cards).toBeGreaterThan(2);
    expect(places.covered).toBe(0);
  });
}

for (const [width, height] of [[1440, 900], [1280, 720], [1024, 600]]) {
  test(`a surface has the size that it was granted, and all of it can be scrolled to, at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const client = "http://client.test/";
    await page.route(`${client}**`, (route) => route.fulfill({ contentType: "text/html", body: clientPage }));
    const modal = JSON.stringify({ type: "custom_modal", action_id: "Vehicle details" });
    await page.goto(`${preview.page}/?${new URLSearchParams({
      modal, window: "shown", "panel-url": client, "modal-url": client, "floating-window-url": client,
    })}`);

    const window = await sized(page, "floating-window", () => ({ width: 400, height: 700 }));
    expect(window.frame).toEqual(window.asked);
    const modalSize = await sized(page, "modal", ({ windowHeight }) => ({ width: 496, height: windowHeight }));
    expect(modalSize.frame).toEqual(modalSize.asked);
    for (const place of [window, modalSize]) {
      expect(place.cut).toEqual([]);
      expect(place.top).toBeGreaterThanOrEqual(place.room.top);
      expect(place.bottom).toBeLessThanOrEqual(place.room.bottom);
    }
  });
}

test("the tools start small in a low window, and their height is changed by double-click and keyboard and remembered", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await openPreview(page);
  const edge = page.getByRole("separator", { name: "Height of the developer tools" });
  const height = async () => Number(await edge.getAttribute("aria-valuenow"));
  const first = await height();
  expect(first).toBeLessThan(160);
  await edge.dblclick();
  await expect.poll(height).toBe(504);
  await edge.dblclick();
  await expect.poll(height).toBe(first);
  await edge.focus();
  await page.keyboard.press("ArrowUp");
  await expect.poll(height).toBe(first + 24);

  // A window that is low for a while takes nothing of what was chosen.
  await edge.press("End");
  await page.setViewportSize({ width: 1280, height: 500 });
  await expect.poll(height).toBe(350);
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect.poll(height).toBe(504);
  await page.reload();
  await expect.poll(height).toBe(504);
});

/** A page that says hello and can be asked to give commands. */
const clientPage = `<script>
  const id = new URLSearchParams(location.search).get("id");
  history.replaceState(null, "", location.pathname);
  globalThis.execute = (command, args) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data: { error, data } }) => (error ? reject(new Error(error)) : resolve(data));
    parent.postMessage({ id, payload: { type: "command", command, args } }, "*", [port2]);
  });
  globalThis.started = execute("initialize", {});
</script>`;

/** Asks for a size, and sees how large the frame is and where its ends are once they are scrolled to. */
async function sized(page, surface, sizeFor) {
  const element = page.locator(`iframe[data-surface=${surface}]`);
  await expect(element).toHaveCount(1);
  const frame = await (await element.elementHandle()).contentFrame();
  await frame.waitForFunction(() => globalThis.started);
  const metadata = await frame.evaluate(() => globalThis.started.then(() => globalThis.execute("get_metadata")));
  const asked = sizeFor(metadata);
  await frame.evaluate((size) => globalThis.execute("resize", size), asked);
  await expect.poll(() => element.evaluate((frame) => frame.clientHeight)).toBe(asked.height);
  const seen = await element.evaluate((frame) => {
    const edges = () => {
      const { top, bottom } = frame.getBoundingClientRect();
      return { top, bottom };
    };
    frame.scrollIntoView({ block: "start" });
    const { top } = edges();
    frame.scrollIntoView({ block: "end" });
    const { bottom } = edges();
    // Hidden overflow can be scrolled by a script, but not by a user.
    const cut = [];
    for (let parent = frame.parentElement; parent; parent = parent.parentElement) {
      if (getComputedStyle(parent).overflowY === "hidden" && parent.scrollTop > 0) cut.push(parent.className);
    }
    const { top: least, bottom: most } = document.querySelector(".host").getBoundingClientRect();
    return { frame: { width: frame.clientWidth, height: frame.clientHeight }, cut, top, bottom, room: { top: least, bottom: most } };
  });
  return { asked, ...seen };
}
