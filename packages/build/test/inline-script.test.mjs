import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { withInlineScript, withoutPolicy } from "../lib/inline-script.mjs";

const policy = (scripts) => `<meta content="default-src 'none'; script-src ${scripts}; img-src 'self'" http-equiv=Content-Security-Policy>`;
const html = (scripts, inside) => `${policy(scripts)}${inside}<link href=/s.css rel=stylesheet>`;
const files = "<script integrity=x src=/sdk.js></script><script src=/boot.js></script>";

test("the scripts stand in the document, once, and its policy names them", () => {
  const code = "first();\nsecond('$&')";
  const hash = createHash("sha256").update(code).digest("base64");
  assert.equal(withInlineScript(html("'self'", files), code), html(`'self' 'sha256-${hash}'`, `<script>${code}</script>`));
});

test("a document without a policy gets none", () => {
  assert.equal(withInlineScript(files, "go()"), "<script>go()</script>");
});

test("a policy that names no scripts is refused: it would forbid the page's own", () => {
  const withoutScripts = html("'self'", files).replace(/script-src [^;]*; /, "");
  assert.throws(() => withInlineScript(withoutScripts, "go()"), /has no script-src/);
});

test("a script that would end early in a document is refused", () => {
  assert.throws(() => withInlineScript(html("'self'", files), 'const end = "</script>"'), /in files of their own/);
});

test("the preview's document has no policy, for what it loads or for what it says of itself", () => {
  assert.equal(withoutPolicy(html("'self'", files)), `${files}<link href=/s.css rel=stylesheet>`);
  assert.equal(withoutPolicy(`<meta content=no-referrer name=referrer>${files}`), files);
  assert.equal(withoutPolicy(`<meta name="referrer" content="no-referrer" />\n${files}`), files);
  assert.equal(withoutPolicy(`<meta\n http-equiv="Content-Security-Policy" content="script-src 'self'" />\n${files}`), files);
});
