// The measured values as lines for machines and as tables for people: a row for each goal in README, all of them in tests/bench/README.md.

import { readFile, writeFile } from "node:fs/promises";
import { names } from "../contestants.mjs";

const marks = ["<!-- The table of make bench begins. -->", "<!-- The table of make bench ends. -->"];

/** @returns a row for each metric: the median with spread of each contestant that was measured */
export function rowsOf(samples) {
  return [...samples].map(([metric, { unit, values }]) => ({
    metric,
    unit,
    values: Object.fromEntries(Object.entries(values).map(([name, list]) => [name, spread(list)])),
  }));
}

function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)], lowest: sorted[0], highest: sorted.at(-1) };
}

/** @returns each goal with its ratio and whether it is met; a goal that was not measured has neither */
export function judged(rows, goals) {
  return goals.map((goal) => {
    const row = rows.find(({ metric }) => metric === goal.metric);
    const [ours, other] = [row?.values.ours?.median, goal.to ? row?.values[goal.to]?.median : 1];
    const ratio = ours / other;
    return { ...goal, row, ratio: Number.isFinite(ratio) ? ratio : undefined, isMet: ratio <= goal.most };
  });
}

/** One JSON object a line and a metric. */
export function lines(rows, goals) {
  const found = judged(rows, goals);
  return rows.map(({ metric, unit, values }) => {
    const own = found.filter((goal) => goal.metric === metric).map(({ to, most, ratio }) => ({ to, most, ratio }));
    return `${JSON.stringify({ metric, unit, ...Object.fromEntries(Object.entries(values).map(([name, { median }]) => [name, median])), goals: own })}\n`;
  }).join("");
}

/** All rows. */
export function fullTable(rows, withSpread = true) {
  const shown = Object.keys(names).filter((name) => rows.some(({ values }) => name in values));
  const body = rows.map(({ metric, unit, values }) => [metric, ...shown.map((name) => (name in values ? cell(values[name], unit, withSpread) : ""))]);
  return markdown([["metric", ...shown.map((name) => names[name])], ...body]);
}

function cell({ median, lowest, highest }, unit, withSpread) {
  const middle = withUnit(median, unit);
  return !withSpread || lowest === highest ? middle : `${middle} (${number(scaled(lowest, unit, median))} to ${number(scaled(highest, unit, median))})`;
}

/** What each goal asks for, and whether it is met. */
export function goalLines(rows, goals) {
  return judged(rows, goals).map(({ metric, to, most, ratio, isMet }) => {
    const what = `${metric}${to ? `, to ${names[to]}` : ""}`;
    if (ratio === undefined) return `unknown  not measured, of at most ${most.toFixed(2)}  ${what}`;
    return `${isMet ? "met    " : "NOT MET"}  ${ratio.toFixed(2)} of at most ${most.toFixed(2)}  ${what}`;
  });
}

/** Puts a row for each goal into README, and all rows into this folder's, below where they were measured. */
export async function writeTables(rows, goals, machine) {
  const body = judged(rows, goals).filter(({ ratio }) => ratio !== undefined).map(({ metric, to, most, ratio, isMet, row }) => [
    metric,
    withUnit(row.values.ours.median, row.unit),
    to ? `${names[to]}: ${withUnit(row.values[to].median, row.unit)}` : "",
    ratio.toFixed(2),
    `≤ ${most}, ${isMet ? "met" : "not met"}`,
  ]);
  await writeBetweenMarks("README.md", `${machine}:\n\n${markdown([["metric", names.ours, "compared with", "ratio", "goal"], ...body])}`);
  await writeBetweenMarks("tests/bench/README.md", `${machine}:\n\n${fullTable(rows, false)}`);
}

async function writeBetweenMarks(file, content) {
  const text = await readFile(file, "utf8");
  const [begin, end] = marks.map((mark) => text.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error(`${file} has no place for the table: write "${marks[0]}" and "${marks[1]}" around it.`);
  await writeFile(file, `${text.slice(0, begin)}${marks[0]}\n\n${content}\n\n${text.slice(end)}`);
}

function markdown([head, ...body]) {
  return [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function withUnit(value, unit) {
  if (unit === "bytes") return value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(2)} MB`;
  return [number(value), unit].filter(Boolean).join(" ");
}

/** A bound of the spread in the unit that its median is shown in. */
function scaled(value, unit, median) {
  return unit === "bytes" ? value / (median < 1e6 ? 1e3 : 1e6) : value;
}

function number(value) {
  const digits = Math.abs(value) < 1 ? 2 : Math.abs(value) < 10 ? 1 : 0;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}
