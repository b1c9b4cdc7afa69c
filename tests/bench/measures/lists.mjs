// Long lists in the panel, by what a person does and sees: rows are known by their mark and their text, however many there are.

import { vehicles } from "../api.mjs";
import { addressOf, visiting } from "../visit.mjs";

const lengths = [1_000, 10_000];
/** Ten thousand rows take a framework that draws them all half a minute. */
const compared = ["ours", "react", "plain"];

export async function measure({ browser, host, contestants, runs, quick, keep }) {
  for (const length of lengths) {
    const lists = {
      first: vehicles(length),
      reversed: vehicles(length).reverse(),
      changed: vehicles(length, { changed: true }),
      longer: vehicles(length + 100, { changed: true }),
    };
    for (let run = 0; run < (quick ? 1 : runs); run += 1) {
      for (const name of compared) await one(name, contestants[name], length, lists);
    }
  }
  Object.values(contestants).forEach((server) => server.api.has(vehicles(4)));

  async function one(name, server, length, lists) {
    const times = await visiting(browser, host, {}, ({ page }) => use(page, server, length, lists));
    for (const [what, time] of Object.entries(times)) keep(`${length.toLocaleString("en-US")} vehicles, ${what}`, "ms", name, time);
  }
}

/** What a person does to a list, and the milliseconds that each takes. */
async function use(page, server, length, lists) {
  server.api.has(lists.first);
  await page.evaluate((url) => globalThis.open(url), addressOf(server, "panel"));
  const frame = page.frames().at(-1);
  const times = {};
  times["first render"] = await frame.evaluate(sinceAnswer);
  times["filter keystroke"] = await frame.evaluate(type, { text: "Kia", first: "Kia", last: "Kia" });
  await frame.evaluate(type, { text: "", first: "Volvo V60 1", last: "" });
  server.api.has(lists.reversed);
  times["other order"] = await frame.evaluate(refresh, { first: lists.reversed[0].name, toolbar: "" });
  server.api.has(lists.first);
  await frame.evaluate(refresh, { first: lists.first[0].name, toolbar: "" });
  server.api.has(lists.changed);
  times["update every tenth"] = await frame.evaluate(refresh, { first: "Booked", toolbar: "" });
  server.api.has(lists.longer);
  times["append 100"] = await frame.evaluate(refresh, { first: "", toolbar: (length + 100).toLocaleString("en-US") });
  return times;
}

/** Runs in the frame: from the vehicles' arrival to now, when they have just been painted. */
function sinceAnswer() {
  const [answer] = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/api/vehicles"));
  return globalThis.contentAt - answer.responseEnd;
}

/** Runs in the frame: from a keystroke to the rows that are painted for it. */
function type({ text, first, last }) {
  const input = document.querySelector("input[type=search]");
  const began = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
  input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  return new Promise((resolve, reject) => {
    const look = () => {
      if (performance.now() - began > 60_000) reject(new Error(`No rows for "${text}" within a minute.`));
      const rows = document.querySelectorAll(".list-row");
      const shown = rows.length > 0 && rows[0].textContent.includes(first) && rows[rows.length - 1].textContent.includes(last);
      if (shown) setTimeout(() => resolve(performance.now() - began));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the frame: from the click on "Refresh vehicles" to the rows that are painted for the answer, its way included. */
function refresh({ first, toolbar }) {
  const began = performance.now();
  document.querySelector("[aria-label='Refresh vehicles']").click();
  return new Promise((resolve, reject) => {
    const look = () => {
      if (performance.now() - began > 60_000) reject(new Error(`No row with "${first}" and no "${toolbar}" within a minute.`));
      const shown = document.querySelector(".list-row")?.textContent.includes(first) && document.querySelector(".toolbar-text").textContent.includes(toolbar);
      if (shown) setTimeout(() => resolve(performance.now() - began));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
