// The app's own Cargo project: its binary, its pages, and where the library lies that it was compiled with.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * @typedef {object} Project
 * @property {string} package the name of the app's package @property {string} build cargo's folder for what build scripts write
 * @property {string} binary the program that trunk builds
 * @property {string[]} pages of which a release has a program each: `[package.metadata.pipeframe] pages` of Cargo.toml
 * @property {string} registration the file of the app's registration, relative to the project
 * @property {string} libraryVersion @property {string} web the folder of what the library gives to pages: the boot script, styles, icons
 * @property {string | undefined} jsonUi the folder of the styles of JSON panels and JSON modals, for an app that draws them itself
 * @property {string | undefined} previewSource the folder of the preview's own crate, in the workspace that it is developed in
 * @property {string} target cargo's folder
 */

/**
 * Asks cargo, which takes a third of a second, once for each state of Cargo.toml and Cargo.lock.
 *
 * @param {string} folder the folder of the app's Cargo.toml @returns {Promise<Project>}
 */
export async function readProject(folder) {
  const place = join(folder, "target/pipeframe-project.json");
  const state = await stateOf(folder);
  const known = await readKnown(place);
  if (known?.state === state && existsSync(known.project.web)) return known.project;
  const project = await askCargo(folder);
  await mkdir(join(folder, "target"), { recursive: true });
  // Cargo may have brought Cargo.lock up to date. Renamed, so that another build reads the old file or the new one.
  const unfinished = `${place}-${process.pid}`;
  await writeFile(unfinished, JSON.stringify({ state: await stateOf(folder), project }));
  await rename(unfinished, place);
  return project;
}

/** What is not there or can't be read is asked again. */
async function readKnown(place) {
  try {
    return JSON.parse(await readFile(place, "utf8"));
  } catch {
    return undefined;
  }
}

async function stateOf(folder) {
  const texts = await Promise.all(["Cargo.toml", "Cargo.lock"].map((name) => readFile(join(folder, name), "utf8").catch(() => "")));
  const own = await readFile(new URL(import.meta.url), "utf8");
  return createHash("sha256").update(JSON.stringify([...texts, own, folder, process.env.CARGO_TARGET_DIR ?? ""])).digest("hex");
}

async function askCargo(folder) {
  const command = ["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
  const { stdout } = await run("cargo", command, { cwd: folder, maxBuffer: 1 << 28 });
  return projectOf(JSON.parse(stdout), folder);
}

/** @param metadata what `cargo metadata` says @param {string} folder the app's */
export function projectOf({ packages, workspace_members: members, target_directory: target, build_directory: build = target }, folder) {
  const app = packages.find(({ manifest_path: path }) => path === join(folder, "Cargo.toml"));
  if (!app) throw new Error(`Cargo finds no package at ${folder}: run trunk in the folder of the app's Cargo.toml.`);
  const library = packages.find(({ name }) => name === "pipeframe");
  if (!library) throw new Error(`${app.name} does not depend on pipeframe, so there is nothing to build its pages with. Add it to Cargo.toml.`);
  const { pages = [], registration = "assets/registration.json", ...unknown } = app.metadata?.pipeframe ?? {};
  const [surplus] = Object.keys(unknown);
  if (surplus) throw new Error(`[package.metadata.pipeframe] of Cargo.toml has "${surplus}", but knows only pages and registration.`);
  const wrong = pages.find((page) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(page));
  if (wrong !== undefined) throw new Error(`Cargo.toml names the page "${wrong}". Write the last piece of its path, in small letters, digits and hyphens, such as "floating-window".`);
  const jsonUi = packages.find(({ name }) => name === "pipeframe-json-ui");
  const preview = packages.find(({ name, id }) => name === "pipeframe-preview" && members.includes(id));
  return {
    package: app.name,
    build,
    binary: app.default_run ?? app.targets.find(({ kind }) => kind.includes("bin"))?.name ?? app.name,
    pages,
    registration,
    libraryVersion: library.version,
    web: join(dirname(library.manifest_path), "web"),
    jsonUi: jsonUi && join(dirname(jsonUi.manifest_path), "web"),
    previewSource: preview && dirname(preview.manifest_path),
    target,
  };
}
