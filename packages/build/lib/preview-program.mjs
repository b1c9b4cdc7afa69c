// The simulated Pipedrive as files: those of the npm package, or, in the workspace that it is developed in, built from its sources and kept
// until these change.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, realpathSync } from "node:fs";
import { cp, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bindgen, cargo } from "./compile.mjs";
import { contentHash } from "./content-hash.mjs";

const target = "wasm32-unknown-unknown";
/** How many builds are kept for each profile: going back to a former commit builds nothing. */
const mostKept = 4;

/**
 * @typedef {object} PreviewProgram
 * @property {string} folder @property {string} js @property {string} wasm @property {string} version @property {string} source the hash of its sources
 */

/**
 * @param {string} folder the app's @param {import("./project.mjs").Project} project @param {"debug" | "release"} profile
 * @returns {Promise<PreviewProgram>}
 */
export async function previewProgram(folder, project, profile) {
  const workspace = workspaceOf(folder, project);
  const files = workspace ? await builtFromSource(workspace, profile) : join(installed(folder), "static/preview");
  return { folder: files, ...JSON.parse(await readFile(join(files, "program.json"), "utf8")) };
}

/** Where its sources are: around the app, or around the npm package, where that is a link into a clone. */
function workspaceOf(folder, { previewSource, target, web }) {
  if (previewSource) return { root: folder, previewSource, target, web };
  const root = join(installed(folder), "../..");
  const source = join(root, "crates/pipeframe-preview");
  return existsSync(source) ? { root, previewSource: source, target: join(root, "target"), web } : undefined;
}

function installed(folder) {
  try {
    return realpathSync(dirname(createRequire(join(folder, "package.json")).resolve("pipeframe-preview/package.json")));
  } catch {
    throw new Error("The simulated Pipedrive is not installed: npm install --save-dev pipeframe-preview");
  }
}

async function builtFromSource(workspace, profile) {
  const source = await hashOfSources(workspace);
  const kept = join(workspace.target, "preview-programs");
  const place = join(kept, `${profile}-${source}`);
  if (await stat(join(place, "program.json")).catch(() => undefined)) return place;
  await mkdir(kept, { recursive: true });
  await dropOld(kept, `${profile}-`);
  const unfinished = join(kept, `unfinished-${process.pid}`);
  try {
    await build(unfinished, workspace, profile, source);
    await rename(unfinished, place).catch(async (error) => {
      // Another build of the same sources was faster.
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return place;
}

/** The crates of the workspace that draw the preview. */
const drawn = ["pipeframe-preview", "pipeframe-json-ui"];

async function build(place, workspace, profile, source) {
  const { root, previewSource, target: built } = workspace;
  // It is opened far more often than it is built: a sixth of the bytes for half a minute. Its tests compile without.
  const small = drawn.flatMap((crate) => ["--config", `profile.dev.package.${crate}.opt-level="s"`, "--config", `profile.dev.package.${crate}.debug=false`]);
  await cargo([...(profile === "debug" ? small : ["--release"]), "-p", "pipeframe-preview", "--bin", "pipeframe-preview"], { cwd: root, what: "the preview", env: { CARGO_TARGET_DIR: built } });
  let program = await bindgen(join(built, target, profile, "pipeframe-preview.wasm"), { cwd: root, what: "the preview" });
  if (profile === "release") {
    const { shrinkBundle } = await import("./shrink-bundle.mjs");
    program = await shrinkBundle(program.loader, program.wasm);
  }
  await mkdir(place, { recursive: true });
  const [js, wasm] = [["js", program.loader], ["wasm", program.wasm]].map(([extension, content]) => [`preview-${contentHash(content)}.${extension}`, content]);
  for (const [name, content] of [js, wasm]) await writeFile(join(place, name), content);
  await writeFile(join(place, "preview.css"), await stylesheet(workspace));
  await cp(join(previewSource, "web"), place, { recursive: true });
  const { version } = JSON.parse(await readFile(join(root, "packages/preview/package.json"), "utf8"));
  await writeFile(join(place, "program.json"), JSON.stringify({ js: js[0], wasm: wasm[0], version, source }));
}

/** JSON panels and modals look as the library's own. */
const jsonStyles = (previewSource) => join(dirname(previewSource), "pipeframe-json-ui/web/json-ui.css");

/** The tokens and the elements look as in the library; everything with a class is the preview's own. */
async function stylesheet({ previewSource, web }) {
  const own = join(previewSource, "style");
  const files = [join(web, "tokens.css"), join(web, "base.css"), jsonStyles(previewSource), ...(await readdir(own)).sort().map((name) => join(own, name))];
  return (await Promise.all(files.map((file) => readFile(file, "utf8")))).join("\n");
}

/** What goes into the program: its crates as git or the folder has them, their dependencies' versions, and this file. */
async function hashOfSources({ root, previewSource, web }) {
  const hash = createHash("sha256");
  const crates = [previewSource, ...["pipeframe-json-ui", "pipeframe-registration"].map((crate) => join(dirname(previewSource), crate))];
  const folders = crates.flatMap((crate) => ["src", "style", "web"].map((part) => join(crate, part)));
  const single = [join(root, "Cargo.lock"), join(root, "Cargo.toml"), join(web, "tokens.css"), join(web, "base.css"), new URL(import.meta.url).pathname];
  const files = [...(await Promise.all(folders.map(filesBelow))).flat(), ...single];
  for (const file of files) hash.update(file.slice(root.length)).update("\0").update(await readFile(file));
  hash.update(execFileSync("rustc", ["--version"]));
  return hash.digest("hex").slice(0, 12);
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

async function dropOld(kept, prefix) {
  const names = (await readdir(kept)).filter((name) => name.startsWith(prefix));
  const aged = await Promise.all(names.map(async (name) => ({ name, time: (await stat(join(kept, name))).mtimeMs })));
  const old = aged.sort((one, other) => other.time - one.time).slice(mostKept - 1);
  await Promise.all(old.map(({ name }) => rm(join(kept, name), { recursive: true, force: true })));
}
