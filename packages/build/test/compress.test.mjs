import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from "node:zlib";
import { compressFolder } from "../lib/hosting/compress.mjs";

test("what is worth it lies there compressed, as small as brotli makes it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-compress-"));
  const program = Buffer.from("\0asm\x01\0\0\0".repeat(2000), "latin1");
  const page = `<template data-boot></template>${"<p>Text</p>".repeat(50)}`;
  for (const [name, content] of [["index.html", page], ["panel-0123456789ab.wasm", program], ["photo.png", program], ["tiny.svg", "<svg/>"], ["tiny.svg.br", "of another release"]]) {
    await writeFile(join(folder, name), content);
  }
  await compressFolder(folder);
  await compressFolder(folder);
  assert.deepEqual((await readdir(folder)).sort(), ["index.html", "index.html.br", "index.html.gz", "panel-0123456789ab.wasm", "panel-0123456789ab.wasm.br", "panel-0123456789ab.wasm.gz", "photo.png", "tiny.svg"]);
  const small = await readFile(join(folder, "panel-0123456789ab.wasm.br"));
  assert.ok(small.length <= brotliCompressSync(program, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length);
  assert.ok(brotliDecompressSync(small).equals(program));
  assert.equal(gunzipSync(await readFile(join(folder, "index.html.gz"))).toString(), page);
  await rm(folder, { recursive: true });
});
