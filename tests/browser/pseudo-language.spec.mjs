// Every surface in the pseudo-language: its texts are in brackets and a third longer, so that one that is not translated, and one that is cut,
// are found. What people and servers wrote stays as it is.

import { expect, test } from "@playwright/test";
import { preview } from "./support/addresses.mjs";
import { showInBareHost, surfaceAddress } from "./support/bare-host.mjs";

const widths = [320, 385];
const add = /^⟦Åðð ṽéĥîçļé/;

const states = {
  "the panel": { surface: "panel", shown: (frame) => frame.getByRole("button", { name: add }) },
  "the menu of a vehicle": {
    surface: "panel",
    shown: (frame) => frame.getByRole("menuitem").first(),
    act: (frame) => frame.getByRole("button", { name: /^⟦Ṁöŕé åçţîöñš/ }).first().click(),
  },
  "a vehicle and its proposals": { surface: "modal", query: { data: '{"vehicle":"1"}' }, shown: (frame) => frame.getByRole("radio").first() },
  "a new vehicle with its mistakes": {
    surface: "modal",
    query: { data: '{"resource":"deal","record":"1"}' },
    shown: (frame) => frame.locator(".field-error").first(),
    act: (frame) => frame.getByRole("button", { name: add }).click(),
  },
  "reminders to a selection": { surface: "modal", query: { resource: "person", view: "list", selectedIds: "1,2,3" }, shown: (frame) => frame.getByRole("heading", { name: /þéöþļé/ }) },
  "the contacts": { surface: "floating-window", shown: (frame) => frame.getByRole("button", { name: /^⟦Çåļļ/ }).first() },
  "a call": {
    surface: "floating-window",
    shown: (frame) => frame.getByRole("button", { name: /^⟦Éñð çåļļ/ }),
    act: (frame) => frame.getByRole("button", { name: /^⟦Çåļļ/ }).first().click(),
  },
  "the form after a call": {
    surface: "floating-window",
    shown: (frame) => frame.getByRole("button", { name: /^⟦Šåṽé çåļļ/ }),
    act: async (frame) => {
      await frame.getByRole("button", { name: /^⟦Çåļļ/ }).first().click();
      await frame.getByRole("button", { name: /^⟦Éñð çåļļ/ }).click();
      await frame.getByRole("checkbox").check();
    },
  },
  "the settings with a change": {
    surface: "settings",
    shown: (frame) => frame.getByRole("region", { name: /^⟦Ûñšåṽéð/ }),
    act: (frame) => frame.getByRole("checkbox").first().click(),
  },
};

for (const [name, { surface, query, shown, act }] of Object.entries(states)) {
  for (const width of widths) {
    test(`${name} at ${width} px has every text in the reader's language, and none is cut`, async ({ page }) => {
      const { frame } = await showInBareHost(page, surfaceAddress(preview, surface, { ...query, language: "en-XA" }), { width });
      await act?.(frame);
      await expect(shown(frame)).toBeVisible();
      const found = await frame.locator("body").evaluate(inspect);
      expect(found).toEqual({ untranslated: [], cut: [], wide: 0 });
    });
  }
}

/** In the page: what is not in brackets and has words in it, and what does not fit. */
function inspect(body) {
  /** Written by people and by the server. */
  const data = '[dir="auto"], .plate, .included, .radio-card-title, .contact-name, .contact-line, .call-line, .connection-account, code, option, .avatar, .vehicle-state';
  const words = (text) => {
    const without = text.replaceAll(/⟦[^⟦⟧]*⟧/g, "");
    // A text may have others as its arguments.
    return without === text ? (text.match(/\p{Letter}{3,}/gu) ?? []) : words(without);
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const untranslated = [];
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { parentElement, textContent } = texts.currentNode;
    if (parentElement.closest(`${data}, script, style, template, noscript, [data-boot-failure]`) || !isSeen(parentElement)) continue;
    // Dates and money are `Intl`'s, in the language of the page.
    if (words(textContent.replaceAll(/\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g, "")).length > 0) untranslated.push(textContent);
  }
  const elements = [...body.querySelectorAll("*")].filter(isSeen);
  for (const element of elements) {
    for (const name of ["aria-label", "placeholder", "title", "alt"]) {
      const text = element.getAttribute(name);
      if (text && !element.closest(data) && words(text).length > 0) untranslated.push(`${name}: ${text}`);
    }
  }
  const isCut = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    const isTranslated = element.textContent.includes("⟦") && !element.closest(".visually-hidden");
    return isTranslated && ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(overflowY) && element.scrollHeight > element.clientHeight + 1));
  };
  const cut = elements.filter(isCut).map((element) => `${element.className}: ${element.textContent}`);
  return { untranslated, cut, wide: Math.max(0, document.documentElement.scrollWidth - innerWidth) };
}
