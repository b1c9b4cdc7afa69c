import assert from "node:assert/strict";
import { test } from "node:test";
import { codeShares, purposeOf, readProgram } from "./code-shares.mjs";

/** A program with an imported function, two of its own with names, and a constant. */
function program(names) {
  const text = (value) => [value.length, ...Buffer.from(value)];
  const section = (id, content) => [id, content.length, ...content];
  const body = (code) => [code.length + 2, 0, ...code, 0x0b];
  const named = names.flatMap((name, index) => [index + 1, ...text(name)]);
  const map = [names.length, ...named];
  return Buffer.from([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 0]),
    ...section(2, [2, ...text("js"), ...text("table"), 1, 0x70, 0, 1, ...text("js"), ...text("log"), 0, 0]),
    ...section(3, [2, 0, 0]),
    ...section(5, [1, 0, 1]),
    ...section(10, [2, ...body([]), ...body([1, 1, 1, 1])]),
    ...section(11, [1, 0, 0x41, 0, 0x0b, 3, 1, 2, 3]),
    ...section(0, [...text("name"), 1, map.length, ...map]),
  ]);
}

test("the functions of a program have their names, behind those that it imports", () => {
  const wasm = program(["a::b", "c::d"]);
  assert.ok(WebAssembly.validate(wasm));
  const { functions, data } = readProgram(wasm);
  assert.deepEqual(functions.map(({ name, from, to }) => [name, to - from]), [["a::b", 2], ["c::d", 6]]);
  assert.deepEqual([...wasm.subarray(data.to - 3, data.to)], [1, 2, 3]);
});

test("a function is of who wanted it, not of who wrote it in general", () => {
  const cases = {
    "core::ptr::drop_in_place::<alloc[00112233445566aa]::vec::Vec<my_app[00112233445566aa]::cars::Car>>": "app: cars",
    "<pipeframe::kit::state::State<my_app::cars::Car>>::get": "app: cars",
    "<my_app::cars::Car as serde_core::de::Deserialize>::deserialize::<pipeframe::json::plain::read::Plain>": "JSON, read and written as types",
    "<alloc::vec::Vec<pipeframe::sdk::Call>>::push": "library: sdk",
    "<hashbrown::raw::RawTable<usize>>::reserve_rehash": "Leptos and its maps",
    "<web_sys::Element>::remove::__wbg_remove externref shim": "bindings to the browser",
    "<dlmalloc::dlmalloc::Dlmalloc<dlmalloc::sys::System>>::malloc": "allocator",
    "<u64 as core::fmt::Display>::fmt": "standard library: texts and panics",
    "<alloc::raw_vec::RawVecInner>::grow_amortized": "standard library: the rest",
    "": "others",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(cases).map((name) => [name, purposeOf(name, "my_app")])), cases);
});

test("the shares hold every function and the constants once", () => {
  const wasm = program(["my_app::cars::list", "my_app::cars::show"]);
  const shares = Object.fromEntries(codeShares(wasm, "my_app").map(({ purpose, functions, raw }) => [purpose, { functions, raw }]));
  assert.deepEqual(shares, { "app: cars": { functions: 2, raw: 8 }, constants: { functions: 0, raw: 9 } });
});
