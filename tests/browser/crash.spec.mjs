// A page that breaks while it runs, in both builds. It is broken as only the outside can break a program without faults: the
// browser denies it the elements that it asks for.

import { expect, test } from "./support/test.mjs";
import { preview, release } from "./support/addresses.mjs";
import { inspect } from "./support/inspect.mjs";
import { openPreview } from "./support/preview-page.mjs";

// The console shows the panic, for finding its cause, and the error of the program that follows it.
test.use({ expectedComplaints: /panicked|the name of an element|unreachable|RuntimeError/ });

const secret = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOjEyMzQ1fQ.c2lnbmF0dXJlLW9mLWEtdGVzdA";

for (const [name, app] of Object.entries({ "the development build": undefined, "the release": release.frames })) {
  test(`a page of ${name} that breaks says so without its token, and comes back when it is reloaded`, async ({ page }) => {
    const host = await openPreview(page, { app });
    const panel = host.frame("panel");
    await expect(panel.getByText("Volvo V60")).toBeVisible();
    const inside = page.frames().find((frame) => new URL(frame.url()).pathname === "/panel");
    await inside.evaluate(() => {
      const create = Document.prototype.createElement;
      Document.prototype.createElement = function (name) {
        // The crash screen asks for a main element first, and gets what it asks for.
        if (name === "main") Document.prototype.createElement = create;
        return create.call(this, name === "div" ? "two words" : name);
      };
    });
    await page.evaluate((error) => globalThis.preview.inject({ surface: "panel", command: "open_modal", fault: { error } }), `Try later (${secret})`);

    await panel.getByText("Volvo V60").click();

    await expect(panel.getByRole("heading", { name: "This page has stopped" })).toBeVisible();
    await expect(panel.getByRole("button", { name: "Reload" })).toBeInViewport({ ratio: 1 });
    await panel.getByText("Details for support").click();
    const details = panel.locator("pre");
    await expect(details).toContainText("div can't be the name of an element");
    await expect(details).toContainText("surface: panel");
    await expect(details).toContainText(/version: \d+\.\d+\.\d+/);
    await expect(details).not.toContainText("eyJ");
    if (app) await inspect(page, "crash");

    await panel.getByRole("button", { name: "Reload" }).click();

    await expect(panel.getByText("Volvo V60")).toBeVisible();
    await expect(panel.getByRole("heading", { name: "This page has stopped" })).toHaveCount(0);
  });
}
