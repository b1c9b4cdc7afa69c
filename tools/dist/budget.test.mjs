import assert from "node:assert/strict";
import { test } from "node:test";
import { growth, partsOf } from "./budget.mjs";

const sdk = { file: "index.umd-aa938872c145a1dd.js", brotli: 1500 };
const sizes = {
  pages: [
    { page: "panel", files: [{ file: "panel.html", brotli: 900 }, sdk, { file: "panel-0123456789ab.wasm", brotli: 70_000 }] },
    { page: "action", files: [{ file: "action.html", brotli: 800 }, sdk] },
  ],
  day: { brotli: 73_200 },
  later: [{ file: "panel-more-0123456789ab.wasm", brotli: 3_000 }, { file: "icons.svg", brotli: 1_000 }],
};

test("a part keeps its name when its content changes, and counts once; those that come later and the whole count too", () => {
  assert.deepEqual(partsOf(sizes), {
    "panel.html": 900,
    "index.umd.js": 1500,
    "panel.wasm": 70_000,
    "action.html": 800,
    "panel-more.wasm": 3_000,
    "all pages in one browser": 73_200,
  });
});

test("a part may grow by one percent and no more", () => {
  assert.deepEqual(growth({ "panel.wasm": 70_700 }, { "panel.wasm": 70_000 }), []);
  assert.match(growth({ "panel.wasm": 70_701 }, { "panel.wasm": 70_000 })[0], /^panel\.wasm grew by 1\.0 %: 70701 bytes/);
});

test("a part that shrinks is welcome, and one that is new is asked about", () => {
  assert.deepEqual(growth({ "panel.wasm": 1 }, { "panel.wasm": 70_000 }), []);
  assert.match(growth({ "map.wasm": 5 }, {})[0], /^map\.wasm is new/);
});
