// The loader of a split program: what wasm-bindgen wrote, and the loading of parts.

import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { withoutUnusedClasses, withoutUnusedImports } from "../shrink-bundle.mjs";

const ending = await readFile(new URL("parts.js", import.meta.url), "utf8");

/**
 * @param {string} written by wasm-bindgen @returns {string} with the functions that stand for parts among those that it gives to the program, and
 *   with a start that loads parts
 */
export function loaderWithParts(written) {
  const names = [...new Set(written.match(/(?<=")\.\/__wasm_split\.js(?=")/g))];
  if (names.length === 0) throw new Error("wasm-bindgen's loader names no part of the program. Its version does not fit this build step.");
  return [
    [/^import \* as import\d+ from "\.\/__wasm_split\.js"\n/gm, ""],
    [/^ {8}__proto__: null,\n/m, ""],
    [/^ {4}return \{\n {8}__proto__: null,\n(?: {8}"\.\/.*,\n)+ {4}\};$/m, "    return import0;"],
    [/^ {4}wasm\.__wbindgen_start\(\);\n/m, ""],
    [/^async function __wbg_load\([\s\S]*$/m, () => ending],
  ].reduce((text, [place, instead]) => {
    const changed = text.replace(place, instead);
    if (changed === text) throw new Error(`wasm-bindgen's loader has nothing that looks like ${place}. Its version does not fit this build step.`);
    return changed;
  }, withoutUnusedClasses(written));
}

/** @param {string} loader @param {string[]} parts that the program imports by these names */
export function withPartNames(loader, parts) {
  const entries = parts.map((part) => `        __wasm_split_load_${part}: function() {\n            asked = ${JSON.stringify(part)};\n        },\n`).join("");
  return loader.replace(/^ {4}const import0 = \{\n/m, (line) => `${line}${entries}`);
}

/** @param {string} loader @param {{imports: Map<string, string>, exports: Map<string, string>}} names */
export function withShortNames(loader, { imports, exports }) {
  return loader
    .replace(/^ {8}(\w+)(?=: )/gm, (entry, name) => entry.replace(name, () => imports.get(name) ?? name))
    .replace(/\bwasm\.(\w+)/g, (use, name) => `wasm.${exports.get(name) ?? name}`);
}

/**
 * @param {string} loader @param {{imported: Set<string>, files: string[], parts: object}} program what its files import, and the addresses and parts that
 *   parts.js names
 */
export async function finishedLoader(loader, { imported, files, parts }) {
  const table = `const files = ${JSON.stringify(files)};\nconst parts = ${JSON.stringify(parts)};\n`;
  const { code } = await transform(`${table}${withoutUnusedImports(loader, imported)}`, { format: "esm", minify: true, treeShaking: true });
  return code;
}

