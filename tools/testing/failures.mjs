// Which browser tests failed and how, in few lines: what a log is cut to has to hold the reason.

import { specsOf } from "./specs.mjs";

const linesOfAnError = 12;

/** Every test of Playwright's JSON report that failed at least once, with its errors. @returns {string} empty when none did */
export function describeFailures(report) {
  return testsOf(report).flatMap(({ title, test }) => describe(title, test)).join("\n");
}

/** The names of the tests that failed first and passed when they were tried again. @returns {string[]} */
export function passedAtASecondTry(report) {
  return testsOf(report).filter(({ test }) => test.status === "flaky").map(({ title }) => title);
}

function describe(title, { status, results }) {
  if (!["unexpected", "flaky"].includes(status)) return [];
  const errors = results.flatMap(({ errors = [] }) => errors.map(({ message }) => shorten(message)));
  const outcome = status === "flaky" ? "failed, then passed" : "failed";
  return [`${outcome}: ${title}`, ...errors.map((error) => error.replaceAll(/^/gm, "  "))];
}

function shorten(message = "no message") {
  const lines = message.replaceAll(/\x1b\[[0-9;]*m/g, "").split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, linesOfAnError).join("\n");
}

function testsOf(report) {
  return specsOf(report?.suites).flatMap(({ path, tests }) => tests.map((test) => ({ title: path.join(" > "), test })));
}
