// Looks at a page as two people do: one with axe, in every frame, and one who will look at the pictures in
// target/test-results/pictures. In both themes, since a theme is nothing but the root's attribute.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect } from "@playwright/test";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = fileURLToPath(new URL("../../../target/test-results/pictures/", import.meta.url));

/** WCAG 2.2 AA and what axe advises beyond. The size of targets, which axe leaves off because it is new, is added below. */
const all = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** What depends on the theme; the rest is the same in the second one. */
const ofColours = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

/**
 * Expects no violation in any frame, and takes a picture, in light and in dark. `name` is the picture's. Where something `floats`, what it
 * covers is not asked for its size: it is uncovered by moving that away.
 *
 * @param {{floats?: boolean}} [options]
 */
export async function inspect(page, name, { floats = false } = {}) {
  const rules = { ...all, rules: { "target-size": { enabled: !floats } } };
  for (const [theme, asked] of [["light", rules], ["dark", ofColours]]) {
    await inEach(page, (frame) => frame.evaluate((theme) => { document.documentElement.dataset.theme = theme; }, theme));
    await page.screenshot({ path: `${pictures}${name}-${theme}.png`, animations: "disabled" });
    const found = await inEach(page, (frame) => violations(frame, asked));
    expect.soft(found.flat(), `${name}, ${theme}`).toEqual([]);
  }
}

/** Does something in every frame. One that is just going away, with the page that it was on, doesn't count. */
function inEach(page, act) {
  return Promise.all(page.frames().map((frame) => act(frame).catch((error) => {
    if (frame.isDetached()) return [];
    throw error;
  })));
}

async function violations(frame, rules) {
  // A program in a page with a content security policy can't be added as a script, but the browser's tools may run one.
  if (!(await frame.evaluate(() => "axe" in globalThis))) await frame.evaluate(axe);
  const options = { ...rules, iframes: false, resultTypes: ["violations"] };
  const found = await frame.evaluate(async (options) => (await globalThis.axe.run(document, options)).violations, options);
  const path = new URL(frame.url()).pathname;
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${path}: ${id}: ${node.target.join(" ")}: ${node.any[0]?.message ?? node.failureSummary}`));
}
