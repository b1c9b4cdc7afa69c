// What the documents tell the reader to run must exist.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

const documents = ["README.md", "CONTRIBUTING.md"];

for (const document of documents) {
  const text = readFileSync(document, "utf8");

  test(`every make command of ${document} is a target`, () => {
    const targets = new Set([...text.matchAll(/(?:^|[`(])make (?:-s )?([a-z][a-z-]*)/gm)].map(([, target]) => target));
    assert.ok(targets.size > 0);
    for (const target of targets) {
      execFileSync("make", ["--dry-run", target], { stdio: "pipe" });
    }
  });

  test(`every path of ${document} is there`, () => {
    const paths = [...text.matchAll(/[`(]((?:src|style|assets|crates|tests|tools|packages|docs|examples)(?:\/[\w.-]+)*)[`)]/g)].map(([, path]) => path);
    assert.ok(paths.length > 0);
    assert.deepEqual(paths.filter((path) => !existsSync(path)), []);
  });
}
