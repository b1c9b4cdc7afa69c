// Builds the app once for each page, so that a page does not fetch the others' code.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const target = "wasm32-unknown-unknown";

/** @returns {Promise<{page: string, loader: string, wasm: Buffer}[]>} before any optimisation of the wasm */
export async function buildPages(source, pages) {
  const bundles = [];
  for (const page of pages) {
    bundles.push(await buildPage(source, page));
  }
  return bundles;
}

/** The pages are named where they are opened, by `is_built!`. A program that names none is built once. */
export async function pagesOf(source) {
  const folder = join(source, "src");
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".rs")).sort();
  const code = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const named = code.flatMap((text) => [...text.matchAll(/^(?!\s*\/\/).*?\bis_built!\("([\w-]+)"\)/gm)]);
  return [...new Set(named.map(([, page]) => page))];
}

async function buildPage(source, page) {
  const built = process.env.CARGO_TARGET_DIR ?? join(source, "target");
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-page-"));
  try {
    await run("cargo", ["build", "--release", "--locked", "--target", target, "--bin", "pipeframe"], { cwd: source, page });
    const wasm = join(built, target, "release/pipeframe.wasm");
    await run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, wasm], { cwd: source, page });
    return {
      page,
      loader: await readFile(join(folder, "pipeframe.js"), "utf8"),
      wasm: await readFile(join(folder, "pipeframe_bg.wasm")),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(command, options, { cwd, page }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd, env: { ...process.env, PIPEFRAME_PAGE: page }, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", (error) => reject(new Error(`${command} could not be started for the page ${page}: ${error.message}. Run make setup, then eval "$(make -s env)".`)));
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${command} failed for the page ${page}, with exit code ${code}.`))));
  });
}
