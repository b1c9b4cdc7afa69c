// Puts a release into the folder that a host serves, while pages of the releases before are open: at each moment whatever a page names is there.

import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeCompressed, writeWhole } from "./compress.mjs";
import { isHashed } from "./rules.mjs";
import { encodings, hostFiles, readSite } from "./site.mjs";

/** What was published before, and whose files are kept. It names only what the pages name. */
const record = ".pipeframe-releases.json";
const lock = ".pipeframe-publishing";
/** Icons have one name in all releases, and a release only those that its pages show. */
const sprite = "icons.svg";

/**
 * @typedef {object} Release
 * @property {string} published the moment @property {string[]} files by their names, without compressed copies @property {string} icons its sprite
 */

/**
 * @param {string} folder of a release @param {string} target that a host serves @param {{keep: number, moment?: Date}} options how many releases' files
 *   are kept, with this one
 * @returns {Promise<{written: number, there: number, kept: Release[], removed: string[]}>}
 */
export async function publish(folder, target, { keep, moment = new Date() }) {
  const { files } = await readSite(folder);
  await mkdir(target, { recursive: true });
  await begin(target);
  try {
    const before = await readRecord(target);
    const icons = await readFile(join(folder, sprite), "utf8").catch(() => "");
    const own = { published: moment.toISOString(), files, icons };
    // What is published twice is one release.
    const others = before.filter((release) => release.files.join() !== files.join());
    const kept = [own, ...others].slice(0, keep);
    const unhashed = files.filter((file) => !isHashed(file) && !file.endsWith(".html"));
    // A page may be read at any moment from now on, and names only what is there already.
    const inOrder = [...files.filter(isHashed), ...unhashed, ...(await present(folder, hostFiles)), ...files.filter((file) => file.endsWith(".html"))];
    let written = 0;
    for (const file of inOrder) written += (await put(folder, target, file, kept)) ? 1 : 0;
    await writeWhole(join(target, record), JSON.stringify(kept));
    const removed = await removeOld(target, before, kept);
    return { written, there: inOrder.length - written, kept, removed };
  } finally {
    await rm(join(target, lock), { force: true });
  }
}

/** Two at once could each remove what the other has put there. */
async function begin(target) {
  const place = join(target, lock);
  try {
    await writeFile(place, String(process.pid), { flag: "wx" });
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const owner = Number(await readFile(place, "utf8"));
    if (isRunning(owner)) throw new Error(`Another release is being published to ${target}, by process ${owner}. Wait until it is done.`);
    // The one before ended in the middle; what it has put there is whole.
    await writeFile(place, String(process.pid));
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function readRecord(target) {
  const text = await readFile(join(target, record), "utf8").catch(() => "[]");
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${join(target, record)} can't be read, so that nobody knows which files may be removed. Delete it to keep them all.`);
  }
}

/** @returns {Promise<boolean>} whether the file is new or another one; each of its copies is whole before it is found by its name */
async function put(folder, target, file, kept) {
  await mkdir(dirname(join(target, file)), { recursive: true });
  const own = await readFile(join(folder, file));
  const content = file === sprite ? Buffer.from(withIconsOf(own.toString(), kept.slice(1))) : own;
  const there = await readFile(join(target, file)).catch(() => undefined);
  const isNew = !there?.equals(content);
  if (!content.equals(own)) {
    if (isNew) await writeWhole(join(target, file), content);
    await writeCompressed(join(target, file));
    return isNew;
  }
  for (const end of [...encodings.map((encoding) => encoding.end), ""]) {
    const wanted = await readFile(join(folder, `${file}${end}`)).catch(() => undefined);
    const found = end ? await readFile(join(target, `${file}${end}`)).catch(() => undefined) : there;
    if (wanted && !found?.equals(wanted)) await writeWhole(join(target, `${file}${end}`), wanted);
    // A copy of another release would be sent in its place.
    if (!wanted && found) await rm(join(target, `${file}${end}`));
  }
  return isNew;
}

/** A page of an earlier release still finds the icons that this one has no more. */
export function withIconsOf(icons, releases) {
  const symbols = (text) => [...text.matchAll(/<symbol id="([\w-]+)".*?<\/symbol>/gs)].map(([symbol, name]) => ({ symbol, name }));
  const known = new Set(symbols(icons).map(({ name }) => name));
  const missing = releases.flatMap((release) => symbols(release.icons)).filter(({ name }) => !known.has(name) && known.add(name));
  return missing.length === 0 ? icons : icons.replace(/<\/svg>\s*$/, () => `${missing.map(({ symbol }) => symbol).join("\n")}</svg>\n`);
}

/** Only what was published by this command, and belongs to no release that is kept. */
async function removeOld(target, before, kept) {
  const wanted = new Set(kept.flatMap(({ files }) => files));
  const removed = [...new Set(before.flatMap(({ files }) => files))].filter((file) => !wanted.has(file));
  for (const file of removed) {
    for (const end of ["", ...encodings.map((encoding) => encoding.end)]) await rm(join(target, `${file}${end}`), { force: true });
  }
  return removed;
}

async function present(folder, names) {
  const there = await readdir(folder);
  return names.filter((name) => there.includes(name));
}
