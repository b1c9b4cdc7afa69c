// `trunk build --release`, and what hosts expect beside its files. Trunk compiles a program of its own, which gives way to one for each page, or to
// one in parts: it is told to leave all pages out.

import { configureFolder, options, readSettings } from "./hosting/configure.mjs";
import { finishFolder } from "./hosting/finish-folder.mjs";
import { takeOptions } from "./options.mjs";
import { describeSizes, pageSizes } from "./page-sizes.mjs";
import { runProgram } from "./program.mjs";
import { readProject } from "./project.mjs";
import { toolEnvironment } from "./tools.mjs";

export const help = `pipeframe-build release is trunk build --release with all that a host needs, and takes what that takes.

It writes into dist one program in parts: a core and a stylesheet that a browser fetches once for all pages, a part and an HTML for each page,
and what lazy! names, which is fetched when it is first needed; a compressed copy, .br and .gz, beside each file that is worth it; 404.html;
and what static hosts read: _headers for Netlify and Cloudflare Pages, vercel.json for Vercel. pipeframe-build hosting prints the
configuration of nginx or Caddy. With --programs each page has a program and a stylesheet of its own instead, as an app with one page always
has: the first page that somebody opens then fetches less, and each other page more than twice as much. Each of --api, --name and --framed-by
is as pipeframe-build configure takes it.
`;

/** @param {string[]} words of our own, and what trunk build takes */
export async function release(words) {
  const { values: { programs = false, ...values }, rest } = takeOptions(words, "release", { ...options, programs: { type: "boolean" } });
  const settings = readSettings(values);
  const { pages } = await readProject(process.cwd());
  // One page shares nothing with others.
  const parts = !programs && pages.length > 1;
  const without = pages.length > 0 ? { PIPEFRAME_PAGE: "-", PIPEFRAME_PAGES: pages.join(" ") } : {};
  await runProgram("trunk", ["build", "--release", ...rest], { env: { ...(await toolEnvironment({ splits: parts })), ...without, PIPEFRAME_PARTS: parts ? "1" : "0" } });
  const folder = rest[rest.indexOf("--dist") + 1 || rest.length] ?? "dist";
  await finishFolder(folder, settings);
  for (const line of await configureFolder(folder, settings)) console.log(line);
  if (pages.length > 0) console.log(describeSizes(await pageSizes(folder, pages)));
}
