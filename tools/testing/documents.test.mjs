// What the documents tell the reader to run, to open and to follow must exist.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { filesIn } from "../book/summary.mjs";

const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", ...filesIn("docs", ".md"), "packages/build/README.md", "packages/preview/README.md"];
const texts = new Map(documents.map((document) => [document, readFileSync(document, "utf8")]));

test("every make command is a target", () => {
  const targets = found(/(?:^|[`(]|&& )make (?:-s )?([a-z][a-z-]*)/gm);
  assert.ok(targets.size > 10);
  for (const target of targets) execFileSync("make", ["--dry-run", target, "NAME=../my-extension"], { stdio: "pipe" });
});

test("every command of pipeframe-build is one, and every option of it is read somewhere", () => {
  const { stderr } = spawnSync(process.execPath, ["packages/build/bin/pipeframe-build.mjs"], { encoding: "utf8" });
  const known = new Set(/knows (.+), and not/.exec(stderr)[1].split(", "));
  const lines = found(/pipeframe-build ([a-z]+[^`\n]*)/g);
  assert.ok(lines.size > 0);
  const code = [...filesIn("packages/build/bin", ".mjs"), ...filesIn("packages/build/lib", ".mjs")].map((file) => readFileSync(file, "utf8")).join("\n");
  for (const line of lines) {
    const [command] = line.split(" ");
    assert.ok(known.has(command), `pipeframe-build ${line}`);
    for (const [, option] of line.matchAll(/ --([a-z-]+)/g)) assert.match(code, new RegExp(`--${option}\\b|["' {]${option}["']?: \\{`), `--${option}`);
  }
});

test("every path in README.md and CONTRIBUTING.md is there", () => {
  for (const document of ["README.md", "CONTRIBUTING.md"]) {
    const paths = [...texts.get(document).matchAll(/[`(]((?:src|style|assets|crates|tests|tools|packages|docs|examples)(?:\/[\w.-]+)*)[`)]/g)].map(([, path]) => path);
    assert.ok(paths.length > 0);
    assert.deepEqual(paths.filter((path) => !existsSync(path)), [], document);
  }
});

test("every link to a file leads to one, and to a heading that it has", () => {
  const broken = [];
  let count = 0;
  for (const [document, text] of texts) {
    for (const [written, target, anchor] of withoutCode(text).matchAll(/\]\((?![a-z]+:)([^)\s#]*)(?:#([^)\s]*))?\)/g)) {
      count += 1;
      const file = target === "" ? document : posix.join(posix.dirname(document), target);
      const isThere = existsSync(file) && (anchor === undefined || file.endsWith(".png") || (texts.get(file) !== undefined && headings(texts.get(file)).has(anchor)));
      if (!isThere) broken.push(`${document}: ${written}`);
    }
  }
  assert.ok(count > 50);
  assert.deepEqual(broken, []);
});

test("the page of the library's components names each of them", () => {
  const page = readFileSync("crates/pipeframe/src/kit/mod.rs", "utf8");
  const components = filesIn("crates/pipeframe/src/kit", ".rs").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^#\[component[^\]]*\]\n(?:#\[[^\n]*\n)*pub fn (\w+)/gm)].map(([, name]) => name));
  assert.ok(components.length > 30, String(components));
  assert.deepEqual(components.filter((name) => !page.includes(`[\`${name}\`]`)), []);
});

/** All that a pattern's group finds in the documents. */
function found(pattern) {
  return new Set([...texts.values()].flatMap((text) => [...text.matchAll(pattern)].map(([, one]) => one)));
}

function withoutCode(text) {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, (code) => "x".repeat(code.length));
}

/** The anchors of a document's headings, as code hosts and mdBook make them. */
function headings(text) {
  const titles = [...text.replaceAll(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, title]) => title);
  return new Set(titles.map((title) => title.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-")));
}
