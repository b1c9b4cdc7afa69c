// Compiles an app into one program that pages load in parts: a core, a part for each page, and parts that come when they are first needed.
//
// wasm-split-cli says which functions which parts need, from what the linker notes down; it cuts the program before wasm-bindgen and the optimiser
// have seen it. What it has cut is put together again with that knowledge, optimised as one, and cut for good.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { binaryenTools, features } from "./binaryen.mjs";
import { bindgen, cargoWithoutClasses, splitPieces } from "./compile.mjs";
import { exportsUsedBy } from "./shrink-bundle.mjs";
import { cutFiles } from "./split/cut.mjs";
import { finishedLoader, loaderWithParts, withPartNames, withShortNames } from "./split/loader.mjs";
import { readModule, writeModule } from "./split/module.mjs";
import { groupsOf, pagesOfParts } from "./split/needs.mjs";
import { joinPieces, loadersInTable, partsIn, readPieces } from "./split/pieces.mjs";
import { planFiles } from "./split/plan.mjs";
import { sourcePlaces } from "./split/source-places.mjs";
import { joinAndOptimise } from "./split/whole.mjs";

const run = promisify(execFile);

/**
 * @typedef {object} Bundle pages that share a loader and a core
 * @property {string} name @property {{page: string, files: string[], all: string[]}[]} pages with what each loads first, in that order, and all that it
 *   may load
 * @property {string[]} files all that they may load @property {(addresses: Map<string, string>) => Promise<string>} loader given where each file is
 *
 * @param {string} folder the app's @param {import("./project.mjs").Project} project
 * @returns {Promise<{files: Map<string, Buffer>, bundles: Bundle[]}>}
 */
export async function splitProgram(folder, { binary, pages, target }) {
  const what = "the program";
  await cargoWithoutClasses(["--release", "--bin", binary, "--features", "pipeframe/split"], { cwd: folder, what, env: { PIPEFRAME_PAGE: undefined, PIPEFRAME_PAGES: pages.join(" ") }, isSplit: true });
  const compiled = join(target, `wasm32-unknown-unknown/release/${binary}.wasm`);
  const work = await mkdtemp(join(tmpdir(), "pipeframe-split-"));
  try {
    const main = await splitPieces(compiled, join(work, "pieces"), { cwd: folder, what });
    const { loader, wasm } = await bindgen(main, { cwd: folder, what, options: ["--keep-lld-exports", "--no-demangle"] });
    const pieces = await readPieces(join(work, "pieces"), wasm);
    const parts = partsIn(pieces);
    checkPages(pages, parts);
    return await filesOf({ linked: readModule(await readFile(compiled)), loader: withPartNames(loaderWithParts(loader), parts), pieces, parts, pages, work });
  } finally {
    await rm(work, { recursive: true });
  }
}

/** The name of a page's part. */
const partOf = (page) => page.replaceAll("-", "_");

function checkPages(pages, parts) {
  const missing = pages.find((page) => !parts.includes(partOf(page)));
  if (missing === undefined) return;
  throw new Error(`Cargo.toml names the page "${missing}", but the program does not open it as a part. Write page!(${partOf(missing)}, …) around what opens it in src/main.rs; see pipeframe::page. Or build with --programs, a program for each page.`);
}

