import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { describeSizes, pageSizes } from "../lib/page-sizes.mjs";

test("a page's size is that of its HTML and of what this names, compressed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-sizes-"));
  try {
    const own = ["core-0123456789ab.js", "core-0123456789ab.css", "core-0123456789ab.wasm", "panel-0123456789ab.wasm"];
    const html = own.map((name) => `./${name}`).join(" ");
    for (const name of [...own, "panel-two-0123456789ab.wasm", "icons.svg"]) await writeFile(join(folder, name), name);
    await writeFile(join(folder, "panel.html"), html);
    const expected = [html, ...own].reduce((sum, content) => sum + brotliCompressSync(content).length, 0);
    assert.deepEqual(await pageSizes(folder, ["panel"]), [{ page: "panel", bytes: expected }]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("sizes stand below each other", () => {
  const text = describeSizes([{ page: "panel", bytes: 71_234 }, { page: "floating-window", bytes: 104_000 }]);
  assert.equal(text, "What each page fetches at first, by brotli:\n  panel              71.2 kB\n  floating-window   104.0 kB");
});
