// What a browser fetches when it opens a surface for the first time, in bytes.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * @param {string} folder a release build
 * @returns {Promise<{first: FileSize[], later: FileSize[], total: Bytes}>} `later` are the files that the page asks for when
 *   it shows them, such as icons
 * @typedef {{raw: number, gzip: number, brotli: number}} Bytes
 * @typedef {{file: string} & Bytes} FileSize
 */
export async function measureFirstLoad(folder) {
  const html = await readFile(join(folder, "index.html"), "utf8");
  const fetched = new Set(["index.html", ...filesNamedIn(html)]);
  const first = [];
  const later = [];
  for (const file of await filesIn(folder)) {
    const list = fetched.delete(file) ? first : later;
    list.push({ file, ...measure(await readFile(join(folder, file))) });
  }
  if (fetched.size > 0) {
    throw new Error(`index.html names files that the build did not write: ${[...fetched].join(", ")}`);
  }
  return { first, later, total: sum(first) };
}

export async function writeSizeReport(sizes, path) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(sizes, null, 2)}\n`);
}

/**
 * The local files that a page fetches while it opens: stylesheets, scripts, preloads, and what the boot script loads.
 * Icons are not among them: an iframe has none.
 */
export function filesNamedIn(html) {
  const tags = html.match(/<(?:link|script|template)\b[^>]*>/g) ?? [];
  const files = tags
    .filter((tag) => !/\brel=["']?(?:shortcut )?icon\b/.test(tag))
    .flatMap((tag) => [...tag.matchAll(/\b(?:href|src|data-js|data-wasm)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g)])
    .map(([, double, single, bare]) => double ?? single ?? bare)
    .filter((address) => !/^[a-z]+:|^\/\//i.test(address))
    .map((address) => address.replace(/^\.?\//, "").replace(/[?#].*$/, ""));
  return [...new Set(files)];
}

async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, sep).length).split(sep).join("/"))
    .filter((file) => !file.startsWith("."))
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
