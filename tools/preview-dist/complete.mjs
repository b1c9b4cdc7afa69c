// node tools/preview-dist/complete.mjs FOLDER
//
// Makes an optimised build of the preview a folder that any web server can serve: a page for each path, since such servers
// don't give the same page for all of them, and what its users need beside it.

import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readProject } from "../../packages/build/lib/project.mjs";

/** What the built-in example has a page for; the preview loads the last to have its data forgotten. */
const paths = [...(await readProject(process.cwd())).pages, "sandbox"];

const beside = {
  "README.txt": "tools/preview-dist/README.txt",
  "testing.mjs": "packages/preview/testing.mjs",
  "registration.json": "assets/registration.json",
  "scenario.schema.json": "crates/pipeframe-preview/src/scenario/scenario.schema.json",
};

const [folder] = process.argv.slice(2);
const html = await readFile(join(folder, "index.html"), "utf8");
// A page asks for its icons relative to itself; these are one folder further down.
const below = html.replace(/<meta[^>]* charset=[^>]*>/i, '$&<base href="../">');
if (below === html) throw new Error(`${join(folder, "index.html")} names no charset, behind which its base could be named.`);
for (const path of paths) {
  await mkdir(join(folder, path), { recursive: true });
  await writeFile(join(folder, path, "index.html"), below);
}
for (const [name, source] of Object.entries(beside)) await copyFile(source, join(folder, name));
