import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { filesNamedIn, measureFirstLoad, programsNamedIn } from "./first-load.mjs";

const page = `<!doctype html><link href=/base-1.css rel=stylesheet><link rel="icon" href="/icon.svg">
<script src="/index.umd-2.js?x"></script><template data-boot data-page=panel data-js=/panel-3.js data-wasm='/panel-4.wasm'></template>
<template data-boot data-page="modal" data-js=/modal-5.js data-wasm=/modal-6.wasm></template><link rel="preconnect" href="https://example.com/x.js">`;

const build = {
  "index.html": page,
  "base-1.css": "a",
  "index.umd-2.js": "bb",
  "panel-3.js": "ccc",
  "panel-4.wasm": "dddd",
  "modal-5.js": "eeeee",
  "modal-6.wasm": "ffffff",
  "icons.svg": "g",
};

test("what every page fetches is what the document names, each file once, without icons and other hosts", () => {
  assert.deepEqual(filesNamedIn(page), ["base-1.css", "index.umd-2.js"]);
});

test("a page fetches the common document and what it names, its own program, and nothing of another's", () =>
  inFolder(build, async (folder) => {
    const { pages } = await measureFirstLoad(folder);
    assert.deepEqual(
      pages.map(({ page, files, total }) => [page, files.map(({ file }) => file), total.raw]),
      [
        ["panel", ["index.html", "base-1.css", "index.umd-2.js", "panel-3.js", "panel-4.wasm"], page.length + 3 + 7],
        ["modal", ["index.html", "base-1.css", "index.umd-2.js", "modal-5.js", "modal-6.wasm"], page.length + 3 + 11],
      ],
    );
  }));

test("what several pages fetch counts once in what all of them fetch", () =>
  inFolder(build, async (folder) => {
    const { day } = await measureFirstLoad(folder);
    assert.equal(day.raw, page.length + 1 + 2 + 7 + 11);
  }));

test("a page with a document of its own fetches that and what it names", () => {
  const own = `<link href=/panel-3.js rel=modulepreload><link href=/panel-7.css rel=stylesheet>
<template data-boot data-page=panel data-js=/panel-3.js data-wasm=/panel-4.wasm></template>`;
  return inFolder({ ...build, "panel.html": own, "panel-7.css": "hhh" }, async (folder) => {
    const { pages: [panel], later } = await measureFirstLoad(folder);
    assert.deepEqual(panel.files.map(({ file }) => file), ["panel.html", "panel-3.js", "panel-7.css", "panel-4.wasm"]);
    assert.deepEqual(later.map(({ file }) => file), ["icons.svg"]);
  });
});

test("a build with one program for all pages has one first load", () => {
  const [{ page, files }] = programsNamedIn("<template data-boot data-js=/app-1.js data-wasm=/app-1_bg.wasm></template>");
  assert.deepEqual([page, files], ["every page", ["app-1.js", "app-1_bg.wasm"]]);
});

test("a program in several files is fetched with all of them", () => {
  const [{ files }] = programsNamedIn('<template data-boot data-page=panel data-js=./core-1.js data-wasm="./core-2.wasm ./panel-3.wasm"></template>');
  assert.deepEqual(files, ["core-1.js", "core-2.wasm", "panel-3.wasm"]);
});

test("what the document does not name is fetched later and in no first load", () =>
  inFolder(build, async (folder) => {
    const { later } = await measureFirstLoad(folder);
    assert.deepEqual(later.map(({ file }) => file), ["icons.svg"]);
  }));

test("a file that the document names and the build lacks is an error", () =>
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
