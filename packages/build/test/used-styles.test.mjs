import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { assembledClasses, unnamedClasses, usedStyles } from "../lib/used-styles.mjs";

test("rules of classes that the page does not name are left out, nested ones too", () => {
  const style = ".button{color:red;&[data-tone=x]{color:blue}.icon{color:green}}.avatar{color:red}";
  assert.equal(usedStyles(style, `class="button"`), ".button{color:red;&[data-tone=x]{color:#00f}}");
});

test("classes that no page names are told, and what stands in comments isn't", () => {
  const style = "/* see .old */ .row{color:red} .badge-warning{color:red;&.is-open{color:blue}}";
  assert.deepEqual(unnamedClasses(style, "row"), ["badge-warning", "is-open"]);
});

test("class names that are put together while the page runs are told with what they begin", () => {
  const source = 'fn a() { div().class(["badge-", tone].concat()) }\nfn b() { div().class(format!("row wide-{size}")) }\n// "note-"\nfn c() { call("note") }';
  assert.deepEqual(assembledClasses(source, ["badge-positive", "badge-negative", "wide-large", "note-old"]), [
    { beginning: "badge-", classes: ["badge-positive", "badge-negative"] },
    { beginning: "wide-", classes: ["wide-large"] },
  ]);
});

test("each class that the kit has rules for is a whole word of a text in its code or in index.html", async () => {
  const folder = "crates/pipeframe/src";
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".rs"));
  const code = (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
  const texts = [...code.matchAll(/"((?:[^"\\]|\\.)*)"/g), ...(await readFile("index.html", "utf8")).matchAll(/class="([^"]*)"/g)];
  const words = new Set(texts.flatMap(([, text]) => text.split(/\s+/)));
  assert.ok(words.has("card"));
  const classes = unnamedClasses(await readFile("crates/pipeframe/web/kit.css", "utf8"), "");
  assert.deepEqual(classes.filter((name) => !words.has(name)), []);
});

test("a name within another text keeps its rules", () => {
  assert.equal(usedStyles(".row{color:red}", "iconrowlabel"), ".row{color:red}");
});

test("elements and attributes keep their rules", () => {
  assert.equal(usedStyles("main{color:red}[hidden]{display:none}", ""), "main{color:red}[hidden]{display:none}");
});

test("a custom property that nothing left uses is left out, and one that the program sets is not", () => {
  const style = ":root{--a:red;--b:red;--c:red}.avatar{color:var(--a)}main{color:var(--b)}";
  assert.equal(usedStyles(style, "--c"), ":root{--b:red;--c:red}main{color:var(--b)}");
});
