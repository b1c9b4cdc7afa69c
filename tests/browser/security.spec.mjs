// What others in the same browser may not do with the release: frame it, press its buttons, send it elsewhere, flood it, or learn its token.
// docs/threat-model.md names these tests.

import { readProject } from "../../packages/build/lib/project.mjs";
import { expect, test } from "./support/test.mjs";
import { interop, preview, release } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { codeAddress, elsewhere, watchForBreaches } from "./support/hostile.mjs";
import { openPreview } from "./support/preview-page.mjs";
import { countProcessorTime } from "./support/processor-time.mjs";
import { plainStaticHost, staticHost } from "./support/static-host.mjs";

test.describe.configure({ mode: "parallel" });

const { pages } = await readProject(process.cwd());

test.describe("framed by another origin", () => {
  test.use({ expectedComplaints: /frame-ancestors/ });

  test("no page of the release is shown", async ({ page }) => {
    const frames = pages.map((name) => `<iframe src="${surfaceAddress(release, name).replaceAll("&", "&amp;")}"></iframe>`);
    await page.route(`${interop.page}/attacker`, (route) => route.fulfill({ contentType: "text/html", body: frames.join("") }));
    await page.goto(`${interop.page}/attacker`);

    await expect.poll(() => page.frames().slice(1).map((frame) => frame.url())).toEqual(pages.map(() => "chrome-error://chromewebdata/"));
  });
});

test.describe("the release's policy", () => {
  test.use({ expectedComplaints: /Trusted(HTML|Script|Type)|unsafe-eval|Content Security Policy|status of 401/ });

  for (const name of pages) {
    test(`lets nothing write markup, run text or load a script of another origin in ${name}`, async ({ page }) => {
      const { frame } = await showInBareHost(page, surfaceAddress(release, name));
      await expect(frame.locator("#start")).toHaveCount(0);
      // In a turn of its own: what the browser's tools call may do more than a page.
      const refused = await frame.locator("body").evaluate((body, elsewhere) => new Promise((resolve) => setTimeout(() => {
        const tries = {
          markup: () => { body.innerHTML = "<b>x</b>"; },
          document: () => document.write("<b>x</b>"),
          frame: () => { document.createElement("iframe").srcdoc = "x"; },
          script: () => { document.createElement("script").src = `${elsewhere}/x.js`; },
          code: () => new Function("return 1")(),
          policy: () => trustedTypes.createPolicy("own", { createHTML: (text) => text }),
        };
        resolve(Object.entries(tries).filter(([, attempt]) => {
          try {
            attempt();
            return false;
          } catch {
            return true;
          }
        }).map(([name]) => name));
      })), elsewhere);
      expect(refused).toEqual(["markup", "document", "frame", "script", "code", "policy"]);
    });
  }
});

test.describe("what can't be taken back", () => {
  /** What a host may answer to a question without meaning yes. */
  const noes = [{}, { data: {} }, { data: { confirmed: false } }, { data: { confirmed: "true" } }, { data: { confirmed: 1 } }, { data: [true] }, { data: { __proto__: null, Confirmed: true } }, { error: "No" }];
  const vehicle = { id: 1, name: "Volvo V60", plate: "HS 1", status: "open", price: null, delivery: null, picture: "vehicles/estate.svg", deal: 1 };
  const price = { minor: 1, currency: "EUR" };
  const answers = {
    "GET /settings": { settings: { sender: "A", reply_to: "a@b.example", follow_up_days: 3, valid_days: 14, notify_opened: true, notify_ready: true, notify_missed: true }, revision: 1, connection: { account: "A", since: "2026-01-15" } },
    "GET /vehicles/1": { vehicle, customer: "Ada", year: 2021, kilometres: 1, engine: "", chassis: "", proposals: [{ id: 1, title: "Large service", price, includes: [], sent: null, link: null }] },
    "POST /reminders/plan": { records: [1], names: ["Ada"] },
  };
  const actions = {
    "a disconnection": { path: "settings", button: "Disconnect", write: "DELETE /connection" },
    "a proposal": { path: "modal", query: { data: JSON.stringify({ vehicle: 1 }) }, prepare: (frame) => frame.getByRole("radio").check(), button: "Send proposal", write: "POST /vehicles/1/proposals/1/send" },
    "a reminder": { path: "modal", query: { resource: "person", view: "list", selectedIds: "1" }, button: /^Send / , write: "POST /reminders" },
  };

  for (const [name, { path, query, prepare, button, write }] of Object.entries(actions)) {
    test(`${name} is asked about in the host's own dialog, and only a plain yes does it`, async ({ page }) => {
      const written = [];
      await page.route("**/api/**", (route) => {
        const asked = `${route.request().method()} ${new URL(route.request().url()).pathname.replace(/^.*\/api/, "")}`;
        if (answers[asked]) return route.fulfill({ json: answers[asked] });
        written.push(asked);
        return route.fulfill({ status: 200, json: {} });
      });
      const { frame, asked, answerWith } = await showInBareHost(page, surfaceAddress(release, path, query), { width: 640 });
      await prepare?.(frame);
      const questions = async () => (await asked()).filter(({ command }) => command === "show_confirmation").length;
      for (const [index, reply] of [...noes, { data: { confirmed: true } }].entries()) {
        await answerWith("show_confirmation", reply);
        await frame.getByRole("button", { name: button }).click();
        await expect.poll(questions).toBe(index + 1);
      }
      await expect.poll(() => written[0]).toBe(write);
      expect(written.filter((one) => !one.startsWith("GET "))).toEqual([write]);
    });
  }
});

