// What a page does when the browser's connection goes and comes, and how it keeps up with the server meanwhile.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { passInFrame, speedUpClock } from "./support/clock.mjs";
import { openPreview } from "./support/preview-page.mjs";

const app = release.frames;

test.describe("offline", () => {
  test.use({ expectedComplaints: /net::ERR_INTERNET_DISCONNECTED/ });

  test("is said while it lasts, and what is shown is fetched again afterwards", async ({ page, context }) => {
    const host = await openPreview(page, { app });
    const panel = host.frame("panel");
    await expect(panel.getByText("Volvo V60")).toBeVisible();
    const asked = requests(page, "/api/vehicles");

    await context.setOffline(true);
    await expect(panel.getByText("You are offline.")).toBeVisible();
    await expect(panel.getByText("Volvo V60")).toBeVisible();

    const before = asked.length;
    await context.setOffline(false);
    await expect(panel.getByText("You are offline.")).toHaveCount(0);
    await expect.poll(() => asked.length).toBeGreaterThan(before);
  });
});

test.describe("the first question to the server", () => {
  test("is asked before the program is there, and once", async ({ page }) => {
    let arrive;
    const arrived = new Promise((resolve) => { arrive = resolve; });
    await page.route(`${app}/*.wasm`, async (route) => { await arrived; await route.continue(); });
    const asked = requests(page, "/api/vehicles");
    const opened = openPreview(page, { app });
    await expect.poll(() => asked.length).toBe(1);

    arrive();
    const host = await opened;
    await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
    expect(asked.length).toBe(1);
  });

  test("is asked by the common document too, for a host that knows no others", async ({ page }) => {
    const asked = requests(page, "/api/vehicles");
    const host = await openPreview(page, { "panel-url": `${app}/common/panel` });
    await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
    expect(asked.length).toBe(1);
  });
});

test.describe("the contacts in the floating window", () => {
  test.use({ expectedComplaints: /Failed to load resource/ });

  test("are asked for twice a minute while they are seen, and not while they are hidden", async ({ page }) => {
    const { window, asked } = await openWindow(page);
    await expect.poll(() => asked.length).toBeGreaterThanOrEqual(3);

    await page.getByRole("button", { name: "Close Service calls" }).click();
    await expect(page.getByRole("dialog", { name: "Service calls" })).toBeHidden();
    const before = asked.length;
    await passInFrame(window, 120);
    expect(asked.length - before).toBeLessThanOrEqual(1);

    await page.getByRole("button", { name: /^Service calls/ }).click();
    await expect.poll(() => asked.length).toBeGreaterThan(before + 1);
  });

  test("are asked for less often while the server fails", async ({ page }) => {
    const { window, asked } = await openWindow(page);
    await page.route("**/api/contacts", (route) => route.fulfill({ status: 403, body: "{}" }));
    await expect(window.getByText(/^As of /)).toBeVisible();

    const failed = asked.length;
    await passInFrame(window, 40);
    expect(asked.length).toBe(failed);
    await expect.poll(() => asked.length).toBe(failed + 1);
  });
});

/** Opens the window, whose minutes are of three seconds, and keeps its questions to the server. */
async function openWindow(page) {
  await speedUpClock(page, 20);
  const asked = requests(page, "/api/contacts");
  const host = await openPreview(page, { app });
  const window = host.frame("floating-window");
  await page.getByRole("button", { name: /^Service calls/ }).click();
  await expect(window.getByRole("button", { name: "Call Ada Byrne" }).first()).toBeVisible();
  return { window, asked };
}

function requests(page, path) {
  const found = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.endsWith(path)) found.push(request.url());
  });
  return found;
}
