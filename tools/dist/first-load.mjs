// What a browser fetches when it opens a surface for the first time, in bytes.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { isForHosts, missingPage } from "../../packages/build/lib/hosting/site.mjs";

/**
 * @param {string} folder a release build
 * @returns {Promise<{pages: {page: string, files: FileSize[], total: Bytes}[], day: Bytes, later: FileSize[]}>} `files` is what a page
 *   fetches first, beginning with its HTML; `day` is what all pages fetch first in one browser, each file once; `later` are the files that a page
 *   asks for when it needs them, such as icons and parts of the program
 * @typedef {{raw: number, gzip: number, brotli: number}} Bytes
 * @typedef {{file: string} & Bytes} FileSize
 */
export async function measureFirstLoad(folder) {
  const sizes = new Map();
  for (const file of await filesIn(folder)) {
    sizes.set(file, { file, ...measure(await readFile(join(folder, file))) });
  }
  const common = await readFile(join(folder, "index.html"), "utf8");
  const pages = [];
  for (const { page } of programsNamedIn(common)) {
    const document = sizes.has(`${page}.html`) ? `${page}.html` : "index.html";
    const html = await readFile(join(folder, document), "utf8");
    const program = programsNamedIn(html).find((program) => program.page === page)?.files ?? [];
    const files = [...new Set([document, ...filesNamedIn(html), ...program])].map((file) => {
      const size = sizes.get(file);
      if (!size) throw new Error(`${document} names a file that the build did not write: ${file}`);
      return size;
    });
    pages.push({ page, files, total: sum(files) });
  }
  const fetched = new Map(pages.flatMap(({ files }) => files.map((size) => [size.file, size])));
  const first = new Set(["index.html", ...filesNamedIn(common), ...pages.flatMap(({ files }) => files.map(({ file }) => file))]);
  return { pages, day: sum([...fetched.values()]), later: [...sizes.values()].filter(({ file }) => !first.has(file)) };
}

export async function writeSizeReport(sizes, path) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(sizes, null, 2)}\n`);
}

/** The local files that a document fetches: stylesheets, scripts, and what is on its way early. Icons are not among them: an iframe has none. */
export function filesNamedIn(html) {
  const tags = (html.match(/<(?:link|script)\b[^>]*>/g) ?? []).filter((tag) => !/\brel=["']?(?:shortcut )?icon\b/.test(tag));
  return [...new Set(tags.flatMap((tag) => attributes(tag, "href|src")).flatMap(localFile))];
}

/** What the boot script fetches for each page: its loader and its wasm. */
export function programsNamedIn(html) {
  return (html.match(/<template\b[^>]*>/g) ?? []).map((tag) => ({
    page: attributes(tag, "data-page")[0] ?? "every page",
    files: attributes(tag, "data-js|data-wasm").flatMap((files) => files.split(" ")).flatMap(localFile),
  }));
}

function attributes(tag, names) {
  const found = tag.matchAll(new RegExp(`\\b(?:${names})=(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, "g"));
  return [...found].map(([, double, single, bare]) => double ?? single ?? bare);
}

function localFile(address) {
  return /^[a-z]+:|^\/\//i.test(address) ? [] : [address.replace(/^\.?\//, "").replace(/[?#].*$/, "")];
}

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, sep).length).split(sep).join("/"))
    .filter((file) => !isForHosts(file) && file !== missingPage)
    .sort();
}

function measure(content) {
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }).length,
  };
}

function sum(sizes) {
  const total = { raw: 0, gzip: 0, brotli: 0 };
  for (const size of sizes) {
    total.raw += size.raw;
    total.gzip += size.gzip;
    total.brotli += size.brotli;
  }
  return total;
}
