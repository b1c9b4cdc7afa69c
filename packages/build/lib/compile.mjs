// Compiles a program for the browser, and gives it the loader that pages import.

import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProgram } from "./program.mjs";

const target = "wasm32-unknown-unknown";
const linker = fileURLToPath(new URL("wasm-ld.mjs", import.meta.url));

/** @param {string[]} options of `cargo build` @param {{cwd: string, what: string, env?: object}} where and, for complaints, what is built */
export function cargo(options, { cwd, what, env }) {
  return run("cargo", ["build", "--locked", "--target", target, ...options], { cwd, what, env });
}

/** For a program that is to be split: what stands where of each function and its data, which each keep a place of their own. */
const forSplit = ["-C", "link-args=--emit-relocs", "-C", "link-args=--no-merge-data-segments"];

/** Compiles one program without the classes that it gives to nobody: see link-classes.mjs. */
export async function cargoWithoutClasses(options, { cwd, what, env, isSplit = false }) {
  // Where it was unpacked by something that makes no file a program.
  await chmod(linker, 0o755).catch(() => {});
  // An option for the program alone: a linker that cargo is told of would have it recompile every crate. Windows starts no script.
  const linked = process.platform === "win32" ? [] : ["-C", `linker=${linker}`];
  return run("cargo", ["rustc", "--locked", "--target", target, ...options, "--", ...linked, ...(isSplit ? forSplit : [])], { cwd, what, env });
}

/** @returns {Promise<string>} the main one of the pieces that a program is cut into, in this folder */
export async function splitPieces(wasm, folder, { cwd, what }) {
  await run("wasm-split-cli", ["--out-name", "program", wasm, folder], { cwd, what });
  return join(folder, "program.wasm");
}

/** @returns {Promise<{loader: string, wasm: Buffer}>} */
export async function bindgen(wasm, { cwd, what, options = [] }) {
  const name = basename(wasm, ".wasm");
  const folder = await mkdtemp(join(tmpdir(), "pipeframe-build-"));
  try {
    await run("wasm-bindgen", ["--target", "web", "--no-typescript", ...options, "--out-dir", folder, wasm], { cwd, what });
    return { loader: await readFile(join(folder, `${name}.js`), "utf8"), wasm: await readFile(join(folder, `${name}_bg.wasm`)) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function run(command, options, { cwd, what, env }) {
  return runProgram(command, options, { cwd, what, env: { ...process.env, ...env }, advice: ' Run make setup, then eval "$(make -s env)".' });
}
