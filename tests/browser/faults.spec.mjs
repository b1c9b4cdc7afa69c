// Faults × surfaces against the release: each cell ends in a named visible state in time, with nothing that turns forever,
// no complaint of the program, no lost input and no token in sight. FAULTS=all tries them all, as `make faults` does.

import { expect, test } from "./support/test.mjs";
import { release } from "./support/addresses.mjs";
import { breakIt, faults } from "./support/faults.mjs";
import { openPreview, remindAll } from "./support/preview-page.mjs";

// The browser's own words for a request that failed. An error of the program has others.
test.use({ framesHaveStorage: true, expectedComplaints: /^Failed to load resource|net::ERR_/ });

// Cells have nothing to do with each other.
test.describe.configure({ mode: "parallel" });

const app = release.frames;

/** In `make test`: one of each kind, none that takes long. */
const quick = ["403 not connected", "500", "cut mid-body", "wrong type", "HTML instead of JSON", "connection refused", "offline and back", "token request refused"];
const chosen = Object.entries(faults).filter(([name]) => process.env.FAULTS === "all" || quick.includes(name));

/** How each surface is opened, what it shows when all is well, and how it is looked at. */
const reads = {
  panel: { well: (frame) => frame.getByText("Volvo V60") },
  "floating-window": {
    well: (frame) => frame.getByRole("button", { name: "Call Ada Byrne" }).first(),
    show: (page) => page.getByRole("button", { name: /^Service calls/ }).click(),
  },
  settings: { at: "settings", well: (frame) => frame.getByRole("textbox", { name: "Sender name" }) },
  modal: {
    well: (frame) => frame.getByRole("heading", { name: "Volvo V60" }),
    // The panel has to be well for somebody to open the modal from it.
    first: async (page, host) => {
      await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
      return () => host.frame("panel").getByText("Volvo V60").click();
    },
  },
};

for (const [surface, { at, well, show, first }] of Object.entries(reads)) {
  for (const [name, fault] of chosen) {
    test(`reading: ${surface} × ${name}`, { tag: "@cell" }, async ({ page }) => {
      const limit = (fault.seconds ?? 20) * 1000;
      let heal = first ? undefined : await breakIt(page, fault);
      const host = await openPreview(page, { app, at });
      if (fault.token) await inject(page, surface, fault.token);
      const open = await first?.(page, host);
      heal ??= await breakIt(page, fault);
      await open?.();
      await show?.(page);
      const frame = host.frame(surface);

      if (fault.said === "well") {
        await expect(well(frame)).toBeVisible({ timeout: limit });
      } else {
        await expect(frame.getByText(fault.said).first()).toBeVisible({ timeout: limit });
        await expectNothingTurns(frame);
        await heal();
        await page.evaluate(() => globalThis.preview.inject(null));
        if (fault.returns) {
          const inside = page.frames().find((candidate) => new URL(candidate.url()).pathname === `/${surface}`);
          await inside.evaluate(() => dispatchEvent(new Event("online")));
        } else {
          await frame.getByRole("button", { name: "Retry" }).first().click();
        }
        await expect(well(frame)).toBeVisible({ timeout: limit });
      }
      await expectNothingTurns(frame);
    });
  }
}

