#!/usr/bin/env bash
# Builds the preview as static files into target/preview-dist, and as an npm package with a command, and tries both.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

folder=target/preview-dist
install_test_tools
mkdir -p target
with_progress "building the preview" target/preview-dist.log tools/build-preview.sh
package="$(node tools/preview-dist/pack.mjs "$folder")"
PIPEFRAME_PREVIEW_PACKAGE="$PWD/$package" playwright test --config tests/preview-dist/playwright.config.mjs
say "The preview is in $folder ($(du -sh "$folder" | cut -f 1)); its README.txt says how to serve it."
say "As an npm package with a command it is $package ($(du -sh "$package" | cut -f 1)): npx --yes --package ./$package pipeframe-preview --app http://localhost:3000"
