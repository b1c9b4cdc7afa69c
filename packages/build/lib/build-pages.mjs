// Builds the app once for each page, so that a page does not fetch the others' code.

import { join } from "node:path";
import { bindgen, cargoWithoutClasses } from "./compile.mjs";

/**
 * @param {string} folder the app's @param {import("./project.mjs").Project} project
 * @returns {Promise<{page: string, loader: string, wasm: Buffer}[]>} before any optimisation of the wasm
 */
export async function buildPages(folder, { binary, pages, target }) {
  const programs = [];
  for (const page of pages) {
    const what = `the page ${page}`;
    await cargoWithoutClasses(["--release", "--bin", binary], { cwd: folder, what, env: { PIPEFRAME_PAGE: page, PIPEFRAME_PAGES: pages.join(" ") } });
    programs.push({ page, ...(await bindgen(join(target, `wasm32-unknown-unknown/release/${binary}.wasm`), { cwd: folder, what })) });
  }
  return programs;
}
