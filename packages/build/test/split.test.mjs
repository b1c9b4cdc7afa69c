import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { binaryenTools } from "../lib/binaryen.mjs";
import { cutFiles } from "../lib/split/cut.mjs";
import { withPartNames, withShortNames } from "../lib/split/loader.mjs";
import { readModule, writeModule } from "../lib/split/module.mjs";
import { groupsOf, pagesOfParts } from "../lib/split/needs.mjs";
import { sourcePlaces, sourcePlacesIn } from "../lib/split/source-places.mjs";
import { joinPieces, loadersInTable, neededIn, partsIn, slotCalledBy } from "../lib/split/pieces.mjs";
import { planFiles } from "../lib/split/plan.mjs";

const program = `(module
  (import "loader" "double" (func $double (param i32) (result i32)))
  (memory (export "memory") 1)
  (table 4 funcref)
  (global $pointer (mut i32) (i32.const 64))
  (elem (i32.const 1) func $triple)
  (data (i32.const 8) "\\05\\00\\00\\00")
  (data (i32.const 16) "\\07\\00\\00\\00")
  (func $common (param i32) (result i32) (i32.add (call $double (local.get 0)) (i32.load (i32.const 8))))
  (func $triple (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
  (func $page (param i32) (result i32)
    (i32.add (call_indirect (param i32) (result i32) (call $common (local.get 0)) (i32.const 1)) (i32.load (i32.const 16))))
  (func (export "start") (param i32) (result i32) (call $common (local.get 0))))`;

test("a module that is read and written runs as before, with its names", () => {
  const module = readModule(assembled(program, "-g"));
  assert.deepEqual(module.names.slice(0, 2), ["double", "common"]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(writeModule(module)), { loader: { double: (value) => value * 2 } });
  assert.equal(exports.start(10), 25);
});

test("a program in two files runs as one: each has its functions, data and places in the table, and finds what was loaded before", () => {
  const module = readModule(assembled(program, "-g"));
  const [common, triple, page, start] = [["core"], ["panel"], ["panel"], ["core"]];
  const { files, imports, exports } = cutFiles(module, {
    functions: [common, triple, page, start],
    slots: new Map([[1, ["panel"]]]),
    data: [["core"], ["panel"]],
    bundles: [{ core: "core", pages: [new Set(["core", "panel"])] }],
  });
  const given = { [imports.get("double")]: (value) => value * 2 };
  const load = (file) => Object.assign(given, new WebAssembly.Instance(new WebAssembly.Module(writeModule(files.get(file))), { a: given }).exports);
  load("core");
  const memory = () => new Int32Array(given[exports.get("memory")].buffer);
  assert.equal(given[exports.get("start")](10), 25);
  assert.deepEqual([memory()[2], memory()[4]], [5, 0]);
  load("panel");
  assert.equal(memory()[4], 7);
  assert.equal(WebAssembly.Module.imports(new WebAssembly.Module(writeModule(files.get("core")))).length, 1);
});

test("a file writes into gaps between its data and its places in the table only what overwrites nothing that was loaded before", () => {
  const module = readModule(assembled(`(module (memory (export "memory") 1) (table (export "table") 8 funcref)
    (elem (i32.const 1) func $page $common $page $other $page)
    (data (i32.const 0) "P") (data (i32.const 1) "C") (data (i32.const 2) "P") (data (i32.const 3) "O") (data (i32.const 4) "P")
    (func $page (result i32) (i32.const 1)) (func $common (result i32) (i32.const 2)) (func $other (result i32) (i32.const 3)))`, "-g"));
  const [common, page, other] = [["core"], ["panel"], ["modal"]];
  const { files, exports } = cutFiles(module, {
    functions: [page, common, other],
    slots: new Map([[1, page], [2, common], [3, page], [4, other], [5, page]]),
    data: [page, common, page, other, page],
    bundles: [{ core: "core", pages: [new Set(["core", "panel"]), new Set(["core", "modal"])] }],
  });
  const given = {};
  for (const file of ["core", "panel"]) Object.assign(given, new WebAssembly.Instance(new WebAssembly.Module(writeModule(files.get(file))), { a: given }).exports);
  assert.equal(String.fromCharCode(...new Uint8Array(given[exports.get("memory")].buffer, 0, 5)), "PCP\0P");
  assert.deepEqual([1, 2, 3, 5].map((slot) => given[exports.get("table")].get(slot)()), [1, 2, 1, 1]);
  assert.deepEqual(["core", "panel", "modal"].map((file) => files.get(file).data.length), [1, 2, 1]);
});

