import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkAgreement, shrinkBundle, withoutUnusedClasses } from "../lib/shrink-bundle.mjs";

const assemble = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin/wasm-as");

const loader = `export class Unused {
    free() {
        wasm.__wbg_unused_free(this.ptr);
    }
}
if (Symbol.dispose) Unused.prototype[Symbol.dispose] = Unused.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_throws_89abcdef01234567: function() { return handleError(function () {
            return "never thrown";
        }, arguments); },
        __wbg_answer_0123456789abcdef: function() {
            return 42;
        },
        __wbg_unused_fedcba9876543210: function() {
            return "never called";
        },
    };
    return {
        __proto__: null,
        "./my-app_bg.js": import0,
    };
}
const UnusedFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_unused_free(ptr));
let wasm;
async function __wbg_init(bytes) {
    const { instance } = await WebAssembly.instantiate(bytes, __wbg_get_imports());
    wasm = instance.exports;
    return wasm.__wbindgen_start();
}
function initSync() {}
export { initSync, __wbg_init as default };
`;

const module = `(module
  (import "./my-app_bg.js" "__wbg_answer_0123456789abcdef" (func $answer (result i32)))
  (import "./my-app_bg.js" "__wbg_unused_fedcba9876543210" (func $unused (result i32)))
  (func (export "__wbg_unused_free") (param i32) (drop (call $unused)))
  (func (export "__wbindgen_start") (result i32) (call $answer)))`;

test("a shrunk bundle still runs", async () => {
  const shrunk = await shrinkBundle(loader, wasm());
  const { default: load } = await import(`data:text/javascript,${encodeURIComponent(shrunk.loader)}`);
  assert.equal(await load(shrunk.wasm), 42);
});

test("what nothing uses is gone from both files, and so are the long names", async () => {
  const shrunk = await shrinkBundle(loader, wasm());
  for (const gone of ["Unused", "never called", "never thrown", "unused", "__wbg_answer_0123456789abcdef", "initSync"]) {
    assert.ok(!shrunk.loader.includes(gone), gone);
    assert.ok(!shrunk.wasm.includes(gone), gone);
  }
});

test("a class that the loader keeps to itself goes as well", () => {
  assert.ok(!withoutUnusedClasses(loader.replace("export class", "class")).includes("Unused"));
});

test("a loader that calls what the program does not export is refused", async () => {
  const used = loader.replace("return 42;", "return Unused.prototype.free.call(wasm.__wbg_gone_free);");
  await assert.rejects(shrinkBundle(used, wasm()), /not linked: __wbg_gone_free\./);
});

test("a class that the loader itself uses stays", () => {
  const used = `${loader}function wrap(ptr) { return Unused.__wrap(ptr); }\n`;
  assert.equal(withoutUnusedClasses(used), used);
});

test("a name that only the loader or only the program knows ends the build", () => {
  const short = "        a: import0,\n        b: function() {},\n";
  const program = assembled(`(module (import "a" "b" (func)) (func (export "c")))`);
  checkAgreement(`${short}wasm.c()`, program);
  assert.throws(() => checkAgreement(short.replace("a: import0", "z: import0"), program), /the program imports from a, which the loader does not give/);
  assert.throws(() => checkAgreement("wasm.c()", program), /the program asks for b, which the loader does not give/);
  assert.throws(() => checkAgreement(`${short}wasm.d()`, program), /the loader calls d, which the program does not offer/);
});

function wasm() {
  return assembled(module);
}

function assembled(module) {
  const folder = mkdtempSync(join(tmpdir(), "pipeframe-"));
  try {
    const [text, binary] = ["module.wat", "module.wasm"].map((name) => join(folder, name));
    writeFileSync(text, module);
    execFileSync(assemble, [text, "-o", binary]);
    return readFileSync(binary);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
