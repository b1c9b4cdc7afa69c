import assert from "node:assert/strict";
import { test } from "node:test";
import { describeFailures, passedAtASecondTry } from "./failures.mjs";

const spec = (title, status, ...messages) => ({
  title,
  tests: [{ status, results: messages.map((message) => ({ errors: message ? [{ message }] : [] })) }],
});
const report = {
  suites: [{
    title: "panel.spec.mjs",
    specs: [spec("opens", "expected", undefined)],
    suites: [{ title: "a form", specs: [spec("is sent", "unexpected", "\x1b[31mno answer\x1b[0m", "no answer"), spec("is kept", "flaky", "too late", undefined)] }],
  }],
};

test("a failed test is reported with its location and each error, without colours", () => {
  assert.match(describeFailures(report), /^failed: panel\.spec\.mjs > a form > is sent\n {2}no answer\n {2}no answer$/m);
});

test("a test that passed when it was tried again is told as such, with what failed at first", () => {
  assert.match(describeFailures(report), /^failed, then passed: panel\.spec\.mjs > a form > is kept\n {2}too late$/m);
  assert.deepEqual(passedAtASecondTry(report), ["panel.spec.mjs > a form > is kept"]);
});

test("a test that passed is not told", () => {
  assert.doesNotMatch(describeFailures(report), /opens/);
});

test("a long error is cut to its beginning", () => {
  const long = { suites: [{ title: "a", specs: [spec("b", "unexpected", Array.from({ length: 50 }, (_, index) => `line ${index}`).join("\n"))] }] };
  assert.match(describeFailures(long), /line 11$/);
});

test("a run without a report has nothing to tell", () => {
  assert.equal(describeFailures(undefined), "");
});
