// Each line of the threat model names tests that are there.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const text = readFileSync("docs/threat-model.md", "utf8");
const lines = text.split("\n").filter((line) => /^\| (?!---|who )/.test(line));

test("the threat model has lines, each with who, what, what holds it off and a proof", () => {
  assert.ok(lines.length > 15);
  for (const line of lines) {
    const cells = line.split(" | ");
    assert.equal(cells.length, 4, line);
    assert.match(cells[3], /^`[\w./-]+`: ./, line);
  }
});

test("every test that the threat model names is there", () => {
  const missing = [];
  for (const line of lines) {
    const proofs = line.split(" | ")[3].replace(/ \|$/, "").split(" · ");
    for (const proof of proofs) {
      const [, file, name] = /^`([^`]+)`: (.+)$/.exec(proof) ?? [];
      if (!file || !existsSync(file) || !namesTest(file, name)) missing.push(proof);
    }
  }
  assert.deepEqual(missing, []);
});

/** What begins a line with the name of a test, or gives an expectation its name; `mod properties` stands for the tests in it. */
const naming = /^\s*(?:(?:async )?fn |mod |.*\btest(?:\.describe)?\(|.*, "[^"]+"\)\.to\w+\()/;

/** Whether a file has a test of this name, or of one that has it as a part. */
function namesTest(file, name) {
  return readFileSync(file, "utf8").split("\n").some((line) => line.includes(name) && naming.test(line));
}
