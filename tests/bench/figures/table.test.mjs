import assert from "node:assert/strict";
import { test } from "node:test";
import { fullTable, goalLines, judged, lines, rowsOf } from "./table.mjs";

const samples = new Map([
  ["bytes", { unit: "bytes", values: { ours: [90, 50, 70], react: [100, 100, 100] } }],
  ["the ratio itself", { unit: "", values: { ours: [0.95] } }],
]);
const goals = [
  { metric: "bytes", to: "react", most: 0.7 },
  { metric: "bytes", to: "before", most: 0.5 },
  { metric: "the ratio itself", most: 0.9 },
  { metric: "something else", to: "react", most: 1 },
];

test("a goal is met up to its bound, by the medians", () => {
  const [toReact] = judged(rowsOf(samples), goals);
  assert.deepEqual([toReact.ratio, toReact.isMet], [0.7, true]);
});

test("without the other side there is no verdict, and that is said", () => {
  const [, toBefore, , missing] = goalLines(rowsOf(samples), goals);
  assert.match(toBefore, /^unknown {2}not measured, of at most 0.50 {2}bytes, to before$/);
  assert.match(missing, /^unknown {2}not measured/);
});

test("a row may hold the ratio itself", () => {
  assert.match(goalLines(rowsOf(samples), goals)[2], /^NOT MET {2}0.95 of at most 0.90 {2}the ratio itself$/);
});

test("a table has a column for each that was measured, with median and spread", () => {
  const [head, , bytes] = fullTable(rowsOf(samples)).split("\n");
  assert.equal(head, "| metric | Pipeframe | React |");
  assert.equal(bytes, "| bytes | 0.1 kB (0.05 to 0.09) | 0.1 kB |");
});

test("machines get a line a metric, with the goals for it", () => {
  const [bytes] = lines(rowsOf(samples), goals).split("\n");
  assert.deepEqual(JSON.parse(bytes), { metric: "bytes", unit: "bytes", ours: 70, react: 100, goals: [{ to: "react", most: 0.7, ratio: 0.7 }, { to: "before", most: 0.5 }] });
});
