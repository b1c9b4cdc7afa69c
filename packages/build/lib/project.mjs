// The app's own Cargo project: its binary, its pages, and where the library lies that it was compiled with.

import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * @typedef {object} Project
 * @property {string} binary the program that trunk builds
 * @property {string[]} pages of which a release has a program each: `[package.metadata.pipeframe] pages` of Cargo.toml
 * @property {string} registration the file of the app's registration, relative to the project
 * @property {string} libraryVersion @property {string} web the folder of what the library gives to pages: the boot script, styles, icons
 * @property {string | undefined} previewSource the folder of the preview's own crate, in the workspace that it is developed in
 * @property {string} target cargo's folder
 */

/** @param {string} folder the folder of the app's Cargo.toml @returns {Promise<Project>} */
export async function readProject(folder) {
  const command = ["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"];
  const { stdout } = await run("cargo", command, { cwd: folder, maxBuffer: 1 << 28 });
  return projectOf(JSON.parse(stdout), folder);
}

/** @param metadata what `cargo metadata` says @param {string} folder the app's */
export function projectOf({ packages, workspace_members: members, target_directory: target }, folder) {
  const app = packages.find(({ manifest_path: path }) => path === join(folder, "Cargo.toml"));
  if (!app) throw new Error(`Cargo finds no package at ${folder}: run trunk in the folder of the app's Cargo.toml.`);
  const library = packages.find(({ name }) => name === "pipeframe");
  if (!library) throw new Error(`${app.name} does not depend on pipeframe, so there is nothing to build its pages with. Add it to Cargo.toml.`);
  const { pages = [], registration = "assets/registration.json", ...unknown } = app.metadata?.pipeframe ?? {};
  const [surplus] = Object.keys(unknown);
  if (surplus) throw new Error(`[package.metadata.pipeframe] of Cargo.toml has "${surplus}", but knows only pages and registration.`);
  const wrong = pages.find((page) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(page));
  if (wrong !== undefined) throw new Error(`Cargo.toml names the page "${wrong}". Write the last piece of its path, in small letters, digits and hyphens, such as "floating-window".`);
  const preview = packages.find(({ name, id }) => name === "pipeframe-preview" && members.includes(id));
  return {
    binary: app.default_run ?? app.targets.find(({ kind }) => kind.includes("bin"))?.name ?? app.name,
    pages,
    registration,
    libraryVersion: library.version,
    web: join(dirname(library.manifest_path), "web"),
    previewSource: preview && dirname(preview.manifest_path),
    target,
  };
}
