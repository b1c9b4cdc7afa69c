import assert from "node:assert/strict";
import { test } from "node:test";
import { compilerComplaints, countBrowserTests, countCargoTests, countCheck, countDeployCheck, countNodeTests } from "./counts.mjs";

const running = "     Running unittests src/lib.rs (target/debug/deps/pipeframe-1)\n";
const result = (passed, failed, ignored = 0) =>
  `test result: ${failed ? "FAILED" : "ok"}. ${passed} passed; ${failed} failed; ${ignored} ignored; 0 measured; 0 filtered out; finished in 0.00s\n`;

test("a check that holds is one passed test", () => {
  assert.deepEqual(countCheck(0), { passed: 1, failed: 0, skipped: 0 });
});

test("a check that does not hold is one failed test", () => {
  assert.deepEqual(countCheck(1), { passed: 0, failed: 1, skipped: 0 });
});

test("warnings and errors of the compiler are complaints, notes are not", () => {
  const message = (level, rendered) => JSON.stringify({ reason: "compiler-message", message: { level, rendered } });
  const artifact = JSON.stringify({ reason: "compiler-artifact", fresh: true });
  const output = [artifact, message("warning", "warning: unused\n"), message("failure-note", "For more information\n"), message("error", "error: wrong\n"), ""].join("\n");
  assert.deepEqual(compilerComplaints(output), ["warning: unused", "error: wrong"]);
});

test("the results of all test programs are added up", () => {
  const output = `${running}${result(3, 0, 1)}   Doc-tests pipeframe\n${result(4, 0)}`;
  assert.deepEqual(countCargoTests(output, 0), { passed: 7, failed: 0, skipped: 1 });
});

test("failed tests are counted", () => {
  assert.deepEqual(countCargoTests(`${running}${result(3, 2)}`, 101), { passed: 3, failed: 2, skipped: 0 });
});

test("a test program that crashed counts as a failure beside those that reported", () => {
  const counts = countCargoTests(`${running}${result(3, 1)}${running}signal: 11`, 101);
  assert.equal(counts.passed, 3);
  assert.equal(counts.failed, 2);
});

test("code that does not compile counts as a failure", () => {
  assert.equal(countCargoTests("error: could not compile `pipeframe`", 101).failed, 1);
});

test("a program without tests in the browser is not taken for a crash", () => {
  const output = `${running}no tests to run!\n${running}${result(2, 0)}`;
  assert.deepEqual(countCargoTests(output, 0), { passed: 2, failed: 0, skipped: 0 });
});

test("a run in which no test ran counts as a failure", () => {
  assert.equal(countCargoTests(`${running}${result(0, 0)}`, 0).failed, 1);
});

test("colours do not hide a result", () => {
  const output = `${running}test result: \x1b[32mok\x1b[0m. 5 passed; 0 failed; 0 ignored; 0 measured`;
  assert.equal(countCargoTests(output, 0).passed, 5);
});

test("node's summary is read", () => {
  const output = "# tests 5\n# pass 3\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 0\n";
  assert.deepEqual(countNodeTests(output, 1), { passed: 3, failed: 1, skipped: 1 });
});

test("Playwright's report is read, and says how many tests needed a second try", () => {
  const report = { errors: [], stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 2 } };
  assert.deepEqual(countBrowserTests(report, 1), { passed: 10, failed: 1, skipped: 2, note: "1 of them at a second try" });
});

test("an error outside of Playwright's tests counts as a failure", () => {
  const report = { errors: [{ message: "server" }], stats: { expected: 9, unexpected: 0, flaky: 0, skipped: 0 } };
  assert.equal(countBrowserTests(report, 1).failed, 1);
});

test("no report from Playwright counts as a failure", () => {
  assert.equal(countBrowserTests(undefined, 1).failed, 1);
});

test("the check of a deployment counts itself, and one that broke off is a failure", () => {
  assert.deepEqual(countDeployCheck("| panel | ok |\n\n19 passed, 1 failed\n", 1), { passed: 19, failed: 1, skipped: 0 });
  assert.equal(countDeployCheck("nginx did not start", 1).failed, 1);
  assert.equal(countDeployCheck("", 0).failed, 1);
});
