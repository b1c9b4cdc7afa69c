// Before trunk reads the page: puts beside the project what the library gives to pages, so that index.html can name it and both are always
// of one version.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readProject } from "./project.mjs";

/** Where index.html finds it. */
export const preparedFolder = "target/pipeframe";

export async function prepare() {
  const source = process.env.TRUNK_SOURCE_DIR ?? process.cwd();
  const { web } = await readProject(source);
  await copyChanged(web, join(source, preparedFolder));
}

/** What is the same keeps its time, so that nobody who watches the folder builds again. */
export async function copyChanged(from, to) {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const [wanted, found] = await Promise.all([readFile(join(from, name)), readFile(join(to, name)).catch(() => undefined)]);
    if (!found?.equals(wanted)) await writeFile(join(to, name), wanted);
  }
}
