// Cuts a program into the files that it is loaded in.

import { Reader } from "./reader.mjs";
import { functionsInBody, importedFunctions, number, withFunctionsRenumbered } from "./module.mjs";
import { slotsOf } from "./needs.mjs";

/** What all files import from: what the loader gives, and what files give that were loaded before. */
export const given = "a";

const [functionKind, tableKind, memoryKind, globalKind] = [0, 1, 2, 3];
/** Gaps so small are only there to align what stands behind them. */
const alignment = 16;

/**
 * @typedef {object} Plan
 * @property {string[][]} functions the files of each of the program's own functions @property {Map<number, string[]>} slots those of a place in the table
 * @property {string[][]} data those of each piece of data @property {{core: string, files: Set<string>}[]} bundles files that are loaded together, and the first
 *
 * @param {import("./module.mjs").Module} whole @param {Plan} plan
 * @returns {{files: Map<string, import("./module.mjs").Module>, imports: Map<string, string>, exports: Map<string, string>}} the files by their
 *   names; and the new names of what the loader gives and of what it uses
 */
export function cutFiles(whole, plan) {
  const first = importedFunctions(whole);
  const names = [...new Set(plan.bundles.flatMap(({ files }) => [...files]))];
  const parts = new Map(names.map((file) => [file, partOf(whole, plan, { file, first })]));
  const calledOf = (file) => new Set(plan.bundles.filter(({ files }) => files.has(file)).flatMap(({ files }) => [...files].flatMap((other) => parts.get(other).outside)));
  const naming = namesFor(whole, [...parts.values()].flatMap(({ outside }) => outside).filter((index) => index >= first));
  const cores = new Set(plan.bundles.map(({ core }) => core));
  const files = [...parts.values()].map((part) => [part.file, fileOf(whole, part, { first, isCore: cores.has(part.file), called: calledOf(part.file), naming })]);
  return { files: new Map(files), imports: naming.imports, exports: naming.exports };
}

/** What belongs to a file, and which functions it uses of others. */
function partOf(whole, plan, { file, first }) {
  const own = [...whole.bodies.keys()].filter((place) => plan.functions[place].includes(file)).map((place) => first + place);
  const slots = slotsOf(whole).filter(({ slot }) => plan.slots.get(slot)?.includes(file));
  const used = new Set(slots.map(({ index }) => index));
  for (const index of own) functionsInBody(whole.bodies[index - first], (use) => used.add(use.index));
  const mine = new Set(own);
  const outside = [...used].filter((index) => !mine.has(index)).sort((a, b) => a - b);
  return { file, own, slots, outside, data: whole.data.filter((_, place) => plan.data[place].includes(file)) };
}

/** Short names, one for each thing whatever file gives it: what is loaded finds all that was loaded before under them. */
function namesFor(whole, called) {
  let count = 0;
  const next = () => shortName((count += 1));
  const things = new Map();
  const nameOf = (kind, index) => {
    const key = `${kind}:${index}`;
    if (!things.has(key)) things.set(key, next());
    return things.get(key);
  };
  const exports = new Map(whole.exports.map(({ name, kind, index }) => [name, nameOf(kind, index)]));
  for (const { kind, index } of placesOf(whole)) nameOf(kind, index);
  for (const index of called) nameOf(functionKind, index);
  return { nameOf, exports, imports: new Map(whole.imports.map(({ name }) => [name, next()])) };
}

/** a, b, …, Z, aa, … */
function shortName(count) {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  let name = "";
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / letters.length)) name = letters[(rest - 1) % letters.length] + name;
  return name;
}

