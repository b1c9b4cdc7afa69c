// What was entered comes back, and a write whose answer never came is resolved: in the release, in an ordinary browser.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as inPrivateWindow } from "@playwright/test";
import { publish } from "../../packages/build/lib/hosting/publish.mjs";
import { expect, test } from "./support/test.mjs";
import { faultHeader, preview, release, testHeader } from "./support/addresses.mjs";
import { copyOfRelease, staticHost } from "./support/static-host.mjs";
import { nextVersion } from "./support/versions.mjs";
import { addVehicle, openPreview, remindAll, sendProposal } from "./support/preview-page.mjs";

test.use({ framesHaveStorage: true });

const app = release.frames;

/** Answers to writes are lost from here on; the writes arrive. */
async function loseAnswers(page, pattern) {
  await page.route(pattern, (route) => {
    if (route.request().method() === "GET") return route.fallback();
    return route.continue({ headers: { ...route.request().headers(), [faultHeader]: "cut" } });
  });
}

test.describe("a new vehicle", () => {
  test("comes back after its window was closed and after a reload, and can be discarded", async ({ page }) => {
    let host = await openPreview(page, { app });
    let form = await addVehicle(page, host);
    await form.name.fill("Volvo V90 \"Cross\"");
    await form.close();
    form = await addVehicle(page, host);
    await expect(form.name).toHaveValue("Volvo V90 \"Cross\"");
    await expect(form.modal.getByText("What you entered before is back.")).toBeVisible();
    await form.plate.fill("HS 1");

    host = await openPreview(page, { app });
    form = await addVehicle(page, host);
    await expect(form.plate).toHaveValue("HS 1");
    await form.modal.getByRole("button", { name: "Discard" }).click();
    await expect(form.name).toHaveValue("");
    await expect(form.plate).toHaveValue("");

    await form.close();
    form = await addVehicle(page, host);
    await expect(form.name).toHaveValue("");
    await expect(form.modal.getByText("is back")).toHaveCount(0);
  });

  test("comes back in the next version of the app, which was published meanwhile", async ({ page }) => {
    const copy = await copyOfRelease();
    const served = await mkdtemp(join(tmpdir(), "pipeframe-served-"));
    await publish(copy.folder, served, { keep: 2 });
    const { origin, log, close } = await staticHost("--folder", served, "--framed-by", preview.page);
    try {
      let host = await openPreview(page, { app: origin });
      let form = await addVehicle(page, host);
      await form.name.fill("Volvo V90");

      await nextVersion(copy.folder, 1);
      await publish(copy.folder, served, { keep: 2 });
      host = await openPreview(page, { app: origin });
      form = await addVehicle(page, host);
      await expect(form.name).toHaveValue("Volvo V90");
      expect(log.map(({ path }) => path)).toContain("/modal-000000000001.wasm");
      await form.modal.getByRole("button", { name: "Discard" }).click();
    } finally {
      close();
      await copy.remove();
      await rm(served, { recursive: true, force: true });
    }
  });

  test("is not brought back on another record", async ({ page }) => {
    let host = await openPreview(page, { app });
    let form = await addVehicle(page, host);
    await form.name.fill("Volvo V90");
    await form.close();
    host = await openPreview(page, { app, record: 2 });
    form = await addVehicle(page, host);
    await expect(form.name).toHaveValue("");
  });

  test("leaves nothing behind once it is added", async ({ page }) => {
    const host = await openPreview(page, { app });
    let form = await addVehicle(page, host);
    await form.name.fill("Volvo V90");
    await form.plate.fill("HS 1");
    await form.add.click();
    await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
    await form.close();
    form = await addVehicle(page, host);
    await expect(form.name).toHaveValue("");
  });

  test.describe("whose answer is lost", () => {
    test.use({ expectedComplaints: /net::ERR_|404/ });

    async function addInVain(page, form) {
      await form.name.fill("Volvo V90");
      await form.plate.fill("HS 1");
      await loseAnswers(page, "**/api/vehicles");
      await form.add.click();
      await expect(form.modal.getByText("may not have been added")).toBeVisible();
    }

    test("may have been added, is added once, and the next visit says that it was", async ({ page }) => {
      const host = await openPreview(page, { app });
      let form = await addVehicle(page, host);
      await addInVain(page, form);
      await expect(form.name).toHaveValue("Volvo V90");
      await form.close();
      await page.unrouteAll();

      form = await addVehicle(page, host);
      await expect(form.modal.getByText("What you sent last went through;")).toBeVisible();
      await expect(form.name).toHaveValue("");
      await form.close();
      await expect(host.frame("panel").getByText("Volvo V90")).toHaveCount(1);
    });

    test("is added once when it is tried again", async ({ page }) => {
      const host = await openPreview(page, { app });
      const form = await addVehicle(page, host);
      await addInVain(page, form);
      await page.unrouteAll();
      await form.add.click();
      await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
      await form.close();
      await expect(host.frame("panel").getByText("Volvo V90")).toHaveCount(1);
    });

    test("is told to be there when it was changed before it is tried again", async ({ page }) => {
      const host = await openPreview(page, { app });
      const form = await addVehicle(page, host);
      await addInVain(page, form);
      await page.unrouteAll();
      await form.plate.fill("HS 2");
      await form.add.click();
      await expect(form.modal.getByText("went through as you sent it first")).toBeVisible();
      await expect(form.plate).toHaveValue("HS 2");
    });

    test("was not added when it never arrived, and comes back to be sent again", async ({ page }) => {
      const host = await openPreview(page, { app });
      let form = await addVehicle(page, host);
      await form.name.fill("Volvo V90");
      await form.plate.fill("HS 1");
      await page.route("**/api/vehicles", (route) => (route.request().method() === "POST" ? route.abort("connectionreset") : route.fallback()));
      await form.add.click();
      await expect(form.modal.getByText("may not have been added")).toBeVisible();
      await form.close();
      await page.unrouteAll();

      form = await addVehicle(page, host);
      await expect(form.modal.getByText("may still be on its way")).toBeVisible();
      await expect(form.modal.getByText("What you sent last did not go through.")).toBeVisible();
      await expect(form.name).toHaveValue("Volvo V90");
      await form.add.click();
      await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
    });
  });
});

