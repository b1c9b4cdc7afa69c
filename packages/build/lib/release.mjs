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

It writes into dist a program, a stylesheet and an HTML for each page; a compressed copy, .br and .gz, beside each file that is worth it;
404.html; and what static hosts read: _headers for Netlify and Cloudflare Pages, vercel.json for Vercel. pipeframe-build hosting prints the
configuration of nginx or Caddy. With --parts the pages load one program in parts instead: a core that a browser fetches once for all of
them, a part for each page, and what lazy! names when it is first needed. The first page that somebody opens then fetches more, and each
other page less than half. Each of --api, --name and --framed-by is as pipeframe-build configure takes it.
`;

/** @param {string[]} words of our own, and what trunk build takes */
export async function release(words) {
  const { values: { parts = false, ...values }, rest } = takeOptions(words, "release", { ...options, parts: { type: "boolean" } });
  const settings = readSettings(values);
  const { pages } = await readProject(process.cwd());
  const without = pages.length > 0 ? { PIPEFRAME_PAGE: "-", PIPEFRAME_PAGES: pages.join(" ") } : {};
  await runProgram("trunk", ["build", "--release", ...rest], { env: { ...(await toolEnvironment({ splits: parts })), ...without, PIPEFRAME_PARTS: parts ? "1" : "0" } });
  const folder = rest[rest.indexOf("--dist") + 1 || rest.length] ?? "dist";
  await finishFolder(folder, settings);
  for (const line of await configureFolder(folder, settings)) console.log(line);
  if (pages.length > 0) console.log(describeSizes(await pageSizes(folder, pages)));
}
