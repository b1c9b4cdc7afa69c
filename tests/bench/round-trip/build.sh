#!/usr/bin/env bash
# Builds the page that times calls to Pipedrive into target/bench/round-trip.
set -euo pipefail
cd "$(dirname "$0")/../../.."

target=wasm32-unknown-unknown
page=target/bench/round-trip
cargo build --release --locked --target "$target" --example round_trip
wasm-bindgen --target web --no-typescript --out-dir "$page" "${CARGO_TARGET_DIR:-target}/$target/release/examples/round_trip.wasm"
cp tests/bench/round-trip/panel.html tests/bench/round-trip/main.js node_modules/@pipedrive/app-extensions-sdk/dist/index.umd.js "$page/"
