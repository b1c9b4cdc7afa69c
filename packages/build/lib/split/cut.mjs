// Cuts a program into the files that it is loaded in.

import { Reader } from "./reader.mjs";
import { functionsInBody, importedFunctions, number, withFunctionsRenumbered } from "./module.mjs";
import { slotsOf } from "./needs.mjs";

/** What all files import from: what the loader gives, and what files give that were loaded before. */
export const given = "a";

const [functionKind, tableKind, memoryKind, globalKind] = [0, 1, 2, 3];
/** A gap so small costs less than the beginning of another segment. */
const smallGap = 64;

/**
 * @typedef {object} Plan
 * @property {string[][]} functions the files of each of the program's own functions @property {Map<number, string[]>} slots those of a place in the table
 * @property {string[][]} data those of each piece of data @property {{core: string, pages: Set<string>[]}[]} bundles pages with what they may load, of which
 *   the core is the first
 *
 * @param {import("./module.mjs").Module} whole @param {Plan} plan
 * @returns {{files: Map<string, import("./module.mjs").Module>, imports: Map<string, string>, exports: Map<string, string>}} the files by their
 *   names; and the new names of what the loader gives and of what it uses
 */
export function cutFiles(whole, plan) {
  const first = importedFunctions(whole);
  const loads = plan.bundles.flatMap(({ pages }) => pages);
  const names = [...new Set(loads.flatMap((files) => [...files]))];
  const parts = new Map(names.map((file) => [file, partOf(whole, plan, { file, first })]));
  const others = (file) => [...new Set(loads.filter((files) => files.has(file)).flatMap((files) => [...files]))].filter((other) => other !== file).map((other) => parts.get(other));
  const called = new Set([...parts.values()].flatMap(({ outside }) => outside));
  const naming = namesFor(whole, [...parts.values()].flatMap(({ own }) => own.filter((index) => called.has(index))));
  const cores = new Set(plan.bundles.map(({ core }) => core));
  const files = [...parts.values()].map((part) => [part.file, fileOf(whole, part, { first, isCore: cores.has(part.file), others: others(part.file), naming })]);
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

function fileOf(whole, { own, slots, outside, data }, { first, isCore, others, naming }) {
  const places = placesOf(whole);
  const order = [...outside, ...own];
  const numbers = new Map(order.map((index, place) => [index, place]));
  const renumber = (index) => numbers.get(index);
  const called = new Set(others.flatMap((other) => other.outside));
  // The core is there first, so that all others overwrite what it leaves in a gap.
  const isFree = (placesIn) => (isCore ? () => true : isFreeOf(others.flatMap(placesIn)));
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
    segments: runs(slots.map(({ slot, index }) => ({ slot, index: renumber(index) })), isFree((other) => other.slots.map(({ slot }) => [slot, slot + 1]))),
    data: joined(data, isFree((other) => other.data.map(({ offset, bytes }) => [offset, offset + bytes.length]))),
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

/** @param {[number, number][]} taken @returns {(from: number, to: number) => boolean} */
function isFreeOf(taken) {
  return (from, to) => !taken.some(([start, end]) => start < to && end > from);
}

/** Places in the table that follow each other are written together. */
function runs(slots, isFree) {
  const segments = [];
  for (const { slot, index } of [...slots].sort((a, b) => a.slot - b.slot)) {
    const last = segments.at(-1);
    const end = last ? last.offset + last.functions.length : -Infinity;
    if (slot - end > 8 || !isFree(end, slot)) segments.push({ offset: slot, functions: [index] });
    else last.functions.push(...Array(slot - end).fill(last.functions.at(-1)), index);
  }
  return segments;
}

/** Data that follow each other are written together. */
function joined(data, isFree) {
  const pieces = [];
  for (const { offset, bytes } of [...data].sort((a, b) => a.offset - b.offset)) {
    const last = pieces.at(-1);
    const end = last ? last.offset + last.length : -Infinity;
    if (offset < end || offset - end > smallGap || !isFree(end, offset)) {
      pieces.push({ offset, parts: [bytes], length: bytes.length });
    } else {
      last.parts.push(Buffer.alloc(offset - end), bytes);
      last.length = offset + bytes.length - last.offset;
    }
  }
  return pieces.map(({ offset, parts }) => ({ offset, bytes: Buffer.concat(parts) }));
}
