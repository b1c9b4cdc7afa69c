// Names in any script and fonts of any width: words are never cut inside, and the beginning of a name is seen.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";

const arabic = "شركة النقل السريع للسيارات والخدمات اللوجستية";
const picture = "vehicles/estate.svg";
const vehicle = (id, name) => ({ id, name, plate: "HS 10482", status: "proposal_sent", price: { minor: 4_460_000, currency: "EUR" }, delivery: null, picture, deal: 1 });
const vehicles = [vehicle(1, "Skoda Superb Sportline"), vehicle(2, arabic)];
const details = {
  vehicle: vehicles[0], customer: arabic, year: 2021, kilometres: 48_000, engine: "2.0 diesel, automatic", chassis: "YV1ZW0000M0000000",
  proposals: [{ id: 1, title: "Large service and winter tyres", price: vehicles[0].price, includes: ["Oil and filters"], sent: null, link: null }],
};

const answers = { "/vehicles": { vehicles, follow_up_days: 7 }, "/vehicles/1": details };

async function show(page, surface, width, query = {}) {
  await page.route("**/api/**", (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^.*\/api/, "");
    return answers[path] ? route.fulfill({ json: answers[path] }) : route.fallback();
  });
  const { frame } = await showInBareHost(page, surfaceAddress(release, surface, query), { width });
  return frame;
}

/** Makes all letters a fifth wider, as DejaVu Sans and Verdana are than Inter. */
const widen = (frame) => frame.locator("html").evaluate((root) => root.style.setProperty("letter-spacing", "0.12em"));

/** The words that are broken over two lines or partly hidden, and the elements that are wider than the page. */
const broken = (frame) => frame.locator("body").evaluate((body) => {
  const found = [];
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    if (element.closest(".visually-hidden, [hidden], .plate, noscript") || !element.checkVisibility()) continue;
    for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) found.push(`${word} is in two lines`);
      const box = range.getBoundingClientRect();
      const clip = element.closest(".list-row, .key-value, .vehicle-facts, .radio-card, main") ?? body;
      if (box.right > clip.getBoundingClientRect().right + 1) found.push(`${word} is cut`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page is wider than its frame");
  return found;
});

for (const width of [320, 385]) {
  test(`in a panel of ${width} px no word is cut in any font`, async ({ page }) => {
    const frame = await show(page, "panel", width);
    await expect(frame.getByText("Skoda Superb Sportline")).toBeVisible();
    await widen(frame);
    expect(await broken(frame)).toEqual([]);
  });
}

for (const width of [480, 640]) {
  test(`in a modal of ${width} px no word is cut in any font`, async ({ page }) => {
    const frame = await show(page, "modal", width, { data: JSON.stringify({ vehicle: "1" }) });
    await expect(frame.getByRole("heading", { name: "Skoda Superb Sportline" })).toBeVisible();
    await widen(frame);
    expect(await broken(frame)).toEqual([]);
  });
}

test("a name in Arabic runs from its own side, and all of it is seen", async ({ page }) => {
  const panel = await show(page, "panel", 385);
  const name = panel.getByText(arabic);
  await expect(name).toHaveCSS("direction", "rtl");
  expect(await name.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)).toBe(true);
  await expect(panel.getByText("Skoda Superb Sportline")).toHaveCSS("direction", "ltr");
});
