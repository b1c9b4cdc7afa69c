// Why a page doesn't start, named as what it is: in the log as soon as it is known, and on the frame after Pipedrive's ten seconds.

import { expect, test } from "./support/test.mjs";
import { preview } from "./support/addresses.mjs";
import { serveTroubledApp } from "./support/troubled-app.mjs";

// The browser says the same in its console, in words of its own.
test.use({ expectedComplaints: /^(Failed to load resource|Refused to display|Framing '|TypeError: early|Access to fetch)/ });

/** A page that could not be shown keeps its address, with the token in it. */
const leave = (page) => page.goto("about:blank");

let app;

test.beforeAll(async () => {
  app = await serveTroubledApp();
});

test.afterAll(() => app.close());

async function notesOf(page, path) {
  await page.goto(`${preview.page}/?panel-url=${encodeURIComponent(`${app.address}${path}`)}`);
  await page.waitForFunction(() => "preview" in globalThis);
  const notes = () => page.evaluate(() => globalThis.preview.log().filter(({ kind, name }) => kind === "note" && name !== "storage").map(({ what }) => what));
  await expect.poll(notes).not.toEqual([]);
  return notes();
}

const causes = [
  ["a server's error comes with its first line", "/broken", /answers 500: “Internal error”/],
  ["a refused token comes with what the server says of it", "/token", /refuses the request with 401: “The signature is wrong\.”/],
  ["X-Frame-Options is named with its value", "/options", /forbids http:\/\/127\.0\.0\.1:\d+ to frame it by its header “X-Frame-Options: DENY”/],
  ["frame-ancestors is named with its sources", "/ancestors", /by its header “Content-Security-Policy: frame-ancestors 'self' https:\/\/\*\.pipedrive\.com”/],
  ["a redirect that loses the id is named", "/moved", /redirects to http:\/\/localhost:\d+\/home without the query/],
  ["a document that isn't HTML is named", "/data", /answers with application\/json, which isn't a page/],
  ["an error that the page reports is named", "/throws", /threw before it called initialize: TypeError: early \(\/throws:1:\d+\)/],
];

for (const [title, path, cause] of causes) {
  test(title, async ({ page }) => {
    const [first, ...more] = await notesOf(page, path);
    expect(first).toMatch(cause);
    expect(more).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify(globalThis.preview.log()))).not.toContain("token=");
    await leave(page);
  });
}

test("the frame says the cause after ten seconds, and “See why” what to do", async ({ page }) => {
  await notesOf(page, "/options");
  const notice = page.getByRole("alert").filter({ hasText: "Something went wrong" });
  await expect(notice).toContainText("X-Frame-Options: DENY");
  await notice.getByRole("button", { name: "See why" }).click();
  const card = page.getByRole("region", { name: "panel" }).filter({ hasText: "Not displayed" });
  await expect(card).toContainText(`Send Content-Security-Policy: frame-ancestors https://*.pipedrive.com ${preview.page}, and no X-Frame-Options.`);
  await leave(page);
});

test("requests for Pipedrive's API at the preview's origin get 404, and one that repeats is named once", async ({ page }) => {
  await notesOf(page, "/api");
  await expect(page.frameLocator("iframe[data-surface=panel]").getByText("asked")).toBeAttached();
  const notes = () => page.evaluate(() => globalThis.preview.log().filter(({ name }) => name === "api").map(({ what }) => what));
  await expect.poll(async () => (await notes()).length).toBe(20);
  const listed = await notes();
  expect(listed[0]).toBe("The app asked this page's own server for GET /api/v1/deals/1, and got 404.");
  expect(listed.at(-1)).toContain("20 times in ten seconds");
});

test("a browser that gives frames no storage is named once, with what that means", async ({ page }) => {
  // Under Playwright Chromium is such a browser.
  await page.goto(`${preview.page}/`);
  await page.waitForFunction(() => "preview" in globalThis);
  const notes = () => page.evaluate(() => globalThis.preview.log().filter(({ name }) => name === "storage"));
  await expect.poll(async () => (await notes()).length).toBe(1);
  const [{ what, certainty }] = await notes();
  expect([what, certainty]).toEqual([expect.stringContaining("no storage and no cookies"), "observed"]);
  await expect(page.locator("iframe[src*=storage-probe]")).toHaveCount(0);
});

test.describe("on a host of plain files", () => {
  /** Such a host has no companion: what is known comes from the browser alone. */
  async function trouble(page, path) {
    await page.addInitScript(() => {
      document.addEventListener("DOMContentLoaded", () => document.querySelector("meta[name=preview-companion]")?.remove());
    });
    const [first] = await notesOf(page, path);
    await leave(page);
    return first;
  }

  test("a page that may not be framed is told from an error", async ({ page }) => {
    expect(await trouble(page, "/options")).toContain("the browser doesn't show the page in a frame: its headers forbid that");
    expect(await trouble(page, "/broken")).toBe("The page's server answers with an error.");
  });
});
