// The table of faults × surfaces, from the report of the browser tests.

import { specsOf } from "./specs.mjs";

/** @returns {{row: string, column: string, passed: boolean}[]} from titles such as "reading: panel × 500" */
export function cellsOf(report) {
  return specsOf(report.suites).flatMap(({ title, ok }) => {
    const [, column, row] = /^(.+?) × (.+)$/.exec(title) ?? [];
    return row ? [{ row, column, passed: ok }] : [];
  });
}

/** @returns {{storm: string, passed: boolean}[]} from titles such as "storm 3: what a person is told is true" */
export function stormsOf(report) {
  return specsOf(report.suites).flatMap(({ title, ok }) => {
    const [, storm] = /^storm (\d+):/.exec(title) ?? [];
    return storm ? [{ storm, passed: ok }] : [];
  });
}

/** One line a fault, one column a surface: `ok`, `FAILED`, or nothing where it was not tried. */
export function table(cells) {
  const columns = [...new Set(cells.map((cell) => cell.column))];
  const rows = [...new Set(cells.map((cell) => cell.row))];
  const width = Math.max(0, ...rows.map((row) => row.length));
  const line = (first, rest) => [first.padEnd(width), ...rest.map((text, index) => text.padEnd(columns[index].length))].join("  ").trimEnd();
  const said = (row, column) => {
    const cell = cells.find((candidate) => candidate.row === row && candidate.column === column);
    if (!cell) return "";
    return cell.passed ? "ok" : "FAILED";
  };
  return [line("", columns), ...rows.map((row) => line(row, columns.map((column) => said(row, column))))].join("\n");
}
