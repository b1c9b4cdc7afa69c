import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { classesIn, withoutClasses, withoutMade } from "../lib/link-classes.mjs";

const assemble = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin/wasm-as");
const crate = "0123456789abcdef";
const other = "fedcba9876543210";
const source = { name: "source", crate };
const sink = { name: "sink", crate };
const lamp = { name: "lamp", crate: other };

const ofSource = [`__wbg_source_free_${crate}`, `source_pull_${crate}`, `__wbindgen_describe_source_pull_${crate}`];
const ofOthers = ["main", `__wbg_sink_free_${crate}`, `sink_close_${crate}`, `__wbg_lamp_free_${other}`, `source_pull_${other}`, `sources_${crate}`];
const rest = ["--export=__heap_base", "page.o", "-o", "page.wasm"];

test("the classes are those that can be freed", () => {
  assert.deepEqual(classesIn(exporting([...ofSource, ...ofOthers])), [source, sink, lamp]);
  assert.deepEqual(classesIn(rest), []);
});

test("a class goes with all its methods, and nothing else goes", () => {
  assert.deepEqual(withoutClasses(exporting([...ofSource, ...ofOthers]), [source]), exporting(ofOthers));
  assert.deepEqual(withoutClasses(exporting(ofSource), []), exporting(ofSource));
});

test("of a crate that gives an object to JavaScript no class goes, as its methods may return the others", () => {
  const program = wasm(`(module (import "__wbindgen_placeholder__" "__wbg_source_new_${crate}" (func (param i32) (result i32))))`);
  assert.deepEqual(withoutMade([source, sink, lamp], program), [lamp]);
  assert.deepEqual(withoutMade([source, sink, lamp], wasm("(module)")), [source, sink, lamp]);
});

function exporting(names) {
  return ["-flavor", "wasm", ...names.flatMap((name) => ["--export", name]), ...rest];
}

function wasm(text) {
  const folder = mkdtempSync(join(tmpdir(), "pipeframe-link-test-"));
  try {
    const [from, to] = [join(folder, "module.wat"), join(folder, "module.wasm")];
    writeFileSync(from, text);
    execFileSync(assemble, [from, "-o", to]);
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
