// Which files a program is loaded in.

import { sourcePlaces } from "./source-places.mjs";

/** What the pages that share most of their functions load first. */
export const core = "core";

/**
 * What one more file costs, in bytes before compression: its request and answer, and what it does not share with others when it is compressed.
 * Bytes of code and data take about 0.39 of their size on the wire.
 */
const aFile = 2300;
/** A page that has less than this share of the largest page's own functions would load a core for the others' sake. */
const least = 0.25;

/**
 * @typedef {object} Group of functions and data that the same parts need @property {string[] | undefined} needed by these; `undefined` for all @property {number} size
 *
 * @typedef {object} Bundle
 * @property {string} core @property {{page: string, files: string[]}[]} pages with what they load first @property {Map<string, string[]>} later by the parts
 *   that may be loaded later, what each loads
 *
 * @typedef {object} Plan
 * @property {string[][]} files for each group those that hold it @property {Bundle[]} bundles @property {Map<string, string[]>} shownOn
 */

/**
 * A function calls only what is needed wherever it is needed itself. So that each file finds what it calls, the sets of parts that have a file
 * are such that what two of them share is one, too; each group is in the file of the smallest that holds all who need it.
 *
 * @param {Group[]} groups @param {{pages: string[], shownOn: Map<string, string[]>}} program the parts that are pages, of which one runs in a
 *   frame; and for each other part the pages that may load it
 * @returns {Plan}
 */
export function planFiles(groups, { pages, shownOn }) {
  const main = largePages(groups, pages);
  const alone = pages.filter((page) => !main.includes(page));
  const described = groups.map((group) => ({ ...group, wanted: wantedBy(group, { main, alone, shownOn }) }));
  const sets = setsWithFiles(described, { main, shownOn });
  const places = described.map(({ wanted }) => smallestAround(wanted, sets));
  const used = [...new Set(places)];
  const isOn = (page, { needed }) => !needed || needed.includes(page) || needed.some((part) => shownOn.get(part)?.includes(page));
  const files = groups.map((group, index) => {
    const own = group.needed?.includes(sourcePlaces) ? [] : alone.filter((page) => isOn(page, group));
    return described[index].wanted?.length === 0 ? own : [nameOf(places[index], used, main), ...own];
  });
  // The more need a file, the earlier it is loaded.
  const filesOf = (part) => used.filter((set) => set?.includes(part)).sort((a, b) => b.length - a.length).map((set) => nameOf(set, used, main));
  const later = [...shownOn.keys()].filter((part) => shownOn.get(part).some((page) => main.includes(page)));
  return {
    files,
    shownOn,
    bundles: [
      { core, pages: main.map((page) => ({ page, files: [core, ...filesOf(page)] })), later: new Map(later.map((part) => [part, filesOf(part)])) },
      // So small a page has all that it may show in its one file. What only a panic names is loaded on any page.
      ...alone.map((page) => ({ core: page, pages: [{ page, files: [page] }], later: new Map(later.filter((part) => part === sourcePlaces).map((part) => [part, [part]])) })),
    ],
  };
}

function largePages(groups, pages) {
  const sizes = pages.map((page) => groups.filter(({ needed }) => needed?.length === 1 && needed[0] === page).reduce((sum, { size }) => sum + size, 0));
  return pages.filter((_, index) => sizes[index] >= least * Math.max(...sizes));
}

/** The parts that need a group, with those that are only loaded where it is already; `undefined` for all. A page with a core of its own counts for nothing here. */
function wantedBy({ needed }, { main, alone, shownOn }) {
  if (needed === undefined || main.every((page) => needed.includes(page))) return undefined;
  const wanted = needed.filter((part) => !alone.includes(part));
  return withFollowers(wanted, shownOn);
}

function withFollowers(parts, shownOn) {
  const followers = [...shownOn].filter(([, pages]) => pages.every((page) => parts.includes(page))).map(([part]) => part);
  return [...new Set([...parts, ...followers])].sort();
}

/** Each part has a file, and all together: `undefined`. Sets of parts have one where that costs less. */
function setsWithFiles(described, { main, shownOn }) {
  let sets = [undefined, ...main.map((page) => withFollowers([page], shownOn)), ...[...shownOn.keys()].map((part) => [part])];
  let cost = costOf(sets, described, main);
  const candidates = [...new Map(described.filter(({ wanted }) => wanted?.length > 1).map(({ wanted }) => [wanted.join(), wanted])).values()];
  for (;;) {
    const tried = candidates.map((one) => withShared(sets, one)).map((some) => ({ some, cost: costOf(some, described, main) }));
    const best = tried.reduce((least, next) => (next.cost < least.cost ? next : least), { some: undefined, cost });
    if (best.some === undefined) return sets;
    ({ some: sets, cost } = best);
  }
}

/** What a day with all pages fetches, and what its first page fetches, as the mean of all pages: that counts twice, as somebody waits for it. */
function costOf(sets, described, main) {
  const sizes = new Map();
  for (const { wanted, size } of described) {
    if (wanted?.length === 0) continue;
    const set = smallestAround(wanted, sets);
    sizes.set(set, (sizes.get(set) ?? aFile) + size);
  }
  const firstOn = (set) => main.filter((page) => set === undefined || set.includes(page)).length / main.length;
  return [...sizes].reduce((sum, [set, size]) => sum + size * (1 + 2 * firstOn(set)), 0);
}

function withShared(sets, set) {
  const shared = sets.filter(Boolean).map((other) => other.filter((part) => set.includes(part))).filter(({ length }) => length > 0);
  return [...new Map([...sets, set, ...shared].map((one) => [one?.join(), one])).values()];
}

function smallestAround(wanted, sets) {
  return sets.filter((set) => isWithin(wanted, set)).reduce((least, set) => (least === undefined || set?.length < least.length ? set : least), undefined);
}

function isWithin(some, all) {
  return all === undefined || (some !== undefined && some.every((part) => all.includes(part)));
}

/** By its pages, where no other set has the same. */
function nameOf(set, sets, main) {
  if (set === undefined) return core;
  const pagesOf = (some) => main.filter((page) => some?.includes(page)).join("_");
  const pages = pagesOf(set);
  return pages !== "" && sets.filter((other) => pagesOf(other) === pages).length === 1 ? pages : set.join("_");
}
