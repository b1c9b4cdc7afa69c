#!/usr/bin/env bash
# Takes all pictures again: those that the browser tests compare with (tests/browser/pictures) and those of the book (docs/pictures), which
# they take on their way. target/pictures.html then shows what changed.
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
with_progress "taking the pictures that tests compare with" target/pictures-tests.log \
  playwright test --config tests/browser/playwright.config.mjs --update-snapshots=changed --grep "looks? as in"
with_progress "taking the pictures of the book" target/pictures-tests.log \
  playwright test --config tests/browser/playwright.config.mjs accessibility.spec.mjs --grep "the deal's page|the floating window|the settings page|the developer tools"
with_progress "taking the pictures of the first extension" target/pictures-tests.log \
  node --test --test-name-pattern "the book's first extension" tests/template/
for picture in docs/pictures/*.png; do
  cp "target/test-results/pictures/$(basename "$picture")" docs/pictures/
done
node tools/pictures/changes.mjs target/pictures.html
