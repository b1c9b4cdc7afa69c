// What the browser lets the app's frames keep. Each condition is asked for by a browser's own settings, and then looked at from inside a
// frame: a condition that a browser did not make is no condition.

import { asSeen, until } from "./page.mjs";
import { app } from "./names.mjs";
import { placeOf } from "./walks.mjs";

/** What each is called in the table, and what a frame finds: whether it sees what the app kept as a site of its own, and whether it can keep something. */
export const conditions = {
  whole: { sees: true, keeps: true },
  partitioned: { sees: false, keeps: true },
  blocked: { sees: false, keeps: false },
  full: { keeps: false },
};

/**
 * Looks at what the app's frames can keep, and makes their storage full where that is the condition.
 *
 * @throws when the browser did not make the condition
 */
export async function makeCondition(page, condition, { seesCookies = false }) {
  await page.goto(`https://${app}/icons.svg`);
  await (await page.top()).run(() => {
    document.cookie = "first=1; SameSite=None; Secure; Path=/";
    try { localStorage.setItem("first", "1"); } catch { /* Nothing is kept anywhere then. */ }
  });
  await page.goto(placeOf("deal-details"));
  const panel = asSeen(() => page.frame("iframe[data-surface=panel]"));
  await until("the panel is there", () => panel.run(() => document.querySelector(".surface") !== null));
  if (condition === "full") await panel.run(fill);
  const found = await panel.run(look);
  const sees = seesCookies ? found.cookie : found.stored;
  const wanted = conditions[condition];
  const isSo = found.keeps === wanted.keeps && (wanted.sees ?? sees) === sees;
  if (!isSo) throw new Error(`the browser did not make the condition: a frame of the app found ${JSON.stringify(found)}`);
}

/** Runs in a frame. */
function look() {
  const found = { cookie: document.cookie.includes("first="), stored: false, keeps: false };
  try {
    found.stored = localStorage.getItem("first") !== null;
    localStorage.setItem("deploy-check", "x".repeat(64));
    found.keeps = localStorage.getItem("deploy-check") !== null;
    localStorage.removeItem("deploy-check");
  } catch { /* It is denied, or full. */ }
  return found;
}

/** Runs in a frame: leaves no room in either storage. */
function fill() {
  for (const storage of [localStorage, sessionStorage]) {
    for (let size = 1 << 21, name = 0; size >= 1; size >>= 1) {
      try {
        for (;;) storage.setItem(`fill-${(name += 1)}`, "x".repeat(size));
      } catch { /* Smaller ones, then. */ }
    }
  }
}
