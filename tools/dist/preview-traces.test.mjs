import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { findPreviewTraces } from "./preview-traces.mjs";

test("a trace of the preview or of JSON panels is found in binary files, in any case, and in names", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-"));
  try {
    await writeFile(join(folder, "app_bg.wasm"), Buffer.from("\0asm\xffa Simulated Pipedrive", "latin1"));
    await writeFile(join(folder, "preview.css"), "");
    await writeFile(join(folder, "app.js"), "panel");
    await writeFile(join(folder, "app.css"), ".json-ui-panel{}");
    const traces = (await findPreviewTraces(folder)).map(({ trace }) => trace);
    assert.deepEqual(traces.sort(), ["json-ui-", "preview.css", "simulated"]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
