import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { filesNamedIn, measureFirstLoad } from "./first-load.mjs";

const page = `<!doctype html><link href=/base-1.css rel=stylesheet><link rel="icon" href="/icon.svg">
<script src="/index.umd-2.js?x"></script><template data-boot data-js=/app-3.js data-wasm='/app-3_bg.wasm'></template>
<link href=/app-3.js rel=modulepreload><link rel="preconnect" href="https://example.com/x.js">`;

test("a first load is what the page names, each file once, without icons and other hosts", () => {
  assert.deepEqual(filesNamedIn(page), ["base-1.css", "index.umd-2.js", "app-3.js", "app-3_bg.wasm"]);
});

test("what the page does not name is fetched later and not in the total", () =>
  inFolder({ "index.html": page, "base-1.css": "a", "index.umd-2.js": "bb", "app-3.js": "ccc", "app-3_bg.wasm": "dddd", "icons.svg": "e" }, async (folder) => {
    const { first, later, total } = await measureFirstLoad(folder);
    assert.equal(first.length, 5);
    assert.deepEqual(later.map(({ file }) => file), ["icons.svg"]);
    assert.equal(total.raw, page.length + 10);
  }));

test("a file that the page names and the build lacks is an error", () =>
  inFolder({ "index.html": page }, async (folder) => {
    await assert.rejects(measureFirstLoad(folder), /base-1\.css/);
  }));

async function inFolder(files, use) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  try {
    await Promise.all(Object.entries(files).map(([name, content]) => writeFile(join(folder, name), content)));
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
