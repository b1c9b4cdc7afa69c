#!/usr/bin/env bash
# Builds the preview as static files into target/preview-dist, for a host or for developers without Rust, and tries them.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

folder=target/preview-dist
install_test_tools
mkdir -p target
PIPEFRAME_PREVIEW=1 with_progress "building the preview" target/preview-dist.log \
  trunk build --release --locked --features preview --dist "$folder"
node tools/preview-dist/complete.mjs "$folder"
playwright test --config tests/preview-dist/playwright.config.mjs
say "The preview is in $folder ($(du -sh "$folder" | cut -f 1)); its README.txt says how to serve it."
