#!/usr/bin/env bash
# A Leptos page of one paragraph links three classes for streams, which nobody asked for and no optimiser can remove.
#
# Versions: leptos 0.8.23 with its feature `csr` alone, server_fn 0.8.13, wasm-streams 0.5.0, wasm-bindgen 0.2.130.
# Behaviour: Leptos depends on server_fn, which in a browser depends on wasm-streams. wasm-bindgen makes each method of an exported class a
#   root of the linker, in whatever crate the class is, so a page without server functions and without streams still links
#   IntoUnderlyingByteSource, IntoUnderlyingSink and IntoUnderlyingSource with all that they call, also with fat LTO. A program that
#   only names Leptos and does nothing has them too.
# Output seen: the lines between the marks EXPECTED below; the script fails when others come.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p src/bin
cat >Cargo.toml <<'MANIFEST'
[package]
name = "program"
version = "0.1.0"
edition = "2024"

[dependencies]
leptos = { version = "=0.8.23", default-features = false, features = ["csr"] }
server_fn = { version = "=0.8.13", default-features = false }
wasm-streams = "=0.5.0"
wasm-bindgen = "=0.2.130"

[profile.release]
opt-level = "z"
lto = "fat"
codegen-units = 1
panic = "abort"
MANIFEST
cat >src/bin/paragraph.rs <<'PROGRAM'
use leptos::prelude::*;

fn main() {
    mount_to_body(|| view! { <p>"Hello"</p> });
}
PROGRAM
cat >src/bin/nothing.rs <<'PROGRAM'
use leptos as _;

fn main() {}
PROGRAM
cat >look.mjs <<'SCRIPT'
import { readFileSync } from "node:fs";

for (const name of ["paragraph", "nothing"]) {
  const program = new WebAssembly.Module(readFileSync(`target/wasm32-unknown-unknown/release/${name}.wasm`));
  const classes = WebAssembly.Module.exports(program).flatMap(({ name }) => name.match(/^__wbg_(\w+)_free_/)?.[1] ?? []);
  const methods = WebAssembly.Module.exports(program).filter(({ name }) => /^(__wbg_)?intounderlying/.test(name));
  console.log(`${name}: ${classes.sort().join(", ") || "no class"}; ${methods.length} functions of streams are exported`);
}
SCRIPT
cargo build --quiet --release --target wasm32-unknown-unknown
node look.mjs >seen
cat seen
diff - seen <<'EXPECTED' && echo "As expected."
paragraph: intounderlyingbytesource, intounderlyingsink, intounderlyingsource; 13 functions of streams are exported
nothing: intounderlyingbytesource, intounderlyingsink, intounderlyingsource; 13 functions of streams are exported
EXPECTED