test("an instruction that the reader does not know ends the build instead of being skipped wrongly", () => {
  assert.equal(slotCalledBy(Uint8Array.of(0, 0x20, 0, 0x41, 5, 0x11, 0, 0, 0x0b)), 5);
  for (const other of [[0, 0x20, 1, 0x41, 5, 0x11, 0, 0, 0x0b], [0, 0x41, 5, 0x0b], [1, 1, 0x7f, 0x41, 5, 0x11, 0, 0, 0x0b], [0, 0x41, 5, 0x11, 0, 0, 0x1a, 0x0b]]) {
    assert.equal(slotCalledBy(Uint8Array.from(other)), undefined);
  }
});

test("pieces that call each other by the table import from each other instead, but call what a part begins with by the table alone", () => {
  const main = readModule(assembled(`(module (import "./__wasm_split.js" "__wasm_split_load_panel" (func $load (param i32 i32)))
    (memory 1) (table 4 funcref) (elem (i32.const 1) func $shared $shim)
    (func $shared (result i32) (i32.const 42)) (func $shim (param i32 i32) (call $load (local.get 0) (local.get 1)))
    (func $main (export "main") (result i32) (call $open)) (func $open (result i32) (call_indirect (result i32) (i32.const 3))))`, "-g"));
  const part = readModule(assembled(`(module (table (import "__wasm_split" "__indirect_function_table") 4 funcref) (elem (i32.const 3) func $entry)
    (func $entry (result i32) (call $other)) (func $other (result i32) (call_indirect (result i32) (i32.const 1))))`, "-g"));
  const linked = { segments: [], names: ["shared", "entry"], exports: [{ name: "__wasm_split_00panel00_export_0_panel", kind: 0, index: 1 }] };
  const pieces = [{ name: "__wasm_split", needed: undefined, module: main }, { name: "split_panel", needed: ["panel"], module: part }];
  assert.deepEqual(partsIn(pieces), ["panel"]);
  assert.deepEqual([...loadersInTable(pieces)], [[2, "panel"]]);
  const kept = joinPieces(pieces, linked);
  assert.deepEqual(part.imports.map(({ module, name }) => [module, name]), [["__wasm_split", "__indirect_function_table"], ["__wasm_split", "slot 1"]]);
  assert.ok(main.exports.some(({ name }) => name === "slot 1"));
  assert.deepEqual([...kept.keys()].sort(), [2, 3]);
});

test("who needs a chunk stands in what wasm-split-cli writes", () => {
  assert.deepEqual([...neededIn('/* modal, panel */\nconst __chunk_7 = makeLoad(() => {});\n/* b, a */\nconst __chunk_8 = makeLoad(')], [["chunk_7", ["modal", "panel"]], ["chunk_8", ["a", "b"]]]);
});

test("what the optimiser takes for another function is needed by the callers of both", () => {
  const whole = { ...readModule(assembled(`(module (func $0:0 (result i32) (i32.const 1)) (func $1:0 (result i32) (call $0:0)) (func $2:0 (export "x") (result i32) (i32.const 3)))`, "-g")), data: [] };
  whole.names = ["1:0", "2:0", "0:0"];
  const pieces = [{ needed: undefined }, { needed: ["modal"] }, { needed: ["panel"] }];
  const { list, functions } = groupsOf(whole, pieces, new Map());
  assert.deepEqual(functions.map((group) => list[group].needed), [["modal", "panel"], ["panel"], undefined]);
});

