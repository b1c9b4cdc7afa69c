// The registration file of the app, which the preview's Developer Hub may write: that one file, as long as it says what the page read.

import { randomUUID } from "node:crypto";
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/** The largest file that is written, in bytes. */
export const largest = 1_000_000;

/** Why nothing was written, in a sentence, and the status of HTTP that says so. */
export class NotWritten extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * @param {string} path @param {string} shownAt where the page reads it
 */
export function registrationFile(path, shownAt) {
  let last = { text: undefined, mark: "" };
  return {
    /** Its name as a person at the command would write it. */
    name: relative(process.cwd(), path) || path,

    /** Where the page reads it. */
    path: shownAt,

    /** What the file says now; undefined where it can't be read. */
    text: () => readFile(path, "utf8").catch(() => undefined),

    /**
     * Writes another text in the place of the one that the page read.
     *
     * @param {{base: unknown, text: unknown, mark: unknown}} wanted `mark` names the page that asks
     */
    async write({ base, text, mark }) {
      if (typeof base !== "string" || typeof text !== "string" || typeof mark !== "string" || !/^[\w.-]{1,64}$/.test(mark)) {
        throw new NotWritten(400, "The request has no texts, so nothing was written. Reload the page.");
      }
      if (!isObject(text)) throw new NotWritten(400, "The text isn't a JSON object, so nothing was written.");
      const present = await this.text();
      if (present !== base) {
        throw new NotWritten(409, `${this.name} was changed since this page read it, so nothing was written. Download your version, reload the page, and enter your changes again.`);
      }
      last = { text, mark };
      await replace(path, text).catch((error) => {
        throw new NotWritten(500, `${this.name} could not be written (${error.code ?? error.message}). Check its permissions.`);
      });
    },

    /** The mark of the page that wrote what the file says now; empty where somebody else did. */
    async writer() {
      return (await this.text()) === last.text ? last.mark : "";
    },
  };
}

function isObject(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Whole or not at all: a file beside it takes its place. A link stays one. */
async function replace(path, text) {
  const real = await realpath(path);
  const fresh = join(dirname(real), `.${randomUUID()}.tmp`);
  try {
    const { mode } = await stat(real);
    // Nobody else reads it before it has the permissions of the file whose place it takes.
    await writeFile(fresh, text, { flag: "wx", mode: 0o600 });
    await chmod(fresh, mode);
    await rename(fresh, real);
  } finally {
    await rm(fresh, { force: true });
  }
}
