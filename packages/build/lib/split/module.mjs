// A WebAssembly module as the split needs to see it: what it imports, its functions, what names them, and its data. What else there is stays as
// it was written.

import { Reader, readInstructions } from "./reader.mjs";

const [types, imports, functions, exports, start, elements, dataCount, code, data] = [1, 2, 3, 7, 8, 9, 12, 10, 11];
/** In the order in which a module has them; `dataCount` stands before the code. */
const order = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];

/**
 * @typedef {object} Import @property {string} module @property {string} name @property {number} kind 0 for a function @property {Uint8Array} type
 * @typedef {object} Export @property {string} name @property {number} kind @property {number} index
 * @typedef {object} Segment @property {number} offset in the table @property {(number | undefined)[]} functions
 * @typedef {object} Data @property {number} offset in the memory @property {Uint8Array} bytes
 *
 * @typedef {object} Module
 * @property {Map<number, Uint8Array>} others the sections that stay @property {Import[]} imports @property {number[]} types of its own functions
 * @property {Export[]} exports @property {Segment[]} segments @property {Uint8Array[]} bodies of its own functions @property {Data[]} data
 * @property {string[] | undefined} names of its functions, imported ones first
 */

/** @param {Uint8Array} bytes @returns {Module} */
export function readModule(bytes) {
  const module = { others: new Map(), imports: [], types: [], exports: [], segments: [], bodies: [], data: [], names: undefined };
  const reader = new Reader(bytes, 8);
  while (reader.place < reader.end) {
    const id = reader.byte();
    const length = reader.number();
    const section = new Reader(bytes, reader.place, reader.place + length);
    reader.skip(length);
    if (id === imports) module.imports = section.list(() => readImport(section));
    else if (id === functions) module.types = section.list(() => section.number());
    else if (id === exports) module.exports = section.list(() => ({ name: section.name(), kind: section.byte(), index: section.number() }));
    else if (id === elements) module.segments = section.list(() => readSegment(section));
    else if (id === code) module.bodies = section.list(() => section.slice(section.number()));
    else if (id === data) module.data = section.list(() => readData(section)).filter((one) => one.bytes.length > 0);
    else if (id === 0) readCustom(section, module);
    else if (id === start) throw new Error("A program has a start function, which the build step that splits it does not expect.");
    else if (id !== dataCount) module.others.set(id, section.slice(length));
  }
  return module;
}

function readImport(section) {
  const [module, name, kind] = [section.name(), section.name(), section.byte()];
  const from = section.place;
  if (kind === 0) section.skipNumber();
  else if (kind === 1) section.skip(1), section.skipLimits();
  else if (kind === 2) section.skipLimits();
  else if (kind === 3) section.skip(2);
  else throw new Error(`A program imports ${name}, whose kind the build step that splits it does not know.`);
  return { module, name, kind, type: section.bytes.subarray(from, section.place) };
}

/** Those of the table of functions, at a fixed place; the table of JavaScript's values has none. */
function readSegment(section) {
  const form = section.number();
  if (form !== 0 && form !== 4 && form !== 6 && form !== 2) throw new Error("A program fills a table in a way that the build step which splits it does not know.");
  if (form & 2) section.skipNumber();
  const offset = readConstant(section);
  if (form & 2) section.skip(1);
  const read = form & 4 ? () => readReference(section) : () => section.number();
  return { offset, functions: section.list(read) };
}

function readConstant(section) {
  if (section.byte() !== 0x41) throw new Error("A program places data by something other than a number, which the build step that splits it does not know.");
  const value = section.signed();
  section.skip(1);
  return value >>> 0;
}

function readReference(section) {
  const isFunction = section.byte() === 0xd2;
  const index = section.number();
  section.skip(1);
  return isFunction ? index : undefined;
}

function readData(section) {
  const form = section.number();
  if (form !== 0) throw new Error("A program has data that is not in its memory from the beginning, which the build step that splits it does not know.");
  return { offset: readConstant(section), bytes: section.slice(section.number()) };
}

function readCustom(section, module) {
  if (section.name() !== "name") return;
  while (section.place < section.end) {
    const id = section.byte();
    const end = section.number() + section.place;
    if (id === 1) {
      module.names = [];
      for (let left = section.number(); left > 0; left -= 1) {
        const index = section.number();
        module.names[index] = section.name();
      }
    }
    section.place = end;
  }
}

/** @param {Module} module @returns {number} how many of its functions are imported: their numbers come first */
export function importedFunctions({ imports }) {
  return imports.filter(({ kind }) => kind === 0).length;
}

/** @param {Uint8Array} body of a function @param {(use: {index: number, start: number, end: number}) => void} found for each function that it names */
export function functionsInBody(body, found) {
  readInstructions(behindLocals(body), found);
}

function behindLocals(body) {
  const reader = new Reader(body);
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.skipNumber();
    reader.skip(1);
  }
  return reader;
}

/** @param {Uint8Array} body @param {(index: number) => number} renumber @returns {Uint8Array} */
export function withFunctionsRenumbered(body, renumber) {
  const pieces = [];
  let place = 0;
  functionsInBody(body, ({ index, start, end }) => {
    pieces.push(body.subarray(place, start), number(renumber(index)));
    place = end;
  });
  return Buffer.concat([...pieces, body.subarray(place)]);
}

/** @param {Module} module @returns {Buffer} */
export function writeModule(module) {
  const written = new Map(module.others);
  const put = (id, list, write) => list.length > 0 && written.set(id, listOf(list.map(write)));
  put(imports, module.imports, (one) => Buffer.concat([text(one.module), text(one.name), Buffer.from([one.kind]), one.type]));
  put(functions, module.types, number);
  put(exports, module.exports, (one) => Buffer.concat([text(one.name), Buffer.from([one.kind]), number(one.index)]));
  put(elements, module.segments, (one) => Buffer.concat([Buffer.from([0, 0x41]), signed(one.offset), Buffer.from([0x0b]), listOf(one.functions.map(number))]));
  put(code, module.bodies, (body) => Buffer.concat([number(body.length), body]));
  put(data, module.data, (one) => Buffer.concat([Buffer.from([0, 0x41]), signed(one.offset), Buffer.from([0x0b]), number(one.bytes.length), one.bytes]));
  if (module.data.length > 0) written.set(dataCount, number(module.data.length));
  const sections = order.filter((id) => written.has(id)).map((id) => section(id, written.get(id)));
  const names = module.names ? [section(0, Buffer.concat([text("name"), section(1, nameMap(module.names))]))] : [];
  return Buffer.concat([Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), ...sections, ...names]);
}

function nameMap(names) {
  return listOf(names.flatMap((name, index) => (name === undefined ? [] : [Buffer.concat([number(index), text(name)])])));
}

function section(id, content) {
  return Buffer.concat([Buffer.from([id]), number(content.length), content]);
}

function listOf(items) {
  return Buffer.concat([number(items.length), ...items]);
}

function text(name) {
  const bytes = Buffer.from(name);
  return Buffer.concat([number(bytes.length), bytes]);
}

/** @param {number} value not below 0 */
export function number(value) {
  const bytes = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

function signed(value) {
  const bytes = [];
  for (let rest = value | 0; ; rest >>= 7) {
    const isLast = (rest >> 6 === 0) || (rest >> 6 === -1);
    bytes.push((rest & 127) | (isLast ? 0 : 128));
    if (isLast) return Buffer.from(bytes);
  }
}
