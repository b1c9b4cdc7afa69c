// A compressed copy beside each file that is worth it, for servers that send what lies ready: made once, as small as it gets.

import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { isCompressible } from "./rules.mjs";
import { readSite } from "./site.mjs";

const compressors = {
  ".br": (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
  ".gz": (content) => promisify(gzip)(content, { level: 9 }),
};

/** @param {string} folder of a release */
export async function compressFolder(folder) {
  const { files } = await readSite(folder);
  await Promise.all(files.map((name) => writeCompressed(join(folder, name))));
}

/** @param {string} path of a file; copies that are not smaller are not there */
export async function writeCompressed(path) {
  if (!isCompressible(path)) return;
  const content = await readFile(path);
  await Promise.all(Object.entries(compressors).map(async ([end, compress]) => {
    const small = await compress(content);
    if (small.length < content.length) await writeWhole(`${path}${end}`, small);
    else await rm(`${path}${end}`, { force: true });
  }));
}

/** Whoever reads the file finds the old content or the new one. */
export async function writeWhole(path, content) {
  const unfinished = `${path}.${process.pid}.unfinished`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
