// The registration file of a project in a build, with the structures and schemas that it names beside it.

import { cp, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { contentHash } from "./content-hash.mjs";

/**
 * Copies them. A document that is missing is told by the preview.
 *
 * @param {string} from the registration file @param {string} to its place in the build
 * @returns {Promise<string>} a hash that changes with each of them
 */
export async function copyRegistration(from, to) {
  // Only here: a release needs no preview.
  const { documentsOf } = await import("pipeframe-preview/documents");
  const contents = [await copied(from, to)];
  for (const path of documentsOf(contents[0].toString("utf8"))) {
    const content = await copied(join(dirname(from), path), join(dirname(to), path)).catch((error) => {
      if (error.code !== "ENOENT") throw error;
      return Buffer.alloc(0);
    });
    contents.push(Buffer.from(path), content);
  }
  return contentHash(Buffer.concat(contents));
}

async function copied(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
  return readFile(to);
}
