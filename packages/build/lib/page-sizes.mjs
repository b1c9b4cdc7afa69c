// What the first load of each page of a release costs: its HTML and the loader, styles and files of the program that this names, as a server
// sends them compressed.

import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** @param {string} folder of a release @param {string[]} pages @returns {Promise<{page: string, bytes: number}[]>} by brotli */
export async function pageSizes(folder, pages) {
  const names = await readdir(folder);
  return Promise.all(pages.map(async (page) => {
    const html = await readFile(join(folder, `${page}.html`), "utf8");
    const own = names.filter((name) => /-[0-9a-f]{12}\.(js|css|wasm)$/.test(name) && html.includes(`./${name}`));
    const files = await Promise.all([`${page}.html`, ...own].map((name) => readFile(join(folder, name))));
    return { page, bytes: files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0) };
  }));
}

/** @param {{page: string, bytes: number}[]} sizes */
export function describeSizes(sizes) {
  const width = Math.max(...sizes.map(({ page }) => page.length));
  const lines = sizes.map(({ page, bytes }) => `  ${page.padEnd(width)}  ${(bytes / 1000).toFixed(1).padStart(6)} kB`);
  return ["What each page fetches at first, by brotli:", ...lines].join("\n");
}
