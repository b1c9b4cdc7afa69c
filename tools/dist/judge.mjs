// What a release build has to keep to.

import { measureFirstLoad, writeSizeReport } from "./first-load.mjs";
import { findPreviewTraces } from "./preview-traces.mjs";

/** The most brotli bytes that a first load may fetch. The goal is 110,000; lower this with every step towards it. */
export const brotliLimit = 230_000;

/** Measures the build in `folder`, keeps its sizes in target/size.json, and lists what is wrong, by kind. */
export async function judge(folder) {
  const sizes = await measureFirstLoad(folder);
  await writeSizeReport(sizes, "target/size.json");
  const traces = await findPreviewTraces(folder);
  return {
    sizes,
    complaints: {
      size: sizes.total.brotli > brotliLimit ? [`A first load fetches ${sizes.total.brotli} bytes in brotli; the limit is ${brotliLimit}.`] : [],
      traces: traces.map(({ file, trace }) => `${file} holds "${trace}", which belongs to the preview.`),
    },
  };
}
