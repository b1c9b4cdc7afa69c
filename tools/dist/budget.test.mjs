import assert from "node:assert/strict";
import { test } from "node:test";
import { growth, partsOf } from "./budget.mjs";

const sizes = {
  shared: [{ file: "index.html", brotli: 900 }, { file: "index.umd-aa938872c145a1dd.js", brotli: 1500 }],
  pages: [{ page: "panel", files: [{ file: "panel-0123456789ab.wasm", brotli: 70_000 }] }],
};

test("a part keeps its name when its content changes", () => {
  assert.deepEqual(partsOf(sizes), { "index.html": 900, "index.umd.js": 1500, "panel.wasm": 70_000 });
});

test("a part may grow by one percent and no more", () => {
  assert.deepEqual(growth({ "panel.wasm": 70_700 }, { "panel.wasm": 70_000 }), []);
  assert.match(growth({ "panel.wasm": 70_701 }, { "panel.wasm": 70_000 })[0], /^panel\.wasm grew by 1\.0 %: 70701 bytes/);
});

test("a part that shrinks is welcome, and one that is new is asked about", () => {
  assert.deepEqual(growth({ "panel.wasm": 1 }, { "panel.wasm": 70_000 }), []);
  assert.match(growth({ "map.wasm": 5 }, {})[0], /^map\.wasm is new/);
});
