// Which parts need which of a program's functions, once it has been optimised.

import { functionsInBody, importedFunctions } from "./module.mjs";
import { sourcePlaces, sourcePlacesIn } from "./source-places.mjs";

/** Stands for every part: what the core needs, all of them find. */
const everywhere = Symbol("everywhere");

/**
 * @param {import("./module.mjs").Module} whole whose functions are called by the number of their piece: "3:17" @param {import("./pieces.mjs").Piece[]} pieces
 * @param {Map<number, import("./pieces.mjs").Piece>} slots the piece that fills a place in the table
 * @returns {(Set<string> | typeof everywhere)[]} by the numbers of the functions, without imported ones
 */
function neededFunctions(whole, pieces, slots) {
  const first = importedFunctions(whole);
  const needs = whole.bodies.map((_, place) => new Set(partsOf(pieces[whole.names?.[first + place]?.match(/^(\d+):/)?.[1]])));
  const calls = whole.bodies.map((body) => called(body, first));
  const waiting = new Set(whole.bodies.keys());
  const add = (place, parts) => {
    const before = needs[place].size;
    for (const part of parts) needs[place].add(part);
    if (needs[place].size > before) waiting.add(place);
  };
  for (const { index } of whole.exports.filter(({ kind, index }) => kind === 0 && index >= first)) add(index - first, [everywhere]);
  for (const { slot, index } of slotsOf(whole)) if (index >= first) add(index - first, partsOf(slots.get(slot)));
  // The optimiser may have taken one function for another of the same content, which callers of both then need.
  for (const place of waiting) {
    waiting.delete(place);
    for (const callee of calls[place]) add(callee, needs[place]);
  }
  return needs.map((parts) => (parts.has(everywhere) ? everywhere : parts));
}

/** @param {import("./module.mjs").Module} whole */
export function slotsOf({ segments }) {
  return segments.flatMap(({ offset, functions }) => functions.map((index, place) => ({ slot: offset + place, index })).filter(({ index }) => index !== undefined));
}

/** @param {import("./pieces.mjs").Piece | undefined} piece none for a function that the optimiser has made itself */
function partsOf(piece) {
  return piece === undefined ? [] : (piece.needed ?? [everywhere]);
}

function called(body, first) {
  const found = new Set();
  functionsInBody(body, ({ index }) => index >= first && found.add(index - first));
  return found;
}

/**
 * Functions, places in the table and data, put together where the same parts need them.
 *
 * @param {import("./module.mjs").Module} whole @param {import("./pieces.mjs").Piece[]} pieces @param {Map<number, import("./pieces.mjs").Piece>} slots
 * @returns {{list: {needed: string[] | undefined, size: number}[], functions: number[], slots: Map<number, number>, data: number[]}} the groups, and by its
 *   number the group of each
 */
export function groupsOf(whole, pieces, slots) {
  const numbers = new Map();
  const list = [];
  const groupOf = (parts, size) => {
    const needed = parts === everywhere || parts.has?.(everywhere) ? undefined : [...parts].sort();
    const key = needed?.join(" ") ?? "";
    if (!numbers.has(key)) numbers.set(key, list.push({ needed, size: 0 }) - 1);
    const number = numbers.get(key);
    list[number].size += size;
    return number;
  };
  const places = sourcePlacesIn(whole.data);
  return {
    list,
    functions: neededFunctions(whole, pieces, slots).map((parts, place) => groupOf(parts, whole.bodies[place].length)),
    slots: new Map([...slots].map(([slot, piece]) => [slot, groupOf(new Set(partsOf(piece)), 0)])),
    data: whole.data.map(({ piece, bytes }, place) => groupOf(new Set(places.has(place) ? [sourcePlaces] : partsOf(pieces[piece])), bytes.length)),
  };
}

/**
 * The pages that may load each part. Who asks for one names it by a number of its own in the memory; where none does, all pages may.
 *
 * @param {import("./module.mjs").Module} whole @param {ReturnType<typeof groupsOf>} groups @param {{loaders: Map<number, string>, pages: string[]}} program by the
 *   place in the table of the function that stands for it, each part that is loaded later; and the parts that are pages
 * @returns {Map<string, string[]>}
 */
export function pagesOfParts(whole, groups, { loaders, pages }) {
  const namedBy = new Map([...loaders.values()].map((part) => [part, new Set()]));
  whole.data.forEach(({ bytes }, place) => {
    const part = bytes.length === 4 ? loaders.get(new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true)) : undefined;
    if (part !== undefined) for (const other of groups.list[groups.data[place]].needed ?? [everywhere]) namedBy.get(part).add(other);
  });
  const pagesOf = (part, seen) => {
    if (pages.includes(part)) return [part];
    const by = namedBy.get(part);
    if (seen.includes(part)) return [];
    return by.size === 0 || by.has(everywhere) ? pages : [...by].flatMap((other) => pagesOf(other, [...seen, part]));
  };
  return new Map([...namedBy.keys()].map((part) => [part, pages.filter((page) => pagesOf(part, []).includes(page))]));
}