test("the page of a link action leads to Pipedrive alone, whatever its address says", async ({ page }) => {
  const breaches = await watchForBreaches(page);
  const queries = [
    { returnUrl: elsewhere, next: codeAddress, redirect: `//${new URL(elsewhere).host}` },
    { resource: `//${new URL(elsewhere).host}` },
    { resource: codeAddress, selectedIds: `1/../../..${elsewhere}` },
    { selectedIds: `1@${new URL(elsewhere).host}` },
    { id: undefined, token: undefined, view: "list", filter: JSON.stringify({ url: elsewhere }) },
  ];
  for (const query of queries) {
    await page.goto(surfaceAddress(release, "action", query));
    await expect(page.getByRole("heading", { level: 1 }).filter({ visible: true })).toBeVisible();
    const links = await page.locator("a[href]").evaluateAll((all) => all.map(({ href, target, rel }) => [new URL(href).origin, target, rel]));
    expect(links.filter(([origin, target, rel]) => origin !== "https://app.pipedrive.com" || target !== "_blank" || !rel.includes("noopener")), JSON.stringify(query)).toEqual([]);
    expect(new URL(page.url()).origin).toBe(release.frames);
  }
  await breaches.expectNothing({ origins: [release.frames] });
});

test("answers with a prototype in them change none, in the page and in what its boot script reads", async ({ page }) => {
  const breaches = await watchForBreaches(page);
  const poison = '"__proto__": {"breached": 1, "vehicles": []}, "constructor": {"prototype": {"breached": 1}}';
  await page.route("**/api/vehicles?**", (route) => route.fulfill({ contentType: "application/json", body: `{${poison}, "follow_up_days": 7, "vehicles": []}` }));
  const replies = { show_snackbar: { data: JSON.parse(`{${poison}}`) } };
  const panel = await showInBareHost(page, surfaceAddress(release, "panel"), { replies });
  await expect(panel.frame.getByText("No vehicles")).toBeVisible();
  await panel.tell("visibility", JSON.parse(`{${poison}, "is_visible": true}`));
  await panel.tell("user_settings_change", JSON.parse(`{${poison}, "theme": "dark"}`));
  await expect(panel.frame.locator("html")).toHaveAttribute("data-theme", "dark");

  const modal = await showInBareHost(page, surfaceAddress(release, "modal", { data: '{"__proto__": {"vehicle": "1", "breached": 1}}' }));
  await expect(modal.frame.getByText("Volvo V60")).toHaveCount(0);
  await breaches.expectNothing({ origins: [release.page, release.frames] });
});