test("a part is loaded on the pages of those who name it, and on all where nobody does", () => {
  const groups = { list: [{ needed: ["modal"] }, { needed: ["form"] }], data: [0, 1] };
  const number = (value) => ({ bytes: Uint8Array.of(value, 0, 0, 0) });
  const found = pagesOfParts({ data: [number(5), number(6)] }, groups, { loaders: new Map([[5, "form"], [6, "hint"], [7, "help"]]), pages: ["panel", "modal"] });
  assert.deepEqual([...found], [["form", ["modal"]], ["hint", ["modal"]], ["help", ["panel", "modal"]]]);
});

const pages = ["panel", "modal", "action"];
const group = (size, ...needed) => ({ needed: needed.length > 0 ? needed : undefined, size });

test("what all pages need is in the core, what one needs in its own file, and a small page has a core of its own", () => {
  const groups = [group(90_000), group(40_000, "panel"), group(50_000, "modal"), group(900, "action"), group(200, "action", "panel"), group(30_000, "modal", "panel")];
  const { files, bundles } = planFiles(groups, { pages, shownOn: new Map() });
  assert.deepEqual(files, [["core", "action"], ["panel"], ["modal"], ["action"], ["panel", "action"], ["core"]]);
  assert.deepEqual(bundles.map(({ core, pages: own }) => [core, own.map(({ files: first }) => first)]), [["core", [["core", "panel"], ["core", "modal"]]], ["action", [["action"]]]]);
});

test("a small page has all that it may show in its one file, and no part for its sake is in the core of the others", () => {
  const groups = [group(90_000), group(40_000, "panel"), group(50_000, "modal"), group(900, "action"), group(30_000, "failures"), group(30_000, "failures", "modal"), group(9_000, sourcePlaces)];
  const shownOn = new Map([["failures", ["panel", "modal", "action"]], [sourcePlaces, pages]]);
  const { files, bundles: [, own] } = planFiles(groups, { pages, shownOn });
  assert.deepEqual(files.slice(4), [["failures", "action"], ["failures_modal", "action"], [sourcePlaces]]);
  assert.deepEqual([...own.later], [[sourcePlaces, [sourcePlaces]]]);
});

test("what some pages need is a file of its own where that costs less than loading it on all", () => {
  const three = ["panel", "modal", "window"];
  const filesFor = (size) => planFiles([group(90_000), ...three.map((page) => group(40_000, page)), group(size, "modal", "window")], { pages: three, shownOn: new Map() }).files.at(-1);
  assert.deepEqual([1_000, 30_000].map(filesFor), [["core"], ["modal_window"]]);
});

test("a part loads nothing that only other pages need", () => {
  const groups = [group(50_000), ...["panel", "modal", "window"].map((page) => group(40_000, page)), group(30_000, "form", "modal", "window"), group(30_000, "form", "modal", "panel"), group(300, "form", "modal"), group(900, "form")];
  const { files, bundles: [{ later }] } = planFiles(groups, { pages: ["panel", "modal", "window"], shownOn: new Map([["form", ["window"]]]) });
  assert.deepEqual(later.get("form").filter((file) => file === "modal" || file === "panel"), []);
  assert.deepEqual(files[6], ["form_modal"]);
});

test("whatever is planned, each group finds those that may be called by it loaded before", () => {
  const parts = ["panel", "modal", "window", "form", "call", "help"];
  const shownOn = new Map([["form", ["modal"]], ["call", ["window", "panel"]], ["help", ["panel", "modal", "window"]]]);
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % below;
  for (let round = 0; round < 200; round += 1) {
    const sets = new Set(Array.from({ length: 12 }, () => parts.filter(() => random(2) === 1).join()).filter(Boolean));
    const groups = [group(50_000), ...["panel", "modal", "window"].map((page) => group(40_000, page)), ...[...sets].filter((set) => set.includes(",")).map((set) => group(random(40_000), ...set.split(",")))];
    const { files, bundles: [{ pages: own, later }] } = planFiles(groups, { pages: ["panel", "modal", "window"], shownOn });
    for (const { page, files: first } of own) {
      for (const order of [first, ...[...later].filter(([part]) => shownOn.get(part).includes(page)).map(([, list]) => [...first, ...list.filter((file) => !first.includes(file))])]) {
        groups.forEach(({ needed }, caller) => groups.forEach(({ needed: other }, callee) => {
          const mayCall = other === undefined || (needed?.length < other.length && needed.every((part) => other.includes(part)));
          const at = order.indexOf(files[caller][0]);
          if (mayCall && at >= 0 && needed) assert.ok(order.indexOf(files[callee][0]) >= 0 && order.indexOf(files[callee][0]) <= at, `${needed} calls ${other}: ${order}`);
        }));
      }
    }
  }
});

