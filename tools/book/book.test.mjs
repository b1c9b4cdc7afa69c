import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { transformSync } from "esbuild";
import { llmsText } from "./llms.mjs";
import { withOutsideLinks } from "./outside-links.mjs";
import { chapters, filesIn, leadOf } from "./summary.mjs";

const files = chapters().map(({ file }) => file);
const read = (file) => readFileSync(`docs/${file}`, "utf8");

test("the summary lists every chapter once, by its title", () => {
  const there = filesIn("docs", ".md").map((file) => file.slice("docs/".length)).filter((file) => file !== "SUMMARY.md");
  assert.deepEqual(files.toSorted(), there.toSorted());
  for (const { title, file } of chapters()) assert.ok(read(file).startsWith(`# ${title}\n`), `${file} is called "${title}" in the summary`);
});

test("Rust code is compiled by the documentation tests, or is a file of the first extension", () => {
  const compiled = readFileSync("crates/pipeframe/src/book.rs", "utf8");
  for (const file of files) {
    for (const { before, language } of blocks(read(file)).filter(({ language }) => language.startsWith("rust"))) {
      if (language === "rust,no_run") assert.ok(compiled.includes(`"docs/${file}"`), `book.rs lacks docs/${file}`);
      else assert.match(before, /<!-- (file|template): src\/\w+\.rs -->\s*$/, `${file}: a block of ${language}`);
    }
  }
});

test("JavaScript code is well formed", () => {
  for (const file of files) {
    for (const { code, language } of blocks(read(file)).filter(({ language }) => /^jsx?$/.test(language))) {
      transformSync(code, { loader: "jsx", sourcefile: file });
    }
  }
});

test("a picture has a light and a dark one", () => {
  for (const file of files) {
    const pictures = [...read(file).matchAll(/!\[[^\]]+\]\(\S*?pictures\/(\S+?)-(light|dark)\.png#gh-(\w+)-mode-only\)/g)];
    const names = pictures.map(([, name, theme, mode]) => (assert.equal(theme, mode), name));
    for (const name of names) assert.equal(names.filter((other) => other === name).length, 2, `${file}: ${name}`);
    assert.equal(pictures.length, read(file).match(/^!\[/gm)?.length ?? 0, file);
  }
});

test("every screen of a page that does not start is in the troubleshooting", () => {
  const titles = [...readFileSync("packages/build/template/index.html", "utf8").matchAll(/<h1 class="screen-title">(.+?)<\/h1>/g)].map(([, title]) => title);
  assert.ok(titles.length > 2);
  for (const title of titles) assert.ok(read("troubleshooting.md").includes(`| ${title} |`), title);
});

test("links out of the book lead to the API documentation or to the code host", () => {
  const text = "[guide](../CONTRIBUTING.md#a) [sdk](../crates/pipeframe/src/sdk/mod.rs) [all](../crates/pipeframe/src/lib.rs) [in](sdk.md#x) [web](https://a.test/b.md) ![p](../p.png)";
  assert.equal(
    withOutsideLinks(text, "docs/a.md", "https://host.test/r"),
    "[guide](https://host.test/r/blob/main/CONTRIBUTING.md#a) [sdk](api/pipeframe/sdk/index.html) [all](api/pipeframe/index.html) [in](sdk.md#x) [web](https://a.test/b.md) ![p](../p.png)",
  );
  const code = "`a[1](../b)`\n\n```js\nrun[0](../x);\n```";
  assert.equal(withOutsideLinks(code, "docs/a.md", "https://host.test/r"), code);
  assert.equal(withOutsideLinks("[`a` b](../a.rs)", "docs/a.md", "h"), "[`a` b](h/blob/main/a.rs)");
  assert.equal(withOutsideLinks("[sdk](../../crates/pipeframe/src/sdk/mod.rs)", "docs/first/a.md", ""), "[sdk](../api/pipeframe/sdk/index.html)");
});

test("llms.txt has the form of llmstxt.org: a title, a summary, and each chapter with what it says first", () => {
  const list = [{ title: "Begin", file: "a.md", part: "" }, { title: "Deep", file: "b/c.md", part: "Guides" }];
  const texts = { "a.md": "# Begin\n\nIt is *short*.\n", "b/c.md": "# Deep\n\n![p](p.png)\n\nHow [it](x.md) goes. And more.\n" };
  assert.equal(llmsText(list, (file) => texts[file], { title: "Book", description: "What it is." }), [
    "# Book\n", "> What it is.\n", "It is *short*.\n", "## Guides\n\n- [Deep](b/c.md): How it goes.\n",
  ].join("\n"));
});

test("every chapter says first what it is about", () => {
  for (const file of files) assert.ok(leadOf(read(file)).length > 30, `${file}: ${leadOf(read(file))}`);
});

/** The fenced blocks of a text, with the text before each. */
function blocks(text) {
  return [...text.matchAll(/^```([\w,]+)\n([\s\S]*?)^```$/gm)].map((match) => ({ language: match[1], code: match[2], before: text.slice(0, match.index) }));
}
