// A server, a record, an opener or a host with attacks in every text: the release shows them as the texts that they are. Its policy
// would hold off much of it; that it never has to is tested too.

import { expect, test } from "./support/test.mjs";
import { preview, release } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";
import { attack, codeAddress, hostileAnswer, watchForBreaches } from "./support/hostile.mjs";
import { openPreview } from "./support/preview-page.mjs";

test.describe.configure({ mode: "parallel" });

// Only pictures of another origin are asked for at all, and the page's policy refuses them.
test.use({ expectedComplaints: /elsewhere\.invalid\/.*(img-src|Content Security Policy)|^(Refused to load|Loading) the image|status of 422/ });

const origins = [release.page, release.frames];
const confirmed = { show_confirmation: { data: { confirmed: true } } };

/** What each surface gets, what a person does there, and which of the texts nobody sees there. */
const surfaces = {
  "the panel": { path: "panel", answers: { "GET /vehicles": "VehicleList" } },
  // Whose vehicles they are is on the page around the modal.
  "the modal of a record": { path: "modal", answers: { "GET /vehicles": "VehicleList" }, unseen: /\.customer$/ },
  "the modal of a vehicle": {
    path: "modal",
    query: { data: JSON.stringify({ vehicle: "1" }) },
    answers: { "GET /vehicles/1": "VehicleDetails" },
    // Of a proposal that was sent only its title is shown.
    unseen: /\.proposals\.0\.includes/,
  },
  "the modal of a selection": {
    path: "modal",
    query: { resource: "person", view: "list", selectedIds: "1,2" },
    answers: { "POST /reminders/plan": "ReminderPlan", "POST /reminders": "ReminderResult" },
    replies: confirmed,
    act: (frame) => frame.getByRole("button", { name: /^Send / }).click(),
  },
  "the floating window": {
    path: "floating-window",
    answers: { "GET /contacts": "ContactBook" },
    // A number is seen when it is called.
    unseen: /\.phone$/,
  },
  "a call": {
    path: "floating-window",
    answers: { "GET /contacts": "ContactBook" },
    unseen: /\.(recents|contacts\.1)\./,
    act: (frame) => frame.getByRole("button", { name: /^Call ContactBook.contacts.0/ }).click(),
  },
  "the settings page": { path: "settings", answers: { "GET /settings": "SettingsPage" } },
  "a form that is refused": {
    path: "modal",
    query: { data: JSON.stringify({ resource: "deal", record: "1" }) },
    answers: { "POST /vehicles": { status: 422, json: { type: "/problems/invalid", title: attack("title"), status: 422, detail: attack("detail"), errors: { name: attack("error"), [attack("field")]: attack("other error") } } } },
    shown: ["error", "field", "other error"],
    async act(frame) {
      await frame.getByRole("textbox", { name: "Make and model" }).fill("<img src=x>");
      await frame.getByRole("textbox", { name: "Number plate" }).fill("HS 1");
      await frame.getByRole("button", { name: "Add vehicle" }).click();
    },
  },
};

/** What tells a page of changes that a server says it tells of. */
const events = {
  "GET /events/ticket": { json: attack("ticket") },
  "GET /events": { status: 200, contentType: "text/event-stream", body: `data: ${attack("event")}\n\n` },
};

async function answerWith(page, answers, texts) {
  const built = Object.fromEntries(Object.entries({ ...events, ...answers }).map(([asked, schema]) => [asked, typeof schema === "string" ? { json: hostileAnswer(schema, texts) } : schema]));
  await page.route("**/api/**", (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^.*\/api/, "");
    const answer = built[`${route.request().method()} ${path}`];
    return answer ? route.fulfill(answer) : route.fallback();
  });
}

/** All that a person or a screen reader meets in a document. */
const met = (frame) => frame.locator("html").evaluate((root) => {
  const attributes = [...root.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ value }) => value));
  const values = [...root.querySelectorAll("input, textarea")].map(({ value }) => value);
  return [root.textContent, ...attributes, ...values].join("\n");
});

