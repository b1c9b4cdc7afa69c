#!/usr/bin/env bash
# Takes the pictures of docs/pictures again: those that the browser tests take on their way, in both themes.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
with_progress "building the preview" target/pictures-build.log \
  env PIPEFRAME_COMPANION=1 trunk build --locked --dist target/test-dist/preview
# The tests' servers want it there.
with_progress "building the release" target/pictures-build.log pipeframe-build release --locked --dist target/test-dist/release
with_progress "taking the pictures" target/pictures-tests.log \
  playwright test --config tests/browser/playwright.config.mjs accessibility.spec.mjs --grep "the deal's page|the floating window|the settings page|the developer tools"
with_progress "taking the pictures of the first extension" target/pictures-tests.log \
  node --test --test-name-pattern "the book's first extension" tests/template/
for picture in docs/pictures/*.png; do
  cp "target/test-results/pictures/$(basename "$picture")" docs/pictures/
done
