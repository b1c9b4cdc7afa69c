// What a release build has to keep to.

import { growth, partsOf, readBudget } from "./budget.mjs";
import { measureFirstLoad, writeSizeReport } from "./first-load.mjs";
import { findPreviewTraces } from "./preview-traces.mjs";

/** The most brotli bytes that the first load of any page may fetch, with what it shares with others. */
export const brotliLimit = 125_000;

/** Measures the build in `folder`, keeps its sizes in target/size.json, and lists what is wrong, by kind. */
export async function judge(folder) {
  const sizes = await measureFirstLoad(folder);
  await writeSizeReport(sizes, "target/size.json");
  const traces = await findPreviewTraces(folder);
  return {
    sizes,
    complaints: {
      size: sizes.pages
        .filter(({ total }) => total.brotli > brotliLimit)
        .map(({ page, total }) => `The first load of ${page} fetches ${total.brotli} bytes in brotli; the limit is ${brotliLimit}.`),
      growth: growth(partsOf(sizes), await readBudget()),
      traces: traces.map(({ file, trace }) => `${file} holds "${trace}", which belongs to the preview, or to JSON panels and modals that no page draws.`),
    },
  };
}