test("places in the source are found with their paths; other data of that size, and paths that an app names itself, are left", () => {
  const at = (offset, ...numbers) => ({ offset, bytes: new Uint8Array(new Uint32Array(numbers).buffer) });
  const text = (offset, content) => ({ offset, bytes: Buffer.from(content) });
  const data = [text(100, "src/main.rs\0"), at(112, 100, 11, 7, 5), text(200, "own.rs"), at(208, 200, 5, 7, 5), at(224, 100, 11, 0, 5), at(240, 100, 11)];
  assert.deepEqual([...sourcePlacesIn(data)], [1, 0]);
});

test("a loader knows the imports that stand for parts, and all names become short in it as in the files", () => {
  const loader = withPartNames("    const import0 = {\n        double: function(value) {\n        },\n    };\nwasm.start(1);\n", ["panel"]);
  assert.match(loader, /__wasm_split_load_panel: function\(\) \{\n\s+asked = "panel";/);
  const short = withShortNames(loader, { imports: new Map([["double", "b"], ["__wasm_split_load_panel", "c"]]), exports: new Map([["start", "d"]]) });
  assert.match(short, / {8}c: function[\s\S]* {8}b: function[\s\S]*wasm\.d\(1\)/);
});

const emptyProgram = new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0));

/** A loader whose program asks for the part of a name, with `fetchModule` in place of the network. */
async function startedLoader({ files, parts, fetchModule }) {
  const own = await readFile(new URL("../lib/split/parts.js", import.meta.url), "utf8");
  const written = `const files = ${JSON.stringify(files)}, parts = ${JSON.stringify(parts)}, navigator = { connection: { saveData: true } };
    const wasm = { __wbindgen_start() {}, __indirect_function_table: { get: (part) => () => { asked = part; } } };
    const __wbg_get_imports = () => ({}), __wbg_finalize_init = () => {};
    ${own}; export { loadPart };`;
  const { default: start, loadPart } = await import(`data:text/javascript,${encodeURIComponent(written)}`);
  await start({ module_or_path: emptyProgram, others: Promise.resolve([]), addresses: [], fetchModule });
  return loadPart;
}

test("a file that two parts wait for is fetched and added once, and what was added is there", async (context) => {
  const fetched = [];
  const added = context.mock.method(WebAssembly, "instantiate");
  const loadPart = await startedLoader({
    files: ["forms.wasm", "modal.wasm", "window.wasm"],
    parts: { modal: { files: [0, 1], pages: [] }, window: { files: [0, 2], pages: [] } },
    fetchModule: async (address) => (fetched.push(address), emptyProgram),
  });
  await Promise.all([loadPart("modal"), loadPart("window")]);
  assert.deepEqual(fetched, ["forms.wasm", "modal.wasm", "window.wasm"]);
  assert.equal(added.mock.callCount(), 1 + 3);
  assert.equal(loadPart("modal"), undefined);
});

test("a part that could not be fetched is fetched again when it is asked for again", async () => {
  let times = 0;
  const loadPart = await startedLoader({
    files: ["more.wasm"],
    parts: { more: { files: [0], pages: [] } },
    fetchModule: async () => ((times += 1) === 1 ? Promise.reject(new Error("away")) : emptyProgram),
  });
  await assert.rejects(loadPart("more"), /away/);
  await loadPart("more");
  assert.equal(loadPart("more"), undefined);
});

function assembled(text, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "pipeframe-"));
  try {
    const [from, to] = ["module.wat", "module.wasm"].map((name) => join(folder, name));
    writeFileSync(from, text);
    execFileSync(join(binaryenTools, "wasm-as"), [from, "-o", to, ...options, "--enable-reference-types", "--enable-bulk-memory"]);
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
