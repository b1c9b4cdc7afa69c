// The measured values as lines for machines and as tables for people, and the table in README.

import { readFile, writeFile } from "node:fs/promises";

const marks = ["<!-- The table of make bench begins. -->", "<!-- The table of make bench ends. -->"];

/** @returns a row for each metric: its median with spread for each side, the ratio to React, and the goal for that */
export function rowsOf(samples, goals) {
  return [...samples].map(([metric, { unit, values }]) => {
    const [ours, react, plain] = ["ours", "react", "plain"].map((name) => spread(values[name] ?? []));
    return { metric, unit, ours, react, plain, ratio: ours.median / react.median, goal: goals[metric] ?? null };
  });
}

function spread(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return { median: sorted[Math.floor(sorted.length / 2)], lowest: sorted[0], highest: sorted.at(-1) };
}

/** One JSON object a line and a metric. A number that could not be measured, or a ratio of two nothings, is null. */
export function lines(rows) {
  return rows.map(({ metric, unit, ours, react, ratio, goal }) => `${JSON.stringify({ metric, ours: ours.median, peer: react.median, ratio, unit, goal })}\n`).join("");
}

/** All rows, for the terminal. */
export function fullTable(rows) {
  return tableOf(rows, (value, { unit }) => {
    if (value.median === undefined) return "";
    const middle = withUnit(value.median, unit);
    return value.lowest === value.highest ? middle : `${middle} (${number(value.lowest)} to ${number(value.highest)})`;
  });
}

/** What each goal asks for, and whether it is met. */
export function goalLines(rows) {
  return rows.filter(({ goal }) => goal !== null).map(({ metric, ratio, goal }) => `${ratio <= goal ? "met    " : "NOT MET"}  ${ratio.toFixed(2)} of at most ${goal.toFixed(2)}  ${metric}`);
}

/** Puts the rows that have a goal, or are named, into README, below where they were measured. */
export async function writeReadme(rows, { machine, also }) {
  const text = await readFile("README.md", "utf8");
  const [begin, end] = marks.map((mark) => text.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error(`README.md has no place for the table: write "${marks[0]}" and "${marks[1]}" around it.`);
  const shown = rows.filter(({ metric, goal }) => goal !== null || also.test(metric));
  const table = tableOf(shown, ({ median }, { unit }) => (median === undefined ? "" : withUnit(median, unit)));
  await writeFile("README.md", `${text.slice(0, begin)}${marks[0]}\n\n${machine}:\n\n${table}\n\n${text.slice(end)}`);
}

function tableOf(rows, cell) {
  const body = rows.map((row) => {
    const { metric, ours, react, plain, ratio, goal } = row;
    const met = goal === null ? "" : `≤ ${goal}, ${ratio <= goal ? "met" : "not met"}`;
    return [metric, ...[ours, react, plain].map((value) => cell(value, row)), Number.isFinite(ratio) ? ratio.toFixed(2) : "", met];
  });
  const head = ["metric", "Pipeframe", "React", "plain", "Pipeframe / React", "goal"];
  return [head, head.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function withUnit(value, unit) {
  if (unit === "bytes") return value < 1e6 ? `${(value / 1e3).toFixed(1)} kB` : `${(value / 1e6).toFixed(2)} MB`;
  return [number(value), unit].filter(Boolean).join(" ");
}

function number(value) {
  return value.toLocaleString("en-US", { maximumFractionDigits: value < 10 ? 1 : 0 });
}
