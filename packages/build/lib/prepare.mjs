// Before trunk reads the page: puts beside the project what the library gives to pages, so that index.html can name it and both are always
// of one version.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readProject } from "./project.mjs";

/** Where index.html finds it. */
export const preparedFolder = "target/pipeframe";

export async function prepare() {
  const source = process.env.TRUNK_SOURCE_DIR ?? process.cwd();
  const { web, jsonUi, libraryVersion } = await readProject(source);
  const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  checkVersions(libraryVersion, version);
  for (const folder of [web, jsonUi]) if (folder) await copyChanged(folder, join(source, preparedFolder));
}

/** What the library gives to pages is the build's to put together: from 1.0 on one major version, before that one minor, goes with another. */
export function checkVersions(library, build) {
  const line = (version) => version.split(".").slice(0, version.startsWith("0.") ? 2 : 1).join(".");
  if (line(library) === line(build)) return;
  throw new Error(`Cargo.lock has pipeframe ${library}, but node_modules has pipeframe-build ${build}. Update both: cargo update -p pipeframe && npm install --save-dev pipeframe-build@${line(library)} pipeframe-preview@${line(library)}`);
}

/** What is the same keeps its time, so that nobody who watches the folder builds again. */
export async function copyChanged(from, to) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [wanted, found] = await Promise.all([readFile(join(from, name)), readFile(join(to, name)).catch(() => undefined)]);
    if (!found?.equals(wanted)) await writeFile(join(to, name), wanted);
  }
}