async function filesOf({ linked, loader, pieces, parts, pages, work }) {
  const loaders = loadersInTable(pieces);
  const slots = joinPieces(pieces, linked);
  const used = exportsUsedBy(loader);
  const whole = await joinAndOptimise(pieces, work, (name) => used.has(name));
  const groups = groupsOf(whole, pieces, slots);
  const pageParts = pages.map(partOf);
  const later = new Map([...loaders, [undefined, sourcePlaces]].filter(([, part]) => !pageParts.includes(part)));
  const plan = planFiles(groups.list, { pages: pageParts, shownOn: pagesOfParts(whole, groups, { loaders: later, pages: pageParts }) });
  const filesOfGroup = (group) => plan.files[group];
  const loadedBy = ({ pages: own, later: parts }) => own.map(({ page, files: first }) => new Set([...first, ...[...parts].flatMap(([part, more]) => (plan.shownOn.get(part).includes(page) ? more : []))]));
  const cut = cutFiles(whole, {
    functions: groups.functions.map(filesOfGroup),
    slots: new Map([...groups.slots].map(([slot, group]) => [slot, filesOfGroup(group)])),
    data: groups.data.map(filesOfGroup),
    bundles: plan.bundles.map((bundle) => ({ core: bundle.core, pages: loadedBy(bundle) })),
  });
  const files = new Map(await inTwos([...cut.files], async ([name, module]) => [name, await finished(module, join(work, name))]));
  const named = withShortNames(loader, cut);
  checkImports(files, plan, cut);
  const bundles = plan.bundles.map((bundle) => {
    const loaded = loadedBy(bundle).map((some) => [...some]);
    const own = [...new Set(loaded.flat())];
    return {
      name: bundle.core,
      pages: bundle.pages.map(({ page, files: first }, index) => ({ page: pages[pageParts.indexOf(page)], files: first, all: loaded[index] })),
      files: own,
      loader: (addresses) => finishedLoader(named, { imported: importsOf(own.map((name) => files.get(name))), ...tableOf(bundle.later, plan.shownOn, addresses, { pages, pageParts }) }),
    };
  });
  return { files, bundles };
}

/** What parts.js needs to know of the parts that come later. */
function tableOf(later, shownOn, addresses, { pages, pageParts }) {
  const names = [...new Set([...later.values()].flat())];
  const parts = [...later].map(([part, files]) => [part, { files: files.map((name) => names.indexOf(name)), pages: shownOn.get(part).map((page) => pages[pageParts.indexOf(page)]) }]);
  return { files: names.map((name) => addresses.get(name)), parts: Object.fromEntries(parts) };
}

/** A file that asks for what was not loaded before it would be found by whoever opens the page. */
function checkImports(files, { bundles, shownOn }, { imports }) {
  const namesIn = (list, file) => list(new WebAssembly.Module(files.get(file))).map(({ name }) => name);
  for (const { pages, later } of bundles) {
    for (const { page, files: first } of pages) {
      const there = new Set(imports.values());
      const load = (file) => {
        const missing = namesIn(WebAssembly.Module.imports, file).filter((name) => !there.has(name));
        if (missing.length > 0) throw new Error(`The release would not start: ${file} of the page ${page} imports ${missing.join(", ")}, which nothing gives that is loaded before. This is a fault of pipeframe-build; please report it.`);
        for (const name of namesIn(WebAssembly.Module.exports, file)) there.add(name);
      };
      first.forEach(load);
      const atFirst = new Set(there);
      for (const [part, own] of later) {
        if (!shownOn.get(part).includes(page)) continue;
        there.clear();
        for (const name of atFirst) there.add(name);
        own.filter((file) => !first.includes(file)).forEach(load);
      }
    }
  }
}

function importsOf(programs) {
  return new Set(programs.flatMap((wasm) => WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ name }) => name)));
}

/** Without the types and imports that it does not use. Its functions keep their order, in which similar ones stand together: that compresses better. */
async function finished(module, place) {
  const [from, to] = [`${place}.cut.wasm`, `${place}.done.wasm`];
  await writeFile(from, writeModule(module));
  await run(join(binaryenTools, "wasm-opt"), [from, "--remove-unused-module-elements", "--strip-producers", "--strip-target-features", "-o", to, ...features]);
  return readFile(to);
}

/** As many at once as most machines of developers can do. */
async function inTwos(items, work) {
  const results = [];
  const next = items.entries();
  await Promise.all([1, 2].map(async () => {
    for (const [index, item] of next) results[index] = await work(item);
  }));
  return results;
}
