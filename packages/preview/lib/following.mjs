// Follows a registration file, and the structures and schemas that it names.

import { readFileSync, unwatchFile, watchFile } from "node:fs";
import { dirname, join } from "node:path";
import { documentsOf } from "./documents.mjs";

/** How often a file is looked at, in milliseconds. Watching by events misses editors that replace a file. */
const followEvery = 300;

/**
 * Tells of every change of these files, also of one that is not there yet.
 *
 * @param {string} registration the file's path
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function followRegistration(registration, changed) {
  let followed = new Set();
  const follow = (files) => {
    for (const file of followed) if (!files.has(file)) unwatchFile(file, tell);
    for (const file of files) if (!followed.has(file)) watchFile(file, { interval: followEvery }, tell);
    followed = files;
  };
  const tell = () => {
    follow(filesOf(registration));
    changed();
  };
  follow(filesOf(registration));
  return () => follow(new Set());
}

/** The registration and what it names. One that can't be read names nothing. */
function filesOf(registration) {
  let text = "";
  try {
    text = readFileSync(registration, "utf8");
  } catch {
    // Told by the preview.
  }
  return new Set([registration, ...documentsOf(text).map((path) => join(dirname(registration), path))]);
}
