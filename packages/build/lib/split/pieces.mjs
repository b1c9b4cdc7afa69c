// The pieces that wasm-split-cli cuts a linked program into: the main one, which wasm-bindgen has worked on, and one for each set of parts that
// need the same functions.
//
// They call each other through the table: for each function of another piece there is a shim, which calls the number that the function has
// in the table of all. Here the shims give way to imports, so that the pieces can be put together again and be optimised as the one program
// that they are.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Reader } from "./reader.mjs";
import { functionsInBody, importedFunctions, number, readModule, withFunctionsRenumbered } from "./module.mjs";

/** What wasm-split-cli calls the module that the memory, the table and the stack's pointer are imported from. */
export const mainPiece = "__wasm_split";
const linkModule = "__wasm_split.js";

/**
 * @typedef {object} Piece
 * @property {string} name @property {string[] | undefined} needed by which parts; the main piece by all
 * @property {import("./module.mjs").Module} module
 */

/** @param {string} folder that wasm-split-cli wrote @param {Uint8Array} main @returns {Promise<Piece[]>} the main one first */
export async function readPieces(folder, main) {
  const needed = neededIn(await readFile(join(folder, linkModule), "utf8"));
  const files = (await readdir(folder)).filter((file) => /^(chunk|split)_\w+\.wasm$/.test(file)).sort();
  const pieces = files.map(async (file) => {
    const name = file.replace(/\.wasm$/, "");
    const parts = name.startsWith("split_") ? [name.slice("split_".length)] : needed.get(name);
    if (!parts) throw new Error(`wasm-split-cli wrote ${file}, but does not say who needs it. Its version does not fit this build step.`);
    return { name, needed: parts, module: readModule(await readFile(join(folder, file))) };
  });
  return [{ name: mainPiece, needed: undefined, module: readModule(main) }, ...(await Promise.all(pieces))];
}

