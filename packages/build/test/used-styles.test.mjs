import assert from "node:assert/strict";
import { test } from "node:test";
import { unnamedClasses, usedStyles } from "../lib/used-styles.mjs";

test("rules of classes that the page does not name are left out, nested ones too", () => {
  const style = ".button{color:red;&[data-tone=x]{color:blue}.icon{color:green}}.avatar{color:red}";
  assert.equal(usedStyles(style, `class="button"`), ".button{color:red;&[data-tone=x]{color:#00f}}");
});

test("classes that no page names are told, and what stands in comments isn't", () => {
  const style = "/* see .old */ .row{color:red} .badge-warning{color:red;&.is-open{color:blue}}";
  assert.deepEqual(unnamedClasses(style, "row"), ["badge-warning", "is-open"]);
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