/** The memory, the tables and the globals, all of which the core has. */
function placesOf({ others }) {
  const found = [];
  const read = (id, kind, skip) => {
    if (!others.has(id)) return;
    const section = new Reader(others.get(id));
    section.list(() => {
      const start = section.place;
      skip(section);
      return section.bytes.subarray(start, section.place);
    }).forEach((type, index) => found.push({ kind, index, type }));
  };
  read(4, tableKind, (section) => (section.skip(1), section.skipLimits()));
  read(5, memoryKind, (section) => section.skipLimits());
  if (others.has(6)) found.push(...globalsOf(new Reader(others.get(6))));
  return found;
}

function globalsOf(section) {
  return section.list(() => {
    const type = section.slice(2);
    while (section.byte() !== 0x0b);
    return type;
  }).map((type, index) => ({ kind: globalKind, index, type }));
}

function fileOf(whole, { own, slots, outside, data }, { first, isCore, called, naming }) {
  const places = placesOf(whole);
  const order = [...outside, ...own];
  const numbers = new Map(order.map((index, place) => [index, place]));
  const renumber = (index) => numbers.get(index);
  const kept = new Map([...whole.others].filter(([id]) => id === 1 || isCore));
  return {
    others: kept,
    imports: [
      ...outside.map((index) => (index < first ? loaderImport(whole, index, naming) : { module: given, name: naming.nameOf(functionKind, index), kind: functionKind, type: number(whole.types[index - first]) })),
      ...(isCore ? [] : places.map(({ kind, index, type }) => ({ module: given, name: naming.nameOf(kind, index), kind, type }))),
    ],
    types: own.map((index) => whole.types[index - first]),
    bodies: own.map((index) => withFunctionsRenumbered(whole.bodies[index - first], renumber)),
    exports: exportsOf(whole, { own, isCore, places, called, naming, renumber }),
    segments: runs(slots.map(({ slot, index }) => ({ slot, index: renumber(index) }))),
    data: joined(data, isCore ? undefined : whole.data),
    names: undefined,
  };
}

function loaderImport({ imports }, index, naming) {
  const found = imports.filter(({ kind }) => kind === functionKind)[index];
  return { ...found, module: given, name: naming.imports.get(found.name) };
}

function exportsOf(whole, { own, isCore, places, called, naming, renumber }) {
  const functions = own.filter((index) => called.has(index)).map((index) => ({ kind: functionKind, index }));
  const rest = isCore ? [...whole.exports, ...places] : [];
  const all = [...functions, ...rest].map(({ kind, index }) => ({ name: naming.nameOf(kind, index), kind, index: kind === functionKind ? renumber(index) : index }));
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

/** Places in the table that follow each other are written together; a small gap belongs to nobody any more. */
function runs(slots) {
  const segments = [];
  for (const { slot, index } of [...slots].sort((a, b) => a.slot - b.slot)) {
    const last = segments.at(-1);
    const gap = last ? slot - last.offset - last.functions.length : Infinity;
    if (gap > 8) segments.push({ offset: slot, functions: [index] });
    else last.functions.push(...Array(gap).fill(last.functions.at(-1)), index);
  }
  return segments;
}

/**
 * Data that follow each other are written together. What stands in a gap is not overwritten: the core is there first, when the memory is
 * empty; another file fills gaps of alignment that no data of `all` are in.
 */
function joined(data, all) {
  const taken = all?.map(({ offset, bytes }) => [offset, offset + bytes.length]);
  const isFree = (from, to) => to - from < alignment && (taken === undefined || !taken.some(([start, end]) => start < to && end > from));
  const pieces = [];
  for (const { offset, bytes } of [...data].sort((a, b) => a.offset - b.offset)) {
    const last = pieces.at(-1);
    const end = last ? last.offset + last.length : -1;
    if (last && offset >= end && (offset === end || isFree(end, offset))) {
      last.parts.push(Buffer.alloc(offset - end), bytes);
      last.length = offset + bytes.length - last.offset;
    } else {
      pieces.push({ offset, parts: [bytes], length: bytes.length });
    }
  }
  return pieces.map(({ offset, parts }) => ({ offset, bytes: Buffer.concat(parts) }));
}
