import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, stormsOf, table } from "./fault-table.mjs";

const report = {
  suites: [{
    specs: [{ title: "reading: panel × 500", ok: true }, { title: "something else", ok: true }],
    suites: [{ specs: [{ title: "writing: call × 500", ok: false }, { title: "reading: panel × cut mid-body", ok: true }] }],
  }],
};

test("cells are read from titles, in any suite", () => {
  assert.deepEqual(cellsOf(report), [
    { row: "500", column: "reading: panel", passed: true },
    { row: "500", column: "writing: call", passed: false },
    { row: "cut mid-body", column: "reading: panel", passed: true },
  ]);
  assert.deepEqual(cellsOf({ suites: [] }), []);
});

test("the table has a line a fault and a column a surface", () => {
  assert.equal(table(cellsOf(report)), [
    "              reading: panel  writing: call",
    "500           ok              FAILED",
    "cut mid-body  ok",
  ].join("\n"));
});

test("storms are counted on their own", () => {
  const stormy = { suites: [{ specs: [{ title: "storm 3: what a person is told is true", ok: true }, { title: "reading: panel × 500", ok: true }] }] };
  assert.deepEqual(stormsOf(stormy), [{ storm: "3", passed: true }]);
});
