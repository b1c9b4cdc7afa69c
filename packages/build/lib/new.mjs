// A new app: the template, with the wanted surfaces and its own name.

import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runProgram } from "./program.mjs";
import { linesOf, moduleOf, readSurface, registrationKeys, surfaces, withWindowType } from "./surfaces.mjs";

const template = fileURLToPath(new URL("../template/", import.meta.url));
const usage = "pipeframe-build new FOLDER [--surface panel] [--surface modal] … (or --all)";

/** @param {string[]} words */
export async function create(words) {
  const { folder, wanted, clone } = readWords(words);
  await makeEmpty(folder);
  await write(folder, { wanted, clone });
  // The clone's list of versions, without what only the clone needs.
  if (clone) await runProgram("cargo", ["update", "--workspace", "--quiet"], { env: process.env, cwd: folder, quiet: true });
  const place = relative(process.cwd(), folder) || ".";
  console.log(`A new extension is in ${place}, with ${wanted.join(", ")}. Show it in a Pipedrive on this machine:\n\n  cd ${place} && make preview\n`);
}

/** @param {string[]} words @returns {{folder: string, wanted: string[], clone: string | undefined}} */
export function readWords(words) {
  let values, positionals;
  try {
    const options = { surface: { type: "string", multiple: true }, all: { type: "boolean" }, clone: { type: "string" } };
    ({ values, positionals } = parseArgs({ args: words, options, allowPositionals: true }));
  } catch (error) {
    throw new Error(`${error.message.split(". ")[0]}. Write ${usage}`);
  }
  const [name, ...surplus] = positionals;
  if (name === undefined || surplus.length > 0) throw new Error(`Name one folder for the new extension: ${usage}`);
  const folder = resolve(name);
  if (!/^[a-z][a-z0-9-]*$/.test(basename(folder))) {
    throw new Error(`"${basename(folder)}" can't be the name of an extension: write small letters, digits and hyphens, such as my-extension.`);
  }
  const asked = (values.surface ?? ["panel"]).map(readSurface);
  return { folder, wanted: surfaces.filter((surface) => values.all || asked.includes(surface)), clone: values.clone && resolve(values.clone) };
}

/** @param {string} folder @param {{wanted: string[], clone?: string}} options `clone`: a clone of Pipeframe, for what is not published */
export async function write(folder, { wanted, clone }) {
  await cp(template, folder, { recursive: true });
  await rename(join(folder, "gitignore"), join(folder, ".gitignore"));
  const name = basename(folder);
  for (const file of await filesOf(folder)) await change(file, (text) => named(text, name));
  for (const surface of surfaces) if (!wanted.includes(surface)) await leaveOut(folder, surface);
  await change(join(folder, "src/main.rs"), (main) => withWindowType(main, wanted.includes("floating-window")));
  if (clone) await dependOnClone(folder, clone);
}

/** A text of the template with the name of an extension instead of the template's. */
export function named(text, name) {
  const words = name.replaceAll("-", " ");
  const title = words[0].toUpperCase() + words.slice(1);
  return text.replaceAll("my-extension", name).replaceAll("My extension", title).replaceAll("my extension", words);
}

async function leaveOut(folder, surface) {
  await rm(join(folder, "src", `${moduleOf(surface)}.rs`));
  await rm(join(folder, "tests", `${surface}.spec.mjs`));
  await change(join(folder, "src/main.rs"), (main) => main.replace(linesOf.module(surface), "").replace(linesOf.arm(surface), ""));
  await change(join(folder, "index.html"), (html) => html.replace(linesOf.size(surface), ""));
  await change(join(folder, "Cargo.toml"), (manifest) => manifest.replace(/^pages = \[(.*)\]$/m, (_, list) => `pages = [${list.split(", ").filter((page) => page !== `"${surface}"`).join(", ")}]`));
  await change(join(folder, "assets/registration.json"), (text) => {
    const registration = JSON.parse(text);
    delete registration[registrationKeys[surface]];
    return `${JSON.stringify(registration, null, 2)}\n`;
  });
}

/** Until the packages are published they come from a clone: the crate by its path, the npm packages as links. */
async function dependOnClone(folder, clone) {
  await change(join(folder, "Cargo.toml"), (manifest) => manifest.replace('pipeframe = "0.1"', `pipeframe = { path = ${JSON.stringify(join(clone, "crates/pipeframe"))} }`));
  await change(join(folder, "package.json"), (text) => {
    const manifest = JSON.parse(text);
    for (const name of ["build", "preview"]) manifest.devDependencies[`pipeframe-${name}`] = `file:${join(clone, "packages", name)}`;
    return `${JSON.stringify(manifest, null, 2)}\n`;
  });
  // The versions that the library is tested with, wasm-bindgen's above all.
  await cp(join(clone, "Cargo.lock"), join(folder, "Cargo.lock"));
}

async function makeEmpty(folder) {
  await mkdir(folder, { recursive: true });
  const found = (await readdir(folder)).filter((name) => name !== ".git");
  if (found.length > 0) throw new Error(`${folder} is not empty: it has ${found[0]}. Choose another folder.`);
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string} file @param {(text: string) => string} how */
export async function change(file, how) {
  const text = await readFile(file, "utf8");
  const changed = how(text);
  if (changed !== text) await writeFile(file, changed);
}

/** The template's own file of a surface. */
export function templateFile(...parts) {
  return join(template, ...parts);
}
