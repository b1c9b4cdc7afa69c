import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { checkTrustedTypes } from "../lib/trusted-types.mjs";

const strict = "<meta content=\"script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'\" http-equiv=Content-Security-Policy>";
const without = strict.replace(/ require-trusted-types-for.*'none'/, "");
const writers = ["t.innerHTML = s(n, r)", "t.innerHTML=s", "t.outerHTML=s", "t.srcdoc=s", "t.insertAdjacentHTML(a,b)", "document.write(a)"];

test("a program that writes markup ends a build whose policy forbids it, with the page's name and the way out", () => {
  for (const loader of writers) {
    assert.throws(() => checkTrustedTypes(strict, [{ page: "modal", loader: "t.textContent=s" }, { page: "panel", loader }]), /^Error: panel: .*view!.*builder syntax/, loader);
  }
});

test("a program that only reads markup is built", () => {
  checkTrustedTypes(strict, [{ page: "panel", loader: "t.textContent = s; if (t.innerHTML == s) { t.classList.add(u) }" }]);
});

test("a policy that doesn't ask for trusted types takes any program", () => {
  for (const loader of writers) checkTrustedTypes(without, [{ page: "panel", loader }]);
});

test("the reference app's policy asks for trusted types and lets nobody make one", async () => {
  const html = await readFile(new URL("../../../index.html", import.meta.url), "utf8");
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1].split("; ");
  assert.ok(policy.includes("require-trusted-types-for 'script'"));
  assert.ok(policy.includes("trusted-types 'none'"));
});