test.describe("under a flood of messages", () => {
  test.use({ expectedComplaints: /status of (401|503)/ });

  const many = 20_000;
  // In seconds. A machine with other work takes longer, and no more processor time.
  const affordable = { release: 2, preview: 5 };

  const pageOfTheApp = (page) => page.frames().find((frame) => frame.url().startsWith(release.frames));
  const hearLast = (target) => target.evaluate(() => {
    globalThis.heardLast = new Promise((resolve) => addEventListener("message", ({ data }) => data === "the last one" && resolve()));
  });

  /** What a flood cost a page or frame that was asked to `hearLast`: that message comes after all others. */
  async function expectAffordable(target, spent, most) {
    await target.evaluate(() => globalThis.heardLast);
    const seconds = await spent();
    test.info().annotations.push({ type: "processor time that the flood took, in seconds", description: seconds.toFixed(2) });
    expect(seconds).toBeLessThan(most);
  }

  test("of a neighbour frame that forges replies and events, the app does nothing and stays usable", async ({ page }) => {
    const { frame, asked } = await showInBareHost(page, surfaceAddress(release, "settings"), { width: 640 });
    await page.route("**/api/**", (route) => route.fulfill({ status: 503, json: {} }));
    await expect(frame.getByRole("button", { name: "Retry" })).toBeVisible();
    const before = await asked();
    const app = pageOfTheApp(page);
    await hearLast(app);
    const spent = await countProcessorTime(app);

    await page.evaluate((many) => new Promise((resolve) => {
      globalThis.done = resolve;
      const neighbour = document.createElement("iframe");
      neighbour.srcdoc = `<script>
        const forged = [{ data: { confirmed: true } }, { id: "frame-1", payload: { type: "command", command: "close_modal" } }, { error: "x" }, { event: "visibility", data: {} }, "x", null];
        for (let sent = 0; sent < ${many}; sent += 1) parent.frames[0].postMessage(forged[sent % forged.length], "*");
        parent.frames[0].postMessage("the last one", "*");
        parent.done();
      </script>`;
      document.body.append(neighbour);
    }), many);

    const request = page.waitForRequest(/\/api\/settings/);
    await frame.getByRole("button", { name: "Retry" }).click();
    await request;
    await expectAffordable(app, spent, affordable.release);
    expect(await asked()).toEqual(before);
  });

  test("of its host, the app follows the last one and stays usable", async ({ page }) => {
    const { frame, tellMany } = await showInBareHost(page, surfaceAddress(release, "settings", { theme: "light" }), { width: 640 });
    await page.route("**/api/**", (route) => route.fulfill({ status: 503, json: {} }));
    await expect(frame.getByRole("button", { name: "Retry" })).toBeVisible();
    const app = pageOfTheApp(page);
    await hearLast(app);
    const spent = await countProcessorTime(app);

    await tellMany("user_settings_change", [{ theme: "dark" }, { theme: "light" }, {}, "x", { theme: { breached: 1 } }, { theme: "dark" }], many);
    await page.evaluate(() => frames[0].postMessage("the last one", "*"));

    const request = page.waitForRequest(/\/api\/settings/);
    await frame.getByRole("button", { name: "Retry" }).click();
    await request;
    await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
    await expectAffordable(app, spent, affordable.release);
    await expect(frame.locator("html")).toHaveAttribute("data-theme", "dark");
  });

  test("of one frame, the preview keeps a bounded log and stays usable", async ({ page }) => {
    const host = await openPreview(page, { tools: "log" });
    const panel = page.frames().find((frame) => new URL(frame.url()).pathname === "/panel");
    await hearLast(page);
    const spent = await countProcessorTime(page);
    await panel.evaluate((many) => {
      const id = new URLSearchParams(location.search).get("id");
      const flood = [
        { id, payload: { type: "command", command: "show_snackbar", args: { message: "flood" } } },
        { id, payload: { type: "command", command: "nonsense" } },
        { id: "of nobody", payload: { type: "command", command: "close_modal" } },
        { payload: "x" },
        "x".repeat(1000),
      ];
      for (let sent = 0; sent < many; sent += 1) {
        const { port2 } = new MessageChannel();
        parent.postMessage(flood[sent % flood.length], "*", [port2]);
      }
      parent.postMessage("the last one", "*");
    }, many);

    await page.getByRole("contentinfo").getByRole("button", { name: "Dark", exact: true }).click();
    await expect(host.frame("panel").locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(host.frame("panel").getByText("Volvo V60")).toBeVisible();
    await expectAffordable(page, spent, affordable.preview);
    expect((await host.log()).length).toBeLessThanOrEqual(2_000);
  });
});

test.describe("the signed token", () => {
  // The token of a bare host is signed by nobody.
  test.use({ expectedComplaints: /status of 401|404/ });

  for (const [name, startHost] of Object.entries({ "with its headers": staticHost, "on a host that sends no headers": plainStaticHost })) {
    test(`is in no referrer that the release sends ${name}`, async ({ page }) => {
      const host = await startHost();
      try {
        const referrers = [];
        page.on("request", async (request) => {
          if (!request.isNavigationRequest()) referrers.push((await request.allHeaders()).referer);
        });
        const { frame } = await showInBareHost(page, surfaceAddress({ frames: host.origin }, "panel"));
        await expect(frame.locator(".surface")).toBeVisible();
        expect(referrers.length).toBeGreaterThan(3);
        expect(referrers.filter((referrer) => referrer !== undefined)).toEqual([]);
        expect(await frame.locator("body").evaluate(() => performance.getEntriesByType("resource").filter((entry) => entry.name.includes("token=")).length)).toBe(0);
      } finally {
        host.close();
      }
    });
  }

  test("is in no log, state or link that the preview exports", async ({ page }) => {
    const host = await openPreview(page, { app: release.frames, tools: "log" });
    const token = await page.locator("iframe[data-surface=panel]").evaluate(({ src }) => new URL(src).searchParams.get("token"));
    const signature = token.split(".")[2];
    expect(signature.length).toBeGreaterThan(20);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export" }).click()]);
    const stream = await download.createReadStream();
    const exported = (await stream.toArray()).join("");
    expect(exported).toContain("initialize");
    const state = await page.evaluate(() => JSON.stringify([globalThis.preview.log(), globalThis.preview.state(), location.href]));
    expect([exported, state].filter((text) => text.includes(signature))).toEqual([]);
    expect(await host.refused()).toEqual([]);
  });
});