for (const [name, { path, query, answers, replies, act, shown, unseen }] of Object.entries(surfaces)) {
  test(`every text of the server is a text in ${name}`, async ({ page }) => {
    const texts = new Map((shown ?? []).map((text) => [text, attack(text)]));
    await answerWith(page, answers, texts);
    const breaches = await watchForBreaches(page);
    const { frame } = await showInBareHost(page, surfaceAddress(release, path, query), { width: 640, replies });
    await act?.(frame);

    const seen = [...texts].filter(([way]) => !unseen?.test(way));
    expect(seen.length).toBeGreaterThan(1);
    for (const [way, text] of seen) {
      // The page may cut what is too long; the attack begins behind the name.
      const beginning = text.slice(0, way.length + 40);
      await expect.poll(async () => (await met(frame)).includes(beginning), way).toBe(true);
    }
    await breaches.expectNothing({ origins });
  });
}

test("a context that a host tells the floating window is a text in it", async ({ page }) => {
  const breaches = await watchForBreaches(page);
  await answerWith(page, { "GET /contacts": "ContactBook" }, new Map());
  const { frame, tell } = await showInBareHost(page, surfaceAddress(release, "floating-window"));
  await expect(frame.getByRole("heading", { name: "Contacts", level: 1 })).toBeAttached();

  await tell("visibility", { is_visible: true, context: { name: attack("caller"), phone: codeAddress, invoker: attack("invoker") } });

  await expect(frame.getByText("caller<img")).toBeVisible();
  await breaches.expectNothing({ origins });
});

test("what a server wrote is a text in the host's question, and gives its message no link that runs code", async ({ page }) => {
  const texts = new Map();
  await answerWith(page, { "GET /vehicles/1": "VehicleDetails", "POST /vehicles/1/proposals/2/send": "VehicleDetails" }, texts);
  const breaches = await watchForBreaches(page);
  const address = surfaceAddress(release, "modal", { data: JSON.stringify({ vehicle: "1" }) });
  const { frame, asked } = await showInBareHost(page, address, { width: 640, replies: confirmed });
  await frame.getByRole("radio").first().check();
  await frame.getByRole("button", { name: "Send proposal" }).click();

  await expect.poll(async () => (await asked()).map(({ command }) => command)).toContain("show_snackbar");
  const { args } = (await asked()).find(({ command }) => command === "show_snackbar");
  expect(args).toEqual({ message: `Proposal sent to ${texts.get("VehicleDetails.customer")}` });
  await breaches.expectNothing({ origins });
});

test("the preview shows an app's attacks as texts in its own page, log and files", async ({ page }) => {
  const breaches = await watchForBreaches(page);
  const registration = { name: attack("app"), panels: [{ name: attack("panel"), url: "/panel" }, { name: "code", url: codeAddress.replace(":", "://%0a") }], floatingWindow: { name: attack("window"), url: "/floating-window" } };
  await page.route(`${preview.page}/hostile.json`, (route) => route.fulfill({ json: registration }));
  const host = await openPreview(page, { registration: "/hostile.json", at: "deal-details", "log-text": attack("filter"), mode: "lenient", tools: "log", scenario: attack("scenario") });
  const panel = page.frames().find((frame) => new URL(frame.url()).pathname === "/panel");
  const ask = (command, args) => panel.evaluate(([command, args]) => globalThis.pipeframeHandshake.sdk.execute(command, args).catch(() => {}), [command, args]);
  // Its answer may not have come when the page is closed.
  const askOpenly = (command, args) => void ask(command, args).catch(() => {});
  await ask("show_snackbar", { message: attack("message"), link: { url: codeAddress, label: attack("label") } });
  await expect(host.snackbars.getByText("message<img")).toBeVisible();
  await expect(host.snackbars.getByRole("link", { name: /^label/ })).not.toHaveAttribute("href", /./);

  askOpenly("show_confirmation", { title: attack("title"), description: attack("question"), okText: attack("ok") });
  const question = page.getByRole("dialog").filter({ hasText: "question<img" });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: /^ok<img/ }).click();
  askOpenly("open_modal", { type: "activity", prefill: { subject: attack("subject"), note: attack("note"), description: attack("description") } });
  await expect(page.getByRole("dialog").getByRole("textbox").first()).toHaveValue(/^subject<img/);

  expect(await page.locator("iframe").evaluateAll((frames) => frames.map(({ src }) => new URL(src).protocol).filter((protocol) => protocol !== "http:"))).toEqual([]);
  await breaches.expectNothing({ origins: [preview.page, preview.frames] });
});