/** @param {string} code of the link module @returns {Map<string, string[]>} for each chunk the parts that need it */
export function neededIn(code) {
  const found = code.matchAll(/^\/\* (.+) \*\/\nconst __(chunk_\d+) = makeLoad\(/gm);
  return new Map([...found].map(([, parts, name]) => [name, parts.split(", ").sort()]));
}

/**
 * Changes the pieces so that they import from each other, by the names that `slotName` gives.
 *
 * @param {Piece[]} pieces @param {import("./module.mjs").Module} linked the program before it was cut
 * @returns {Map<number, Piece>} for each place in the table that is called by more than a shim, the piece that fills it
 */
export function joinPieces(pieces, linked) {
  const isByTable = calledByTable(linked);
  const slots = pieces.flatMap((piece) => slotsOf(piece).map((one) => ({ ...one, piece, name: piece.module.names?.[one.index]?.replace(/ local_shim$/, "") })));
  const owners = new Map(slots.map(({ slot, piece, name }) => [slot, { piece, isEntry: entriesOf(linked).has(name) }]));
  const shims = new Map(pieces.map((piece) => [piece, shimsOf(piece, owners)]));
  const shared = new Set([...shims.values()].flatMap((found) => [...found.values()]));
  const kept = new Map(slots.filter(({ slot, name }) => !shared.has(slot) || isByTable(name)).map(({ slot, piece }) => [slot, piece]));
  pieces.forEach((piece, place) => importShims(piece, { place, shims: shims.get(piece), owners, shared, kept }));
  return kept;
}

/** @param {number} slot @returns {string} what the function is exported as that stands there */
export function slotName(slot) {
  return `slot ${slot}`;
}

/** @param {Piece[]} pieces @returns {string[]} the parts that the program loads */
export function partsIn([main]) {
  return loadersOf(main).map(({ part }) => part);
}

/** @param {Piece[]} pieces that are not joined yet @returns {Map<number, string>} by the place in the table of what stands for it, each part */
export function loadersInTable([main]) {
  const loaders = new Map(loadersOf(main).map(({ index, part }) => [index, part]));
  const first = importedFunctions(main.module);
  const called = ({ index }) => {
    const found = new Set();
    if (index >= first) functionsInBody(main.module.bodies[index - first], (use) => found.add(use.index));
    return index < first ? index : found.size === 1 ? [...found][0] : undefined;
  };
  return new Map(slotsOf(main).map((one) => [one.slot, loaders.get(called(one))]).filter(([, part]) => part !== undefined));
}

/** The imports that stand for parts. */
function loadersOf({ module }) {
  const functions = module.imports.filter(({ kind }) => kind === 0);
  return functions.flatMap(({ name }, index) => {
    const part = name.match(/^__wasm_split_load_(\w+)$/)?.[1];
    return part === undefined ? [] : [{ index, part }];
  });
}

/** The functions of a piece that stand in the table. What is `undefined` there is kept free for another piece. */
function slotsOf({ module }) {
  return module.segments.flatMap(({ offset, functions }) => functions.map((index, place) => ({ slot: offset + place, index })).filter(({ index }) => index !== undefined));
}

/** The functions that parts begin with. They are called by the table alone: who calls one may be there before it. */
function entriesOf({ exports, names = [] }) {
  return new Set(exports.filter(({ name }) => /^__wasm_split_00\w+00_export_/.test(name)).map(({ index }) => names[index]));
}

/**
 * Whether a function may be called by its number in the table, as a `dyn` or `fn` is: those that the linker has put there. The same name for
 * several is no answer.
 */
function calledByTable({ segments, names = [] }) {
  const taken = new Set(segments.flatMap(({ functions }) => functions).map((index) => names[index]));
  const counts = new Map();
  for (const name of names) if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (name) => name === undefined || counts.get(name) !== 1 || taken.has(name);
}

/** @returns {Map<number, number>} the function, and the place in the table that it calls for another piece's sake */
function shimsOf(piece, owners) {
  const first = importedFunctions(piece.module);
  const found = new Map();
  piece.module.bodies.forEach((body, place) => {
    const slot = slotCalledBy(body);
    const owner = owners.get(slot);
    if (owner && owner.piece !== piece && !owner.isEntry) found.set(first + place, slot);
  });
  return found;
}

/** The place in the table that a function calls which does nothing else, giving on what it was given. */
export function slotCalledBy(body) {
  const reader = new Reader(body);
  if (reader.number() !== 0) return undefined;
  for (let parameter = 0; ; parameter += 1) {
    const code = reader.byte();
    if (code === 0x20 && reader.number() === parameter) continue;
    if (code !== 0x41) return undefined;
    const slot = reader.signed();
    if (reader.byte() !== 0x11) return undefined;
    reader.skipNumber();
    const table = reader.number();
    return table === 0 && reader.byte() === 0x0b && reader.place === reader.end ? slot : undefined;
  }
}

function importShims({ module }, { place: piece, shims, owners, shared, kept }) {
  const first = importedFunctions(module);
  const own = module.bodies.map((body, place) => ({ body, type: module.types[place], index: first + place }));
  const imported = own.filter(({ index }) => shims.has(index));
  const defined = own.filter(({ index }) => !shims.has(index));
  const order = [...Array.from({ length: first }, (_, index) => index), ...imported.map(({ index }) => index), ...defined.map(({ index }) => index)];
  const numbers = new Map(order.map((index, place) => [index, place]));
  const renumber = (index) => numbers.get(index);
  const slots = slotsOf({ module });
  module.imports.push(...imported.map(({ index, type }) => ({ module: owners.get(shims.get(index)).piece.name, name: slotName(shims.get(index)), kind: 0, type: number(type) })));
  module.types = defined.map(({ type }) => type);
  module.bodies = defined.map(({ body }) => withFunctionsRenumbered(body, renumber));
  module.exports = [
    ...module.exports.map((one) => (one.kind === 0 ? { ...one, index: renumber(one.index) } : one)),
    ...slots.filter(({ slot }) => shared.has(slot)).map(({ slot, index }) => ({ name: slotName(slot), kind: 0, index: renumber(index) })),
  ];
  module.segments = slots.filter(({ slot }) => kept.has(slot)).map(({ slot, index }) => ({ offset: slot, functions: [renumber(index)] }));
  const count = first + imported.length;
  module.names = [...Array.from({ length: count }), ...defined.map((_, place) => `${piece}:${place}`)];
}
