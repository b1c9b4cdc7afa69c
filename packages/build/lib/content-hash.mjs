// The part of a file's name that changes with its content.

import { createHash } from "node:crypto";

/** @param {string | Buffer} content @returns {string} twelve hexadecimal digits */
export function contentHash(content) {
  return createHash("sha256").update(content).digest("hex").slice(0, 12);
}
