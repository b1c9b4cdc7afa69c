// The optimiser of WebAssembly, as the build uses it.

import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where its programs are. */
export const binaryenTools = join(dirname(createRequire(import.meta.url).resolve("binaryen/package.json")), "bin");

// Repeated, as each time finds what the last has made simpler; the blocks are rebuilt in between, from a flat list of what
// happens. Nobody points into the first kilobyte: it is the end of the stack, behind which a page stops anyway.
export const optimisations = ["--low-memory-unused", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--strip-producers", "--strip-target-features"];

// What rustc's wasm32 target uses; the wasm says so itself only until wasm-bindgen has worked on it.
export const features = [
  "--enable-bulk-memory",
  "--enable-bulk-memory-opt",
  "--enable-multivalue",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-reference-types",
  "--enable-sign-ext",
];
