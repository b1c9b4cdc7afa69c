#!/usr/bin/env bash
# Tries each surface of the reference app under each scenario of the failure lab.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
mkdir -p target/test-dist/release
with_progress "building the preview" target/scenarios.log trunk build --locked --dist target/test-dist/preview
PIPEFRAME_SCENARIOS=all exec playwright test --config tests/browser/playwright.config.mjs scenarios
