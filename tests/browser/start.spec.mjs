// How a page starts, and what it says when it can't: the same in the development build and in the release.

import { expect, test } from "@playwright/test";
import { preview, release } from "./support/addresses.mjs";
import { forbidScripts, showInBareHost, surfaceAddress } from "./support/bare-host.mjs";

for (const [build, server] of Object.entries({ preview, release })) {
  test.describe(`in the ${build} build`, () => {
    test("a page that was opened outside Pipedrive says so", async ({ page }) => {
      await page.goto(surfaceAddress(server, "panel"));

      await expect(page.getByRole("heading", { name: "Open this in Pipedrive" })).toBeVisible();
      await expect(page.getByRole("button", { name: /^Open / })).toBeVisible();
    });

    test("a page whose address lost its identifier says so", async ({ page }) => {
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel", { id: undefined }));

      await expect(frame.getByRole("heading", { name: "This page lost its address" })).toBeVisible();
      await expect(frame.getByRole("button", { name: "Reload" })).toBeVisible();
    });

    test("a page whose address is not as documented says what is wrong with it", async ({ page }) => {
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel", { selectedIds: "<img src=x>" }));

      await expect(frame.getByRole("heading", { name: "This page was opened in an unexpected way" })).toBeVisible();
      await frame.getByText("Details").click();
      await expect(frame.getByText("“selectedIds” in the address is “<img src=x>”")).toBeVisible();
    });

    test("a page whose program did not arrive says so", async ({ page }) => {
      await page.route(/\.wasm$/, (route) => route.abort());
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel"));

      await expect(frame.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();
      await expect(frame.getByRole("button", { name: "Reload" })).toBeVisible();
    });

    test("a page whose program stays away says so after 20 seconds, and still starts when it comes", async ({ page }) => {
      await page.clock.install();
      let send;
      const held = new Promise((resolve) => { send = resolve; });
      await page.route(/\.wasm$/, async (route) => { await held; await route.continue(); });
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel"));
      const slow = frame.getByRole("heading", { name: "This page is slow to load" });
      await expect(frame.locator("#start")).toBeVisible();
      await page.clock.fastForward(19_000);
      await expect(slow).toBeHidden();

      await page.clock.fastForward(1_500);
      await expect(slow).toBeVisible();
      await expect(frame.locator("#start")).toHaveCount(0);
      await expect(frame.getByRole("button", { name: "Reload" })).toBeVisible();

      send();
      await expect(frame.locator(".surface")).toBeVisible();
      await expect(slow).toBeHidden();
    });

    for (const type of ["application/wasm; charset=utf-8", "application/octet-stream"]) {
      test(`a program that is sent as ${type} is asked for once, and the console names the header`, async ({ page }) => {
        const asked = [];
        const warned = page.waitForEvent("console", (message) => message.text().includes("Content-Type"));
        await page.route(/\.wasm$/, async (route) => {
          asked.push(route.request().url());
          const response = await route.fetch();
          await route.fulfill({ response, headers: { ...response.headers(), "content-type": type } });
        });
        const { frame } = await showInBareHost(page, surfaceAddress(server, "panel"));

        await expect(frame.locator(".surface")).toBeVisible();
        expect((await warned).text()).toContain(`"Content-Type: ${type}"`);
        expect(asked).toEqual([...new Set(asked)]);
        // A part that comes later may be on its way.
        await page.unrouteAll({ behavior: "ignoreErrors" });
      });
    }

    test("styles that did not arrive are requested again", async ({ page }) => {
      const asked = new Map();
      await page.route(/\.css$/, (route) => {
        const address = route.request().url();
        asked.set(address, (asked.get(address) ?? 0) + 1);
        return asked.get(address) === 1 ? route.abort() : route.continue();
      });
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel"));

      await expect(frame.locator(".surface")).toBeVisible();
      await expect.poll(() => frame.locator(".surface").evaluate(() => [...document.styleSheets].length > 0 && getComputedStyle(document.body).margin)).toBe("0px");
      expect([...asked.values()].every((times) => times === 2)).toBe(true);
    });

    for (const [theme, isDark] of [["dark", true], ["light", false]]) {
      test(`without any styles a failure is readable in the ${theme} theme`, async ({ page }) => {
        await page.route(/\.(wasm|css)$/, (route) => route.abort());
        const { frame } = await showInBareHost(page, surfaceAddress(server, "panel", { theme }));

        await expect(frame.getByText("there is a newer version")).toBeVisible();
        // The browser's own colours: the text is light where the canvas is dark.
        const color = await frame.locator("h1:visible").evaluate((title) => getComputedStyle(title).color);
        expect(color).toBe(isDark ? "rgb(255, 255, 255)" : "rgb(0, 0, 0)");
      });
    }

    test("a browser without WebAssembly is told so", async ({ page }) => {
      await page.addInitScript(() => delete globalThis.WebAssembly);
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel"));

      await expect(frame.getByRole("heading", { name: "This browser is too old" })).toBeVisible();
    });

    test("a page whose host stays silent says so, and shows itself when the host answers late", async ({ page }) => {
      await page.clock.install();
      const { frame, answerNow } = await showInBareHost(page, surfaceAddress(server, "panel"), { silent: true });
      await expect(frame.locator(".surface")).toBeVisible();

      await page.clock.fastForward(10_500);
      await expect(frame.getByRole("heading", { name: "Pipedrive does not answer" })).toBeVisible();
      await expect(frame.locator(".surface")).toBeHidden();

      await answerNow();
      await expect(frame.locator(".surface")).toBeVisible();
      await expect(frame.getByRole("heading", { name: "Pipedrive does not answer" })).toBeHidden();
    });

    test("a path that names no page says so", async ({ page }) => {
      const { frame } = await showInBareHost(page, surfaceAddress(server, "pannel"));

      await expect(frame.getByRole("heading", { name: "There is no such page" })).toBeVisible();
    });

    test("the theme and a skeleton are there before the program is", async ({ page }) => {
      let send;
      const held = new Promise((resolve) => { send = resolve; });
      await page.route(/\.wasm$/, async (route) => { await held; await route.continue(); });
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel", { theme: "dark" }));

      await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(frame.locator("#start")).toBeVisible();

      send();
      await expect(frame.locator("#start")).toHaveCount(0);
      await expect(frame.locator(".surface")).toBeVisible();
    });

    test("the token leaves the address and the identifier stays", async ({ page }) => {
      const { frame } = await showInBareHost(page, surfaceAddress(server, "panel"));
      await expect(frame.locator(".surface")).toBeVisible();

      const inside = page.frames().find((candidate) => candidate.url().includes("/panel"));
      const query = new URLSearchParams(await inside.evaluate(() => location.search));
      expect(query.has("token")).toBe(false);
      expect(query.get("id")).toBe("frame-1");
    });
  });
}

test("a page whose SDK was blocked says so", async ({ page }) => {
  await page.route(/index\.umd.*\.js/, (route) => route.abort());
  const { frame } = await showInBareHost(page, surfaceAddress(preview, "panel"));

  await expect(frame.getByRole("heading", { name: "Pipedrive's script did not load" })).toBeVisible();
});

test.describe("a release whose first script is forbidden by the server's policy", () => {
  test.use({ expectedComplaints: /violates the following Content Security Policy directive/ });

  test("says after a while that it could not be loaded, by its styles alone", async ({ page }) => {
    await forbidScripts(page);
    const { frame } = await showInBareHost(page, surfaceAddress(release, "panel"));

    const title = frame.getByRole("heading", { name: "This page could not be loaded" });
    await expect(frame.locator("#start")).toBeVisible();
    await expect(title).toBeHidden();
    await expect(title).toBeVisible();
    await expect(frame.locator("#start")).toBeHidden();
  });
});

test.describe("a release of which the document alone arrives", () => {
  test.use({ expectedComplaints: /net::ERR_FAILED|Failed to fetch|preloaded using link preload/ });

  test("has said hello, and says that it could not be loaded", async ({ page }) => {
    await page.route(/\.(js|css|wasm|svg)$|\/api\//, (route) => route.abort());
    const { frame, initialized } = await showInBareHost(page, surfaceAddress(release, "panel"));

    await initialized();
    await expect(frame.getByRole("heading", { name: "This page could not be loaded" })).toBeVisible();
  });
});
