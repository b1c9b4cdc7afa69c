import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pagesOf } from "./build-pages.mjs";

test("every surface that has a first size is a page, and the landing page of link actions is one", async () => {
  const html = await readFile("index.html", "utf8");
  const surfaces = [...html.matchAll(/name="initial-size" data-surface="([\w-]+)"/g)].map(([, surface]) => surface);
  assert.deepEqual((await pagesOf(".")).sort(), [...surfaces, "action"].sort());
});

test("a page is what the code names, wherever, and not what its documentation does", async () => {
  const source = await mkdtemp(join(tmpdir(), "pipeframe-"));
  try {
    await mkdir(join(source, "src/pages"), { recursive: true });
    await writeFile(join(source, "src/main.rs"), `    "panel" if is_built!("panel") => panel(),\n    /// is_built!("example")\n`);
    await writeFile(join(source, "src/pages/map.rs"), `if pipeframe::is_built!("map") {\n`);
    assert.deepEqual(await pagesOf(source), ["panel", "map"]);
  } finally {
    await rm(source, { recursive: true });
  }
});
