// The next version of a release, as another build would write it: each program under a name of its own.

import { readFile, readdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeCompressed, writeWhole } from "../../../packages/build/lib/hosting/compress.mjs";

const named = /-([0-9a-f]{12})(?=\.(?:js|wasm|css)\b)/g;

/** @param {string} name of a program or style @param {number} version */
function versioned(name, version) {
  return name.replace(named, `-${String(version).padStart(12, "0")}`);
}

/** @param {string} folder of a release @param {number} version from 1 on, and another one each time */
export async function nextVersion(folder, version) {
  const files = await readdir(folder);
  for (const file of files.filter((name) => name.search(named) >= 0)) await rename(join(folder, file), join(folder, versioned(file, version)));
  // A loader names the parts that come later.
  for (const file of files.filter((name) => /\.(html|js)$/.test(name)).map((name) => versioned(name, version))) {
    await writeFile(join(folder, file), versioned(await readFile(join(folder, file), "utf8"), version));
    await writeCompressed(join(folder, file));
  }
}

/** As a script that knows no better does it: the old programs go first, the pages come next, and the programs one by one, in parts. */
export async function carelessUpload(folder, version) {
  const files = await readdir(folder);
  const programs = files.filter((name) => name.search(named) >= 0);
  const contents = new Map();
  for (const file of programs) {
    const content = await readFile(join(folder, file));
    contents.set(versioned(file, version), file.endsWith(".js") ? Buffer.from(versioned(content.toString(), version)) : content);
    await rm(join(folder, file));
  }
  // A document that is cut holds no script that could do anything about it.
  for (const file of files.filter((name) => name.endsWith(".html"))) await writeWhole(join(folder, file), versioned(await readFile(join(folder, file), "utf8"), version));
  for (const [file, content] of contents) {
    await writeFile(join(folder, file), content);
    await truncate(join(folder, file), Math.floor(content.length / 2));
    await new Promise((resolve) => setTimeout(resolve, 20));
    await writeFile(join(folder, file), content);
  }
}