/** Each form: how it is filled, sent, and what must still be in it afterwards. */
const writes = {
  "new vehicle": {
    surface: "modal",
    fill: async (page, host) => {
      await host.frame("panel").getByRole("button", { name: "Add vehicle" }).click();
      await host.frame("modal").getByRole("textbox", { name: "Make and model" }).fill("Volvo V90");
      await host.frame("modal").getByRole("textbox", { name: "Number plate" }).fill("HS 1");
    },
    send: (host) => host.frame("modal").getByRole("button", { name: "Add vehicle" }).click(),
    expectKept: (host) => expect(host.frame("modal").getByRole("textbox", { name: "Make and model" })).toHaveValue("Volvo V90"),
    done: (host) => host.frame("modal").getByRole("heading", { name: "Volvo V90" }),
  },
  proposal: {
    surface: "modal",
    fill: async (page, host) => {
      await host.frame("panel").getByText("Volvo V60").click();
      await host.frame("modal").getByRole("radio", { name: /Large service/ }).check();
    },
    send: async (host, page) => {
      await host.frame("modal").getByRole("button", { name: "Send proposal" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Send proposal" }).click();
    },
    expectKept: (host) => expect(host.frame("modal").getByRole("radio", { name: /Large service/ })).toBeChecked(),
    done: (host) => host.snackbars.getByText(/^Proposal sent to /),
  },
  reminders: {
    surface: "modal",
    at: "people-list",
    fill: async (page, host) => {
      await remindAll(page);
      await expect(host.frame("modal").getByRole("button", { name: "Send 6 reminders" })).toBeVisible();
    },
    send: async (host, page) => {
      const button = host.frame("modal").getByRole("button", { name: /^(Send 6 reminders|Continue)$/ });
      const isFirst = (await button.innerText()).startsWith("Send");
      await button.click();
      if (isFirst) await page.getByRole("dialog").getByRole("button", { name: "Send reminders" }).click();
    },
    expectKept: (host) => expect(host.frame("modal").getByRole("button", { name: "Continue" })).toBeVisible(),
    done: (host) => host.frame("modal").getByText("6 reminders sent"),
  },
  call: {
    surface: "floating-window",
    fill: async (page, host) => {
      const window = host.frame("floating-window");
      await page.getByRole("button", { name: /^Service calls/ }).click();
      await window.getByRole("button", { name: "Call Ada Byrne" }).first().click();
      await window.getByRole("button", { name: "End call" }).click();
      await window.getByRole("radio").first().check();
      await window.getByRole("textbox", { name: "Note" }).fill("Wants the winter tyres.");
    },
    send: (host) => host.frame("floating-window").getByRole("button", { name: "Save call" }).click(),
    expectKept: (host) => expect(host.frame("floating-window").getByRole("textbox", { name: "Note" })).toHaveValue("Wants the winter tyres."),
    done: (host) => host.snackbars.getByText("Call saved"),
  },
  settings: {
    surface: "settings",
    at: "settings",
    fill: (page, host) => host.frame("settings").getByRole("textbox", { name: "Sender name" }).fill("Harbour Motors"),
    // On a busy machine the browser may give a click to where the button was before the frame changed its height.
    send: (host, page) => expect(async () => {
      const isSave = (request) => request.method() === "PUT" && request.url().endsWith("/api/settings");
      await Promise.all([page.waitForRequest(isSave, { timeout: 5_000 }), host.saveSettings()]);
    }).toPass(),
    expectKept: (host) => expect(host.frame("settings").getByRole("textbox", { name: "Sender name" })).toHaveValue("Harbour Motors"),
    done: (host) => host.snackbars.getByText("Settings saved"),
  },
};

for (const [form, { surface, at, fill, send, expectKept, done }] of Object.entries(writes)) {
  for (const [name, fault] of chosen) {
    test(`writing: ${form} × ${name}`, { tag: "@cell" }, async ({ page }) => {
      page.on("dialog", (dialog) => dialog.accept());
      const limit = (fault.seconds ?? 20) * 1000;
      const host = await openPreview(page, { app, at });
      await fill(page, host);
      if (fault.token) await inject(page, surface, fault.token);
      const heal = await breakIt(page, fault);
      await send(host, page);

      if (fault.said !== "well") {
        await expect(host.frame(surface).getByRole("alert").filter({ hasText: fault.said }).first()).toBeVisible({ timeout: limit });
        await expectNothingTurns(host.frame(surface));
        await expectKept(host);
        await heal();
        await page.evaluate(() => globalThis.preview.inject(null));
        await send(host, page);
      }
      await expect(done(host)).toBeVisible({ timeout: limit });
      await expectNothingTurns(host.frame(surface));
    });
  }
}

async function inject(page, surface, fault) {
  const rule = { surface, command: "get_signed_token", fault };
  await page.evaluate((rule) => globalThis.preview.inject(rule), rule);
}

async function expectNothingTurns(frame) {
  await expect(frame.locator("[aria-busy=true], .skeleton")).toHaveCount(0, { timeout: 5000 });
}
