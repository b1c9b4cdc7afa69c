import assert from "node:assert/strict";
import { test } from "node:test";
import { reloadFramesOnly } from "../lib/reload-frames.mjs";

const asServed = "<script>class Client { reload() {\n            window.location.reload();\n        }\n}</script>";

test("a served page decides by itself whether it is reloaded", () => {
  const html = reloadFramesOnly(asServed);
  assert.match(html, /reload\(\) \{ \(async function reloadUnlessKept/);
  assert.doesNotThrow(() => new Function(html.replaceAll(/<\/?script>/g, "")));
});

test("a page without trunk's script stays as it is", () => {
  assert.equal(reloadFramesOnly("<p>window.location.reload()</p>"), "<p>window.location.reload()</p>");
});
