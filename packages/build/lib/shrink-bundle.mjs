// Takes out of a release what no page uses, and gives the rest short names.
//
// wasm-bindgen writes a class into the loader for every one that any crate marks for it, also where the linker left out what it
// calls: see link-classes.mjs. And each import and export has a long name with a random part, which no compression shortens, in the
// wasm and again in the loader.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { transform } from "esbuild";
import { binaryenTools, features, optimisations } from "./binaryen.mjs";

const run = promisify(execFile);

/**
 * @param {string} loader what wasm-bindgen wrote for `--target web`
 * @param {Buffer} wasm
 * @returns {Promise<{loader: string, wasm: Buffer}>}
 */
export async function shrinkBundle(loader, wasm) {
  const lean = withoutUnusedClasses(loader).replace("export { initSync, __wbg_init as default };", "export { __wbg_init as default };");
  const used = await withoutUnusedExports(wasm, exportsUsedBy(lean));
  const imported = new Set(WebAssembly.Module.imports(new WebAssembly.Module(used.wasm)).map(({ name }) => name));
  const renamed = await withShortNames(used.wasm);
  const short = renamed.inLoader(withoutUnusedImports(lean, imported));
  checkAgreement(short, renamed.wasm);
  const { code } = await transform(short, {
    format: "esm",
    minify: true,
    treeShaking: true,
  });
  return { loader: code, wasm: renamed.wasm };
}

/**
 * The loader and the program were renamed by two hands. A name that only one of them knows would be found by whoever opens the page.
 *
 * @param {string} loader with short names, in the lines that wasm-bindgen wrote @param {Buffer} wasm
 */
export function checkAgreement(loader, wasm) {
  const program = new WebAssembly.Module(wasm);
  const given = new Set([...loader.matchAll(/^ {8}([\w$]+): /gm)].map(([, name]) => name));
  const offered = new Set(WebAssembly.Module.exports(program).map(({ name }) => name));
  const givenModules = new Set([...loader.matchAll(/^ {8}(\S+): import\d+/gm)].map(([, name]) => name));
  const missing = [
    ...new Set(WebAssembly.Module.imports(program).filter(({ module }) => !givenModules.has(module)).map(({ module }) => `the program imports from ${module}, which the loader does not give`)),
    ...WebAssembly.Module.imports(program).filter(({ name }) => !given.has(name)).map(({ name }) => `the program asks for ${name}, which the loader does not give`),
    ...[...exportsUsedBy(loader)].filter((name) => !offered.has(name)).map((name) => `the loader calls ${name}, which the program does not offer`),
  ];
  if (missing.length > 0) {
    throw new Error(`The release would not start: ${missing.join("; ")}. The versions of wasm-bindgen and binaryen don't fit this build step: use those that pipeframe-build names.`);
  }
}

/** Classes that the loader writes, offers or keeps to itself, and does not use: the page asks for its default export only. */
export function withoutUnusedClasses(loader) {
  const names = [...loader.matchAll(/^(?:export )?class (\w+) \{$/gm)].map(([, name]) => name);
  return names.reduce((text, name) => {
    const rest = text
      .replace(new RegExp(`^(?:export )?class ${name} \\{$[\\s\\S]*?^\\}$\\n`, "m"), "")
      .replace(new RegExp(`^if \\(Symbol\\.dispose\\) ${name}\\..*$\\n`, "m"), "")
      .replace(new RegExp(`^const ${name}Finalization = [\\s\\S]*?;$\\n`, "m"), "");
    return new RegExp(`\\b${name}\\b`).test(rest) ? text : rest;
  }, loader);
}

/** Functions of the loader that the wasm does not import any more. Those that may throw have another function in them. */
export function withoutUnusedImports(loader, imported) {
  return loader.replace(/^ {8}(\w+): function\([\s\S]*?^ {8}\}(?:, arguments\); \})?,$\n/gm, (entry, name) => (imported.has(name) ? entry : ""));
}

export function exportsUsedBy(loader) {
  return new Set([...loader.matchAll(/\bwasm\.([\w$]+)/g)].map(([, name]) => name));
}

async function withoutUnusedExports(wasm, used) {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(wasm)).map(({ name }) => name);
  const kept = exported.filter((name) => used.has(name));
  const missing = [...used].filter((name) => !exported.includes(name));
  if (missing.length > 0) {
    throw new Error(`JavaScript calls what was not linked: ${missing.join(", ")}. A class is linked when its own crate hands one to JavaScript; let it do so.`);
  }
  const graph = [
    { name: "loader", reaches: kept, root: true },
    ...exported.map((name) => ({ name, export: name })),
  ];
  return inFolder(async (folder) => {
    const [from, to, graphFile] = ["from.wasm", "to.wasm", "graph.json"].map((name) => join(folder, name));
    await writeFile(from, wasm);
    await writeFile(graphFile, JSON.stringify(graph));
    await run(join(binaryenTools, "wasm-metadce"), [from, "--graph-file", graphFile, "-o", to, ...features]);
    return { wasm: await readFile(to) };
  });
}

async function withShortNames(wasm) {
  return inFolder(async (folder) => {
    const [from, to] = ["from.wasm", "to.wasm"].map((name) => join(folder, name));
    await writeFile(from, wasm);
    const { stdout } = await run(join(binaryenTools, "wasm-opt"), [from, ...optimisations, "--minify-imports-and-exports-and-modules", "-o", to, ...features], {
      maxBuffer: 1 << 24,
    });
    const { imports, exports } = JSON.parse(stdout);
    const shortImports = new Map(imports.map(([, long, short]) => [long, short]));
    const shortExports = new Map(exports.map(([long, short]) => [long, short]));
    const inLoader = (loader) =>
      loader
        .replace(/^ {8}(\w+)(?=: )/gm, (entry, name) => entry.replace(name, () => shortImports.get(name) ?? name))
        .replace(/^ {8}"\.\/[\w-]+\.js"(?=: import0)/m, "        a")
        .replace(/\bwasm\.(\w+)/g, (use, name) => `wasm.${shortExports.get(name) ?? name}`);
    return { wasm: await readFile(to), inLoader };
  });
}

async function inFolder(work) {
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-shrink-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
