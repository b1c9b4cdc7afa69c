import assert from "node:assert/strict";
import { test } from "node:test";
import { relativeAddresses } from "../lib/relative-addresses.mjs";

const files = ["s.css", "app.js", "app.wasm"];
const written = (base) => `<link href=${base}s.css rel=stylesheet><script src="${base}app.js"></script><template data-boot data-js=${base}app.js data-wasm=${base}app.wasm></template>`;

test("the files of a release are asked beside its pages, whatever path it was built for", () => {
  for (const [publicUrl, base] of [["/", "/"], ["/sub/", "/sub/"], ["/sub", "/sub/"], ["./", "./"]]) {
    assert.equal(relativeAddresses(written(base), publicUrl, files), written("./"), publicUrl);
  }
});

test("addresses of other things stay", () => {
  const other = "<a href=/terms>Terms</a><link href=https://example.com/s.css>";
  assert.equal(relativeAddresses(other, "/", files), other);
});

test("a public URL of another origin is refused", () => {
  for (const publicUrl of ["https://cdn.example.com/", "//cdn.example.com/"]) {
    assert.throws(() => relativeAddresses(written(publicUrl), publicUrl, files), /works below any path/);
  }
});
