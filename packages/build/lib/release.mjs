// `trunk build --release`, told which page comes first: what trunk compiles is then that page's program, and not compiled again.

import { runProgram } from "./program.mjs";
import { readProject } from "./project.mjs";
import { toolEnvironment } from "./tools.mjs";

/** @param {string[]} words what trunk build takes */
export async function release(words) {
  const { pages } = await readProject(process.cwd());
  const first = pages.length > 0 ? { PIPEFRAME_PAGE: pages[0], PIPEFRAME_PAGES: pages.join(" ") } : {};
  await runProgram("trunk", ["build", "--release", ...words], { env: { ...(await toolEnvironment()), ...first } });
}
