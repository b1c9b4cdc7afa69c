import assert from "node:assert/strict";
import { test } from "node:test";
import { compileTime } from "./trace.mjs";

const event = (name, ts, dur, tid = 1) => ({ ph: "X", pid: 1, tid, name, ts, dur });

test("what is compiled within another compilation counts once", () => {
  assert.equal(compileTime([event("V8.CompileCode", 1_000, 3_000), event("V8.ParseProgram", 2_000, 1_000)]), 3);
});

test("a wait for the rest of a script is no work", () => {
  assert.equal(compileTime([event("v8.parseOnBackgroundParsing", 0, 5_000), event("v8.parseOnBackgroundWaiting", 1_000, 3_000)]), 2);
});

test("threads work beside each other, and each counts", () => {
  assert.equal(compileTime([event("wasm.CompileLazy", 0, 2_000), event("wasm.ExecuteCompilationUnits", 0, 4_000, 2)]), 6);
});

test("other work and marks without a length do not count", () => {
  assert.equal(compileTime([event("FunctionCall", 0, 9_000), { ...event("V8.CompileCode", 0, 0), ph: "I" }]), 0);
});
