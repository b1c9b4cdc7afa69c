// Reads how many tests passed and failed from what a tool printed. A tool that crashed counts as a failure.

/** @typedef {{passed: number, failed: number, skipped: number, note?: string}} Counts */

/** A check that either holds or not. @returns {Counts} */
export function countCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** What the compiler or Clippy found, as people read it, in the output of cargo's `--message-format=json`. @returns {string[]} */
export function compilerComplaints(output) {
  const messages = output.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
  const found = messages.filter(({ reason }) => reason === "compiler-message").map(({ message }) => message);
  return found.filter(({ level }) => level === "warning" || level === "error").map(({ rendered }) => rendered.trimEnd());
}

/**
 * The output of `cargo test`, native or in a browser. Every program that starts has to report a result.
 * @returns {Counts}
 */
export function countCargoTests(output, exitCode) {
  const lines = plainLines(output);
  const started = lines.filter((line) => /^\s+(?:Running|Doc-tests) /.test(line)).length;
  const empty = lines.filter((line) => /^\s*no tests to run!/i.test(line)).length;
  const results = lines.map((line) => line.match(/^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/)).filter(Boolean);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of results) {
    counts.passed += Number(passed);
    counts.failed += Number(failed);
    counts.skipped += Number(ignored);
  }
  const silent = Math.max(0, started - empty - results.length);
  if (exitCode !== 0 && silent > 0) {
    return { ...counts, failed: counts.failed + silent, note: `${silent} test programs ended without a result` };
  }
  return withHonestExit(counts, exitCode);
}

/** The report of `node --test --test-reporter=tap`. @returns {Counts} */
export function countNodeTests(output, exitCode) {
  const number = (name) => Number(output.match(new RegExp(`^# ${name} (\\d+)$`, "m"))?.[1] ?? 0);
  return withHonestExit(
    { passed: number("pass"), failed: number("fail") + number("cancelled"), skipped: number("skipped") + number("todo") },
    exitCode,
  );
}

/** The last line of `tests/deploy/check.mjs` and `tests/load/check.mjs`. @returns {Counts} */
export function countDeployCheck(output, exitCode) {
  const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [undefined, 0, 0];
  return withHonestExit({ passed: Number(passed), failed: Number(failed), skipped: 0 }, exitCode);
}

/** The JSON report of Playwright; `undefined` if it wrote none. @returns {Counts} */
export function countBrowserTests(report, exitCode) {
  if (report === undefined) {
    return { passed: 0, failed: 1, skipped: 0, note: "Playwright wrote no report" };
  }
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = withHonestExit({ passed: expected + flaky, failed: unexpected + report.errors.length, skipped }, exitCode);
  return flaky > 0 ? { ...counts, note: [counts.note, `${flaky} of them at a second try`].filter(Boolean).join(", ") } : counts;
}

function withHonestExit(counts, exitCode) {
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, note: `ended with exit code ${exitCode}` };
  }
  if (counts.passed + counts.failed === 0) {
    return { ...counts, failed: 1, note: "ran no test" };
  }
  return counts;
}

function plainLines(output) {
  return output.replaceAll(/\x1b\[[0-9;]*m/g, "").split("\n");
}
