// Where in the source a program may panic: a file's path, a line and a column for each place. Nothing reads them but the text of a panic.

/** What they are called as a part of the program, which comes when the page is idle: a page that stops before only leaves the place unsaid. */
export const sourcePlaces = "source_places";

/**
 * The compiler puts each place (`core::panic::Location`) into 16 bytes: the path's address and length, line and column. The paths of an app's
 * own literals stay: they have no such place.
 *
 * @param {import("./module.mjs").Data[]} data one piece for each constant of the program @returns {Set<number>} the numbers of those that are places, and of their paths
 */
export function sourcePlacesIn(data) {
  const paths = new Map(data.flatMap(({ offset, bytes }, index) => (isPath(bytes) ? [[offset, { index, length: pathOf(bytes).length }]] : [])));
  const found = data.flatMap(({ bytes }, index) => {
    if (bytes.length !== 16) return [];
    const [address, length, line, column] = numbersIn(bytes);
    const path = paths.get(address);
    return path?.length === length && line > 0 && column > 0 ? [index, path.index] : [];
  });
  return new Set(found);
}

/** The compiler ends a path by a zero, for those who read it in C. */
function pathOf(bytes) {
  return Buffer.from(bytes).toString("latin1").replace(/\0$/, "");
}

function isPath(bytes) {
  return /^[\x20-\x7e]+\.rs$/.test(pathOf(bytes));
}

function numbersIn(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return [0, 4, 8, 12].map((place) => view.getUint32(place, true));
}
