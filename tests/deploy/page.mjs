// A page and its frames, the same in every browser: what a person sees, presses and writes. A browser gives what runs in a document
// and handles of elements; all else is here.

import { setTimeout as after } from "node:timers/promises";

const patience = 20_000;

/**
 * A document of a page.
 *
 * @typedef {object} Document
 * @property {(action: Function, given?: object) => Promise<any>} run calls a function in the document
 * @property {(finder: Function, given?: object) => Promise<{press: () => Promise<void>, write: (text: string) => Promise<void>} | undefined>} find
 */

/** A document's elements by what they are called: `{role: "button", name: /^Save/}`, or by a selector with a text. */
export function asSeen(open) {
  const within = async (action) => action(await open());
  const find = (what) => within((document) => document.find(findElement, written(what)));
  return {
    run: (action, given) => within((document) => document.run(action, given)),
    has: async (what) => Boolean(await find(what)),
    shows: (what) => until(`${nameOf(what)} is shown`, async () => Boolean(await find(what))),
    press: (what) => until(`${nameOf(what)} can be pressed`, async () => {
      const element = await find(what);
      await element?.press();
      return Boolean(element);
    }),
    write: (what, text) => until(`${nameOf(what)} takes a text`, async () => {
      const element = await find(what);
      await element?.write(text);
      return Boolean(element);
    }),
  };
}

/** Asks until the answer is yes. A document that just goes away is asked again. */
export async function until(what, isSo) {
  let last;
  for (const end = Date.now() + patience; Date.now() < end; await after(100)) {
    try {
      const found = await isSo();
      if (found) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`within ${patience / 1000} s it was not so that ${what}${last ? `: ${last.message.split("\n")[0]}` : ""}`);
}

const written = ({ name, ...what }) => ({ ...what, ...(name && { source: name.source, flags: name.flags }) });
const nameOf = ({ role, selector, name }) => `${role ?? selector} ${name ?? ""}`.trim();

/** Runs in the page: the first visible element with the role, or of the selector, whose name matches. */
function findElement({ role, selector, source = "", flags = "" }) {
  const selectors = {
    button: "button, [role=button]",
    checkbox: "input[type=checkbox]",
    heading: "h1, h2, h3",
    radio: "input[type=radio]",
    textbox: "input:not([type]), input[type=text], input[type=email], textarea",
    alert: "[role=alert]",
  };
  const nameOfElement = (element) => element.getAttribute("aria-label") ?? (element.labels?.length ? [...element.labels].map((label) => label.textContent).join(" ") : element.textContent);
  const isVisible = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const pattern = new RegExp(source, flags);
  return [...document.querySelectorAll(selector ?? selectors[role])].find((element) => isVisible(element) && pattern.test(nameOfElement(element).trim()));
}
