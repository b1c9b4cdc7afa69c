// `trunk build --release`. Trunk compiles a program of its own, which gives way to one for each page: it is told to leave all pages out.

import { describeSizes, pageSizes } from "./page-sizes.mjs";
import { runProgram } from "./program.mjs";
import { readProject } from "./project.mjs";
import { toolEnvironment } from "./tools.mjs";

/** @param {string[]} words what trunk build takes */
export async function release(words) {
  const { pages } = await readProject(process.cwd());
  const without = pages.length > 0 ? { PIPEFRAME_PAGE: "-", PIPEFRAME_PAGES: pages.join(" ") } : {};
  await runProgram("trunk", ["build", "--release", ...words], { env: { ...(await toolEnvironment()), ...without } });
  const folder = words[words.indexOf("--dist") + 1 || words.length] ?? "dist";
  if (pages.length > 0) console.log(describeSizes(await pageSizes(folder, pages)));
}
