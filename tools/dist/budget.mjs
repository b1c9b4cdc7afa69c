// What each part of a release weighed when somebody last said that it may: growth has to be meant.

import { readFile, writeFile } from "node:fs/promises";

/** A part may grow by so much before it is asked about: compilers and compressors are not exact. */
const tolerance = 0.01;

const allPages = "all pages in one browser";

const path = new URL("budget.json", import.meta.url);

/** The parts of all first loads by name, those of the program that come later, and all first loads in one browser, in brotli bytes. */
export function partsOf({ pages, day, later }) {
  const first = pages.flatMap(({ files }) => files);
  const files = [...first, ...later.filter(({ file }) => file.endsWith(".wasm"))];
  return { ...Object.fromEntries(files.map(({ file, brotli }) => [plainName(file), brotli])), [allPages]: day.brotli };
}

export async function readBudget() {
  return JSON.parse(await readFile(path, "utf8"));
}

export async function writeBudget(sizes) {
  await writeFile(path, `${JSON.stringify(partsOf(sizes), null, 2)}\n`);
}

/** One sentence for each part that grew. */
export function growth(parts, budget) {
  return Object.entries(parts).flatMap(([part, bytes]) => {
    const allowed = budget[part];
    if (allowed === undefined) return [`${part} is new and has no budget: ${bytes} bytes in brotli. ${wayOn}`];
    if (bytes <= allowed * (1 + tolerance)) return [];
    const percent = (((bytes - allowed) / allowed) * 100).toFixed(1);
    return [`${part} grew by ${percent} %: ${bytes} bytes in brotli, ${allowed} were agreed. ${wayOn}`];
  });
}

const wayOn = "If it is worth that, run make budget and commit tools/dist/budget.json.";

/** The name without the hash of the content, which changes with every build. */
function plainName(file) {
  return file.replace(/-[0-9a-f]{12,16}(?=\.)/, "");
}
