import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { pagesOf } from "./build-pages.mjs";

test("every surface that has a first size is a page, and the landing page of link actions is one", async () => {
  const html = await readFile("index.html", "utf8");
  const surfaces = [...html.matchAll(/name="initial-size" data-surface="([\w-]+)"/g)].map(([, surface]) => surface);
  assert.deepEqual((await pagesOf(".")).sort(), [...surfaces, "action"].sort());
});