test.describe("a new vehicle that a slow proxy holds back", () => {
  test.use({ expectedComplaints: /net::ERR_/ });

  test("is never said to be lost while it may arrive, and is added once", async ({ page }) => {
    const host = await openPreview(page, { app });
    const held = await sendAndLeave(page, host);
    const form = await addVehicle(page, host);
    await expect(form.modal.getByText("may still be on its way")).toBeVisible();
    await expect(form.modal.getByText("did not go through")).toHaveCount(0);
    await form.add.click();
    await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
    await form.close();
    await held.deliver();
    await host.frame("panel").getByRole("button", { name: "Refresh vehicles" }).click();
    await expect(host.frame("panel").getByText("Volvo V90")).toHaveCount(1);
  });

  test("is refused when it arrives after it was said to be lost", async ({ page }) => {
    const host = await openPreview(page, { app });
    const held = await sendAndLeave(page, host);
    const form = await addVehicle(page, host);
    await expect(form.modal.getByText("What you sent last did not go through.")).toBeVisible();
    expect((await held.deliver()).status).toBe(410);
    await form.add.click();
    await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
    await form.close();
    await expect(host.frame("panel").getByText("Volvo V90")).toHaveCount(1);
  });

  /** Sends a new vehicle that is held back, and closes its window. */
  async function sendAndLeave(page, host) {
    const form = await addVehicle(page, host);
    const held = await holdBackOne(page, "**/api/vehicles");
    await form.name.fill("Volvo V90");
    await form.plate.fill("HS 1");
    await form.add.click();
    await held.arrived;
    await form.close();
    return held;
  }

  /** Takes the next write and keeps it, as a proxy does whose client has gone: `deliver()` sends it on. */
  async function holdBackOne(page, pattern) {
    let [take, isTaken] = [undefined, false];
    const taken = new Promise((resolve) => { take = resolve; });
    await page.route(pattern, async (route) => {
      const request = route.request();
      if (request.method() !== "POST" || isTaken) return route.fallback();
      isTaken = true;
      take({ url: request.url(), headers: await request.allHeaders(), body: request.postData() });
    });
    return {
      arrived: taken,
      async deliver() {
        const { url, headers, body } = await taken;
        const kept = Object.entries(headers).filter(([name]) => !name.startsWith(":") && name !== "content-length");
        return fetch(url, { method: "POST", headers: Object.fromEntries(kept), body });
      },
    };
  }
});

