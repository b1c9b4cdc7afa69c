// What a page says in other languages than English: a file for each, which the boot script fetches where the reader has that language.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contentHash } from "./content-hash.mjs";

/**
 * @typedef {object} Catalog
 * @property {string} language its tag @property {boolean} isMirrored whether it is written from right to left
 * @property {string[]} texts what each text is found by, followed by its translation
 */

/** English with accents, and English from right to left: to look at pages before they are translated. */
const pseudo = ["en-XA", "en-XB"];

/**
 * What the app's build script has written; nothing where it has none.
 *
 * @param {import("./project.mjs").Project} project @param {"debug" | "release"} profile @param {{withPseudo: boolean}} options
 * @returns {Promise<Catalog[]>}
 */
export async function readCatalogs({ build, package: name }, profile, { withPseudo }) {
  const folder = join(build, "wasm32-unknown-unknown", profile, "pipeframe-locales", name);
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith(".json")).sort();
  const catalogs = await Promise.all(files.map(async (file) => {
    const [language, direction] = file.split(".");
    return { language, isMirrored: direction === "rtl", texts: JSON.parse(await readFile(join(folder, file), "utf8")) };
  }));
  return catalogs.filter(({ language }) => withPseudo || !pseudo.includes(language));
}

/**
 * Leaves the texts that a page uses: those that its program or its HTML has in English.
 *
 * @param {Catalog} catalog @param {{html: string, content: string}} page `content` of its program in Latin-1, a letter for each byte
 * @returns {string[]}
 */
export function usedTexts({ texts }, { html, content }) {
  const used = [];
  for (let index = 0; index < texts.length; index += 2) {
    const english = texts[index];
    if (html.includes(english) || content.includes(Buffer.from(english, "utf8").toString("latin1"))) used.push(english, texts[index + 1]);
  }
  return used;
}

/**
 * Writes one file for each language.
 *
 * @param {Catalog[]} catalogs @param {{name: string, folder: string, base: string}} place `base` is what addresses begin with
 * @returns {Promise<string>} attributes of the template that the boot script reads; empty without languages
 */
export async function writeTexts(catalogs, { name, folder, base }) {
  if (catalogs.length === 0) return "";
  const files = catalogs.map(({ texts }) => JSON.stringify(texts));
  // One for all of them: the page names it once.
  const hash = contentHash(files.join("\n"));
  const fileOf = (language) => `${name}-${language}-${hash}.json`;
  await Promise.all(catalogs.map(({ language }, index) => writeFile(join(folder, fileOf(language)), files[index])));
  const tags = (chosen) => chosen.map(({ language }) => language).join(" ");
  const mirrored = tags(catalogs.filter(({ isMirrored }) => isMirrored));
  return ` data-languages="${tags(catalogs)}" data-texts="${base}${fileOf("*")}"${mirrored && ` data-mirrored="${mirrored}"`}`;
}
