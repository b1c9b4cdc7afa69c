#!/usr/bin/env bash
# Builds the book of docs/ into target/book, with a search, the API documentation in its folder api, and llms.txt at its root.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

require_cargo && require_node && install_mdbook
cargo doc --locked --no-deps --package pipeframe --package pipeframe-registration
mdbook build
cp -r target/doc target/book/api
node tools/book/llms.mjs target/book
say "The book is in target/book: open target/book/index.html."
