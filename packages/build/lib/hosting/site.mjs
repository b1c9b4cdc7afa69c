// What there is to serve in the folder of a release.

import { readFile, readdir } from "node:fs/promises";
import { join, sep } from "node:path";

/** What a static host reads and a browser never asks for. */
export const hostFiles = ["_headers", "vercel.json"];
/** What static hosts show in the place of a file that is not there; without it, some of them would show a page. */
export const missingPage = "404.html";
/** What compressed copies end with, the smaller first. */
export const encodings = [
  { name: "br", end: ".br" },
  { name: "gzip", end: ".gz" },
];

/**
 * @param {string} folder of a release
 * @returns {Promise<{pages: string[], files: string[]}>} the pages by their paths without the slash, and every file that a browser may ask for
 */
export async function readSite(folder) {
  const all = await filesBelow(folder);
  const files = all.filter((name) => !isForHosts(name));
  const documents = files.filter((name) => /^[^/]+\.html$/.test(name) && name !== missingPage);
  if (!documents.includes("index.html")) throw new Error(`There is no release in ${folder}: it has no index.html. Build one with make dist, or name its folder.`);
  const html = await readFile(join(folder, "index.html"), "utf8");
  if (!/<template data-boot/.test(html)) throw new Error(`${folder}/index.html was not built by Pipeframe: it names no program. Name the folder of a release.`);
  return { pages: documents.filter((name) => name !== "index.html").map((name) => name.replace(/\.html$/, "")), files };
}

/** Those that need a page of its own for each path; a release has them when Cargo.toml names its pages. */
export async function readSiteWithPages(folder) {
  const site = await readSite(folder);
  if (site.pages.length > 0) return site;
  throw new Error(`The release in ${folder} has no page but index.html. Name its pages in Cargo.toml, as pages of [package.metadata.pipeframe], and build it again.`);
}

/** @param {string} name of a file in a release */
export function isForHosts(name) {
  return hostFiles.includes(name) || name.startsWith(".") || encodings.some(({ end }) => name.endsWith(end));
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw new Error(`The folder ${folder} can't be read: ${error.code === "ENOENT" ? "it is not there" : error.message}.`);
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join("/")).sort();
}
