// node tools/preview-dist/pack.mjs FOLDER
//
// Makes an npm package of the preview's files: what packages/preview holds, with FOLDER as its `static`. Nothing is published.

import { execFileSync } from "node:child_process";
import { cp, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";

const [folder] = process.argv.slice(2);
const place = "target/preview-package";
/** The package has these at its root. */
const beside = new Set(["README.txt", "testing.mjs"]);

await rm(place, { recursive: true, force: true });
await cp("packages/preview", place, { recursive: true, filter: (path) => basename(path) !== "test" });
await cp(folder, join(place, "static"), { recursive: true, filter: (path) => !beside.has(basename(path)) });
for (const license of ["LICENSE-MIT", "LICENSE-APACHE"]) await cp(license, join(place, license));
const { name, version } = JSON.parse(await readFile(join(place, "package.json"), "utf8"));
execFileSync("npm", ["pack", "--silent", "--pack-destination", "target", `./${place}`], { stdio: ["ignore", "ignore", "inherit"] });
console.log(`target/${name}-${version}.tgz`);