test.describe("the same form in two tabs", () => {
  test("keeps the entry of each, and offers it to the other", async ({ page }, { testId }) => {
    const [one, two] = [page, await page.context().newPage()];
    await two.setExtraHTTPHeaders({ [testHeader]: testId });
    await one.bringToFront();
    let hostOne = await openPreview(one, { app });
    let formOne = await addVehicle(one, hostOne);
    await formOne.name.fill("Volvo V90");

    await two.bringToFront();
    let formTwo = await addVehicle(two, await openPreview(two, { app }));
    await expect(formTwo.modal.getByText("You entered something here in another window.")).toBeVisible();
    await expect(formTwo.name).toHaveValue("");
    await formTwo.name.fill("Saab 900");

    await one.bringToFront();
    hostOne = await openPreview(one, { app });
    formOne = await addVehicle(one, hostOne);
    await expect(formOne.name).toHaveValue("Volvo V90");
    await formOne.plate.fill("HS 1");
    await formOne.add.click();
    await expect(formOne.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();

    await two.bringToFront();
    formTwo = await addVehicle(two, await openPreview(two, { app }));
    await expect(formTwo.name).toHaveValue("Saab 900");
    await two.close();
  });

  test("tells the one whose entry the other takes over", async ({ page }, { testId }) => {
    const two = await page.context().newPage();
    await two.setExtraHTTPHeaders({ [testHeader]: testId });
    await page.bringToFront();
    const formOne = await addVehicle(page, await openPreview(page, { app }));
    await formOne.name.fill("Volvo V90");
    await two.bringToFront();
    const formTwo = await addVehicle(two, await openPreview(two, { app }));
    await formTwo.modal.getByRole("button", { name: "Bring it back" }).click();
    await expect(formTwo.name).toHaveValue("Volvo V90");
    await page.bringToFront();
    await expect(formOne.modal.getByText("taken over in another window")).toBeVisible();
    await expect(formOne.name).toHaveValue("Volvo V90");
    await two.close();
  });
});

test.describe("a call", () => {
  async function call(page, host) {
    await page.getByRole("button", { name: /^Service calls/ }).click();
    const window = host.frame("floating-window");
    await window.getByRole("button", { name: "Call Ada Byrne" }).first().click();
    await window.getByRole("button", { name: "Notes" }).click();
    await window.getByRole("textbox", { name: "Notes" }).fill("Wants the winter tyres.");
    return window;
  }

  test("that a reload cut off is offered to be written down, with its note", async ({ page }) => {
    let host = await openPreview(page, { app });
    await call(page, host);

    host = await openPreview(page, { app });
    await page.getByRole("button", { name: /^Service calls/ }).click();
    const window = host.frame("floating-window");
    await expect(window.getByText("The call with Ada Byrne was not written down.")).toBeVisible();
    await window.getByRole("button", { name: "Write it down" }).click();
    await expect(window.getByRole("textbox", { name: "Note" })).toHaveValue("Wants the winter tyres.");
    await window.getByRole("radio").first().check();
    await window.getByRole("button", { name: "Save call" }).click();
    await expect(host.snackbars.getByText("Call saved")).toBeVisible();
    await expect(window.getByText("was not written down")).toHaveCount(0);
  });

  test("can be discarded permanently", async ({ page }) => {
    let host = await openPreview(page, { app });
    await call(page, host);
    host = await openPreview(page, { app });
    await page.getByRole("button", { name: /^Service calls/ }).click();
    await host.frame("floating-window").getByRole("button", { name: "Discard" }).click();
    host = await openPreview(page, { app });
    await page.getByRole("button", { name: /^Service calls/ }).click();
    await expect(host.frame("floating-window").getByRole("button", { name: "Call Ada Byrne" }).first()).toBeVisible();
    await expect(host.frame("floating-window").getByText("was not written down")).toHaveCount(0);
  });

  test.describe("whose answer is lost", () => {
    test.use({ expectedComplaints: /net::ERR_|404/ });

    test("is told to be saved on the next visit", async ({ page }) => {
      let host = await openPreview(page, { app });
      const window = await call(page, host);
      await window.getByRole("button", { name: "End call" }).click();
      await window.getByRole("radio").first().check();
      await loseAnswers(page, "**/api/calls");
      await window.getByRole("button", { name: "Save call" }).click();
      await expect(window.getByText("may not have been saved")).toBeVisible();
      await expect(window.getByRole("textbox", { name: "Note" })).toHaveValue("Wants the winter tyres.");
      await page.unrouteAll();

      host = await openPreview(page, { app });
      await page.getByRole("button", { name: /^Service calls/ }).click();
      await expect(host.frame("floating-window").getByText("The call with Ada Byrne was saved;")).toBeVisible();
    });
  });
});

test.describe("a proposal whose answer is lost", () => {
  test.use({ expectedComplaints: /net::ERR_|404/ });

  async function send(page, host) {
    const modal = await sendProposal(page, host);
    await expect(modal.getByText("The proposal may not have been sent.")).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).first().click();
    await page.unrouteAll();
    await host.frame("panel").getByText("Volvo V60").click();
    return modal;
  }

  test("is told to be sent on the next visit", async ({ page }) => {
    const host = await openPreview(page, { app });
    await loseAnswers(page, "**/api/**/send");
    const modal = await send(page, host);
    await expect(modal.getByText("What you sent last went through;")).toBeVisible();
    await expect(modal.getByText("Already sent")).toBeVisible();
  });

  test("is chosen again on the next visit when it never arrived", async ({ page }) => {
    const host = await openPreview(page, { app });
    await page.route("**/api/**/send", (route) => route.abort("connectionreset"));
    const modal = await send(page, host);
    await expect(modal.getByText("may still be on its way")).toBeVisible();
    await expect(modal.getByText("What you sent last did not go through.")).toBeVisible();
    await expect(modal.getByRole("radio", { name: /Large service/ })).toBeChecked();
  });
});

