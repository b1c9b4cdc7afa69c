// A record with a thousand vehicles: only the rows near the visible part are in the page, without a visible difference.

import { release } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { inspect } from "./support/inspect.mjs";
import { expect, test } from "./support/test.mjs";

const count = 1000;

const vehicles = Array.from({ length: count }, (_, index) => ({
  id: index + 1, name: `Volvo V60 ${index + 1}`, plate: `HS ${10_000 + index}`, status: index % 2 ? "ready" : "open",
  price: { minor: 100_000 + index, currency: "EUR" }, delivery: null, picture: "/vehicles/estate.svg", deal: 1,
}));

test("the page is as high as the whole list, and its end is where the list ends", async ({ page }) => {
  const { frame, list } = await openList(page);
  const height = await list.evaluate((element) => element.getBoundingClientRect().height);
  const rowHeight = await heightOfRow(list);
  expect(Math.abs(height / (count * rowHeight) - 1)).toBeLessThan(0.05);
  expect(await list.getByRole("listitem").count()).toBeLessThan(60);

  await frame.getByRole("searchbox").focus();
  await page.keyboard.press("Escape");
  await frame.locator("html").evaluate((root) => root.scrollTo(0, root.scrollHeight));
  await expect(row(list, count)).toBeInViewport();
  await expect(row(list, count - 3)).toBeInViewport();
  await inspect(page, "long-list-end");
});

test("each row says which of how many it is", async ({ page }) => {
  const { list } = await openList(page);

  for (const place of [1, 2, count]) {
    await expect(row(list, place)).toHaveAttribute("aria-setsize", String(count));
    await expect(row(list, place)).toContainText(`Volvo V60 ${place}`);
  }
  await inspect(page, "long-list");
});

test("Tab goes through the rows in their order, past those that were there first", async ({ page }) => {
  const { frame, list } = await openList(page);
  const first = await list.getByRole("listitem").count();
  await frame.getByRole("searchbox").focus();
  for (let place = 1; place <= first + 10; place += 1) {
    await page.keyboard.press("Tab");
    await expect(row(list, place).locator(".list-row-main")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(row(list, place).getByRole("button", { name: /^More actions/ })).toBeFocused();
  }
  await expect(row(list, first + 10)).toBeInViewport();
});

test("what has the focus keeps it when it is scrolled away, and Tab goes on from there", async ({ page }) => {
  const { frame, list } = await openList(page);
  await row(list, 3).locator(".list-row-main").focus();
  await scrollToRow(frame, list, 500);
  await expect(row(list, 500)).toBeInViewport();
  await expect(row(list, 20)).toHaveCount(0);
  await expect(row(list, 3).locator(".list-row-main")).toBeFocused();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(row(list, 4).locator(".list-row-main")).toBeFocused();
  await expect(row(list, 4)).toBeInViewport();
});

test("the filter finds a vehicle that was not in the page, and gives all of them back", async ({ page }) => {
  const { frame, list } = await openList(page);
  await frame.getByRole("searchbox").fill("hs10776");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list.getByRole("listitem")).toContainText("Volvo V60 777");

  await frame.getByRole("searchbox").fill("ready");
  await expect(frame.getByText("500 vehicles found")).toBeAttached();
  await expect(row(list, 500)).toContainText("Volvo V60 1000");
  await frame.getByRole("searchbox").fill("");
  await expect(row(list, 2)).toContainText("Volvo V60 2");
  await expect(row(list, count)).toBeAttached();
});

test("a refresh changes what is seen where it is", async ({ page }) => {
  const { frame, list, answer } = await openList(page);
  await scrollToRow(frame, list, 500);
  await expect(row(list, 500)).toBeInViewport();
  await row(list, 500).locator(".list-row-main").focus();
  answer.vehicles = vehicles.map((vehicle) => ({ ...vehicle, status: vehicle.id % 10 ? vehicle.status : "delivered" }));

  await frame.getByRole("button", { name: "Refresh vehicles" }).dispatchEvent("click");
  await expect(row(list, 500)).toContainText("Delivered");
  await expect(row(list, 500).locator(".list-row-main")).toBeFocused();
  await expect(row(list, 500)).toBeInViewport();
});

function row(list, place) {
  return list.locator(`[aria-posinset="${place}"]`);
}

/** Shows the panel of the release; its server answers with what is in `answer`. */
async function openList(page) {
  const answer = { vehicles, follow_up_days: 7 };
  await page.route("**/api/vehicles?*", (route) => route.fulfill({ json: answer }));
  const { frame } = await showInBareHost(page, surfaceAddress(release, "panel", { token: token() }));
  const list = frame.getByRole("list", { name: "Vehicles" });
  await expect(row(list, 1)).toBeVisible();
  return { frame, list, answer };
}

/** Its signature is invalid: the answer is made up anyway. */
function token() {
  const now = Math.floor(Date.now() / 1000);
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "HS256", typ: "JWT" })}.${part({ userId: 1, companyId: 2, iat: now, exp: now + 300 })}.none`;
}

/** Rows are as high as their text is in the fonts of this machine, and some wrap: the mean of those in the page. */
function heightOfRow(list) {
  return list.evaluate((element) => {
    const heights = [...element.querySelectorAll("[aria-posinset]")].map((each) => each.getBoundingClientRect().height);
    return heights.reduce((sum, height) => sum + height, 0) / heights.length;
  });
}

/** Scrolls until this row is in the page, then to it: its position before that is an estimate of the page. */
async function scrollToRow(frame, list, place) {
  const share = (place - 1) / count;
  const top = await list.evaluate((element, part) => {
    const box = element.getBoundingClientRect();
    return box.top + element.ownerDocument.documentElement.scrollTop + box.height * part;
  }, share);
  await frame.locator("html").evaluate((root, y) => root.scrollTo(0, y), top);
  await row(list, place).evaluate((element) => element.scrollIntoView({ block: "center" }));
}
