// What the bytes of a program are for: its functions by the crate and module that they were made for.

import { brotliCompressSync } from "node:zlib";
import { Reader } from "../../packages/build/lib/split/reader.mjs";

/** Sections of a wasm file that are looked at, by their number in the specification. */
const [CUSTOM, IMPORT, CODE, DATA] = [0, 2, 10, 11];

/** Crates that come with Leptos. */
const LEPTOS = /\b(leptos\w*|tachys|reactive_graph|any_spawner|oco_ref|or_poisoned|send_wrapper|slotmap|guardian|hashbrown|indexmap|rustc_hash|throw_error|hydration_context)::/;
const BINDINGS = /\b(wasm_bindgen\w*|js_sys|web_sys|console_error_panic_hook)::|externref/;
const TEXTS_OF_PANICS = /\b(core::fmt|core::panicking|std::panicking|std::panic|alloc::fmt)\b|core::fmt::(Display|Debug|Write|LowerHex)|panic/;

/**
 * What a function is for, by its name. One that is general, such as a list of vehicles, is of the crate that wanted it.
 *
 * @param {string} name as wasm-bindgen writes it, with types @param {string} app the app's crate
 */
export function purposeOf(name, app) {
  const plain = name.replaceAll(/\[[0-9a-f]{14,16}\]/g, "");
  const reads = /\bserde\w*::|\bjson::plain::/.test(plain);
  const module = (crate) => new RegExp(`\\b${crate}::(\\w+)`).exec(plain)?.[1];
  if (module(app)) return reads ? "JSON, read and written as types" : `app: ${module(app)}`;
  if (reads) return "JSON, read and written as types";
  if (module("pipeframe")) return `library: ${module("pipeframe")}`;
  if (LEPTOS.test(plain)) return "Leptos and its maps";
  if (BINDINGS.test(plain)) return "bindings to the browser";
  if (/\bdlmalloc::|__r(dl|ust)_/.test(plain)) return "allocator";
  if (TEXTS_OF_PANICS.test(plain)) return "standard library: texts and panics";
  return /\b(core|alloc|std)::/.test(plain) ? "standard library: the rest" : "others";
}

/**
 * @param {Buffer} wasm with names @param {string} app
 * @returns {{purpose: string, functions: number, raw: number, brotli: number}[]} the largest first; `brotli` is by how much less the
 *   whole compresses to without it
 */
export function codeShares(wasm, app) {
  const { functions, data } = readProgram(wasm);
  const shares = new Map([["constants", [data]]]);
  for (const { name, from, to } of functions) {
    const purpose = purposeOf(name, app);
    shares.set(purpose, [...(shares.get(purpose) ?? []), { from, to }]);
  }
  const bodies = Buffer.concat([...functions, data].map(({ from, to }) => wasm.subarray(from, to)));
  const whole = brotliCompressSync(bodies).length;
  return [...shares]
    .map(([purpose, own]) => {
      const others = [...functions, data].filter(({ from }) => !own.some((one) => one.from === from));
      const raw = own.reduce((sum, { from, to }) => sum + to - from, 0);
      const rest = brotliCompressSync(Buffer.concat(others.map(({ from, to }) => wasm.subarray(from, to)))).length;
      return { purpose, functions: purpose === "constants" ? 0 : own.length, raw, brotli: whole - rest };
    })
    .sort((one, other) => other.brotli - one.brotli);
}

/** The bodies of the functions with their names, and the constants, as places in the file. */
export function readProgram(wasm) {
  const reader = new Reader(wasm, 8);
  let imported = 0;
  let names = new Map();
  let data = { from: 0, to: 0 };
  const bodies = [];
  while (reader.place < reader.end) {
    const section = reader.byte();
    const size = reader.number();
    const end = reader.place + size;
    if (section === IMPORT) imported = functionsImported(reader);
    if (section === DATA) data = { from: reader.place, to: end };
    if (section === CODE) {
      for (let left = reader.number(); left > 0; left--) {
        const length = reader.number();
        bodies.push({ from: reader.place, to: reader.place + length });
        reader.skip(length);
      }
    }
    if (section === CUSTOM && reader.name() === "name") names = functionNames(reader, end);
    reader.place = end;
  }
  return { functions: bodies.map((body, index) => ({ name: names.get(imported + index) ?? "", ...body })), data };
}

/** How many of the imports are functions. None has another kind but tables, memories and globals. */
function functionsImported(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === 0) functions++;
    if (kind === 1 || kind === 3) reader.skip(1);
    if (kind === 1 || kind === 2) reader.skipLimits();
    else reader.skipNumber();
  }
  return functions;
}

function functionNames(reader, end) {
  const names = new Map();
  while (reader.place < end) {
    const kind = reader.byte();
    const size = reader.number();
    const next = reader.place + size;
    if (kind === 1) for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.name());
    reader.place = next;
  }
  return names;
}
