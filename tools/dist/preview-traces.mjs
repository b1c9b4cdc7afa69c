// A release holds no byte of the preview, nor of `json_ui`, which draws JSON panels in the preview and in no page of the reference app and
// the template. These are the words that would give them away.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Each of them is in a development build; `make test` checks that, so that the list can't go stale. */
export const previewTraces = ["crates/pipeframe-preview", "preview.css", "simulated", "json-ui-", "json-panels-adding-a-panel"];

/** @returns {Promise<{file: string, trace: string}[]>} */
export async function findPreviewTraces(folder) {
  const found = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const content = (await readFile(path, "latin1")).toLowerCase();
    for (const trace of previewTraces) {
      if (entry.name.includes(trace) || content.includes(trace)) {
        found.push({ file: path, trace });
      }
    }
  }
  return found;
}
