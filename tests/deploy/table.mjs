// What was found, as a table for people: surface × browser × condition.

/** @param {{surface: string, browser: string, condition: string, reason?: string}[]} cells one for each run, in any order */
export function tableOf(cells, { surfaces, columns }) {
  const browsers = [...new Set(cells.map(({ browser }) => browser))].sort();
  const reasons = [];
  const written = (cell) => {
    if (!cell) return "not run";
    if (cell.reason === undefined) return "ok";
    reasons.push(`${cell.surface}, ${cell.browser}, ${cell.condition}: ${cell.reason}`);
    return `FAILS (${reasons.length})`;
  };
  const rows = surfaces.flatMap((surface) => browsers.map((browser) => {
    const found = columns.map((condition) => cells.find((cell) => cell.surface === surface && cell.browser === browser && cell.condition === condition));
    return [surface, browser, ...found.map(written)];
  }));
  const head = ["surface", "browser", ...columns];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => `| ${row.map((text, column) => text.padEnd(widths[column])).join(" | ")} |`;
  const table = [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
  return [table, ...reasons.map((reason, index) => `(${index + 1}) ${reason}`)].join("\n");
}
