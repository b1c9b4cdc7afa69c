import assert from "node:assert/strict";
import { test } from "node:test";
import { usedIcons } from "../lib/used-icons.mjs";

test("icons that no program names are left out", () => {
  const sprite = `<svg>\n  <symbol id="plus"><path d="M0 0"/></symbol>\n  <symbol id="arrow-left">\n<path/></symbol>\n</svg>`;
  assert.equal(usedIcons(sprite, "..plusrefresh.."), `<svg>\n  <symbol id="plus"><path d="M0 0"/></symbol>\n</svg>`);
});
