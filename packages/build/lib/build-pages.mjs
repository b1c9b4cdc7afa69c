// Builds the app once for each page, so that a page does not fetch the others' code.

import { join } from "node:path";
import { bindgen, cargoWithoutClasses } from "./compile.mjs";

/**
 * @template Finished
 * @param {string} folder the app's @param {import("./project.mjs").Project} project
 * @param {(program: {page: string, loader: string, wasm: Buffer}) => Promise<Finished>} finish what is done with a program while the next
 *   one is compiled, which takes one core
 * @returns {Promise<Finished[]>} in the order of the pages
 */
export async function buildPages(folder, { binary, pages, target }, finish) {
  const finished = [];
  for (const page of pages) {
    const what = `the page ${page}`;
    await cargoWithoutClasses(["--release", "--bin", binary], { cwd: folder, what, env: { PIPEFRAME_PAGE: page, PIPEFRAME_PAGES: pages.join(" ") } });
    const program = await bindgen(join(target, `wasm32-unknown-unknown/release/${binary}.wasm`), { cwd: folder, what });
    const done = finish({ page, ...program });
    // A failure is reported by `Promise.all` below; until then it must not count as unhandled.
    done.catch(() => {});
    finished.push(done);
  }
  return Promise.all(finished);
}
