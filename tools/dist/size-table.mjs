/** The sizes as a table for people: what each page fetches first, and what may come later. */
export function sizeTable({ pages, day, later }) {
  const rows = [
    ["first load", "raw", "gzip", "brotli"],
    ...pages.flatMap(({ page, files, total }) => [[page, "", "", ""], ...files.map(row), ["  in all", ...bytes(total)]]),
    ["all pages in one browser", ...bytes(day)],
    ...(later.length > 0 ? [["later", "", "", ""], ...later.map(row)] : []),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => cells[column].length)));
  return rows
    .map(([name, ...numbers]) => [name.padEnd(widths[0]), ...numbers.map((number, at) => number.padStart(widths[at + 1]))].join("  ").trimEnd())
    .join("\n");
}

function row(size) {
  return [`  ${size.file}`, ...bytes(size)];
}

function bytes({ raw, gzip, brotli }) {
  return [raw, gzip, brotli].map((number) => number.toLocaleString("en-US"));
}