test.describe("reminders whose answer is lost", () => {
  test.use({ expectedComplaints: /net::ERR_|404/ });

  test("are not sent twice when they go on", async ({ page }) => {
    const host = await openPreview(page, { app, at: "people-list" });
    await remindAll(page);
    const modal = host.frame("modal");
    await modal.getByRole("button", { name: /^Send \d+ reminders/ }).click();
    await loseAnswers(page, "**/api/reminders");
    await page.getByRole("dialog").getByRole("button", { name: "Send reminders" }).click();
    await expect(modal.getByText("The last reminders may not have been sent.")).toBeVisible();
    await page.unrouteAll();
    await modal.getByRole("button", { name: "Continue" }).click();
    await expect(modal.getByText("6 reminders sent")).toBeVisible();
    await expect(modal.getByText("Not reminded")).toHaveCount(0);
  });
});

test.describe("settings", () => {
  test("that were changed come back after a reload, and can be discarded", async ({ page }) => {
    page.on("dialog", (dialog) => dialog.accept());
    let host = await openPreview(page, { app, at: "settings" });
    let sender = host.frame("settings").getByRole("textbox", { name: "Sender name" });
    await expect(sender).toHaveValue("Car services");
    await sender.fill("Harbour Motors");

    host = await openPreview(page, { app, at: "settings" });
    sender = host.frame("settings").getByRole("textbox", { name: "Sender name" });
    await expect(sender).toHaveValue("Harbour Motors");
    await expect(host.frame("settings").getByRole("region", { name: "Unsaved changes" })).toBeVisible();
    await host.frame("settings").getByRole("button", { name: "Discard" }).first().click();
    await expect(sender).toHaveValue("Car services");
    await expect(host.frame("settings").getByRole("region", { name: "Unsaved changes" })).toBeHidden();
  });

  test.describe("whose answer is lost", () => {
    test.use({ expectedComplaints: /net::ERR_|409/ });

    test("are told to be saved on the next visit", async ({ page }) => {
      page.on("dialog", (dialog) => dialog.accept());
      let host = await openPreview(page, { app, at: "settings" });
      const sender = host.frame("settings").getByRole("textbox", { name: "Sender name" });
      await sender.fill("Harbour Motors");
      await loseAnswers(page, "**/api/settings");
      await page.route("**/api/settings", (route) => (route.request().method() === "GET" ? route.abort() : route.fallback()));
      await host.saveSettings();
      await expect(host.frame("settings").getByText("The settings may not have been saved.")).toBeVisible();
      await page.unrouteAll();

      host = await openPreview(page, { app, at: "settings" });
      await expect(host.frame("settings").getByText("What you sent last went through;")).toBeVisible();
    });
  });
});

// A private window denies frames of another site all storage.
inPrivateWindow("where the browser keeps nothing, the form works and says so", async ({ page }) => {
  const host = await openPreview(page, { app });
  const form = await addVehicle(page, host);
  await form.name.fill("Volvo V90");
  await expect(form.modal.getByText("This browser keeps no drafts.")).toBeVisible();
  await form.plate.fill("HS 1");
  await form.add.click();
  await expect(form.modal.getByRole("heading", { name: "Volvo V90" })).toBeVisible();
});
