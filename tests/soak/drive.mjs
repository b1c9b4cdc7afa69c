// Uses the preview for as long as it takes: the client of tests/interop/pages/soak.js in its frames, posting and being reloaded,
// and a user who answers every question.

import { figuresOf, holdMemory } from "./figures.mjs";

/** How many messages there are between two reloads, and how many of them the floating window posts. */
const fromWindow = 1 / 4;

/**
 * Opens the preview with the client in it and soaks it.
 *
 * @param {import("@playwright/test").Page} page
 * @param {{preview: string, app: string, warmUp: {messages: number, reloads: number}, messages: number, reloads: number, tell?: (text: string) => void}} options
 *   `preview` and `app` are addresses; what is done to warm up comes first and is not counted
 */
export async function soak(page, { preview, app, warmUp, messages, reloads, tell = () => {} }) {
  await page.addInitScript(holdMemory);
  await page.goto(`${preview}/?theme=light&app=${encodeURIComponent(app)}`);
  await answerEverything(page);
  const { read, collect } = await figuresOf(page);
  const use = await user(page, collect);
  const before = await read();
  await use(warmUp);
  const warm = await read();
  tell(`warm after ${warmUp.messages} messages and ${warmUp.reloads} reloads`);
  const started = performance.now();
  await use({ messages, reloads, tell });
  const seconds = (performance.now() - started) / 1000;
  return { figures: { before, warm, after: await read() }, seconds };
}

/** The user agrees to each question and cancels each form. */
async function answerEverything(page) {
  await page.evaluate(() => {
    const answer = () => {
      const question = document.querySelector(".host-dialog[data-kind=confirmation] .host-dialog-footer button:last-child");
      const form = document.querySelector(".host-dialog[data-kind=form] .host-dialog-footer button:first-child");
      (question ?? form)?.click();
    };
    new MutationObserver(answer).observe(document.body, { childList: true, subtree: true });
  });
}

/** Posts from the page's frames and reloads them, in one of several ways each time. */
async function user(page, collect) {
  let record = 1;
  const panel = () => client(page, "panel", record);
  const goTo = async (frame, other) => {
    await frame.evaluate((id) => globalThis.post("redirect_to", { view: "deals", id }), other);
    record = other;
    await panel();
  };
  /** Each gives back how many pages it has loaded. The last one leaves a fresh panel. */
  const ways = [
    async () => {
      const frame = await panel();
      const loaded = page.waitForEvent("framenavigated", { predicate: (navigated) => navigated === frame });
      await frame.evaluate(() => location.reload());
      await loaded;
      return 1;
    },
    async () => {
      await (await panel()).evaluate(() => globalThis.post("open_modal", { type: "custom_modal", action_id: "Vehicle details", data: { vehicle: "3" } }));
      const modal = await client(page, "modal");
      await modal.evaluate(() => globalThis.converse(2));
      await modal.evaluate(() => globalThis.post("close_modal"));
      await gone(page, "modal");
      return 1;
    },
    async () => {
      await (await panel()).evaluate(() => globalThis.post("redirect_to", { view: "settings", context: { from: "panel" } }));
      const settings = await client(page, "settings");
      await settings.evaluate(() => globalThis.converse(2));
      await goTo(settings, record);
      return 2;
    },
    async () => {
      await changeTheme(page);
      await goTo(await panel(), record === 1 ? 2 : 1);
      return 1;
    },
  ];
  await panel();
  await client(page, "floating-window");
  return async ({ messages, reloads, tell = () => {} }) => {
    let loaded = 0;
    let posted = 0;
    for (let turn = 0; loaded < reloads || posted < messages || turn % ways.length !== 0; turn += 1) {
      const batch = Math.max(0, Math.ceil((messages - posted) / Math.max(1, reloads - loaded)));
      const window = await client(page, "floating-window");
      await (await panel()).evaluate((count) => globalThis.converse(count), Math.ceil(batch * (1 - fromWindow)));
      await window.evaluate((count) => globalThis.converse(count), Math.ceil(batch * fromWindow));
      posted += batch;
      loaded += await ways[turn % ways.length]();
      if (turn % 10 === 9) await collect();
      if (turn % 100 === 99) tell(`${posted} messages, ${loaded} reloads`);
    }
  };
}

async function changeTheme(page) {
  await page.evaluate(() => {
    const buttons = [...document.querySelectorAll("button")];
    buttons.find((button) => ["Light", "Dark"].includes(button.textContent.trim())).click();
  });
}

/** The client in a surface, once it has said hello. */
async function client(page, surface, record) {
  const fits = (frame) => {
    const { pathname, searchParams } = new URL(frame.url() || "about:blank");
    return pathname.endsWith(`/${surface}`) && (record === undefined || searchParams.get("selectedIds") === String(record));
  };
  for (;;) {
    const frame = page.frames().find(fits);
    // A frame that goes while it is asked has another in its place.
    const ready = await frame?.evaluate(() => globalThis.ready).catch(() => false);
    if (ready) return frame;
    await tick();
  }
}

async function gone(page, surface) {
  while (page.frames().some((frame) => new URL(frame.url() || "about:blank").pathname.endsWith(`/${surface}`))) await tick();
}

function tick() {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
