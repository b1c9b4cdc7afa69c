#!/usr/bin/env bash
# Times JSON panels and modals: how long an optimised preview takes to draw a panel on a CPU four times slower, and how long documents of 1 to
# 8 megabytes take to be judged. Fails beyond the limits. The numbers that were measured last are in tests/bench/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
mkdir -p target
with_progress "building the preview" target/speed-preview.log tools/build-preview.sh
drawn=0
node tests/bench/json-panel.mjs target/preview-dist || drawn=$?
# As the app's server is built: a release of the pages is built for size.
cargo test --quiet --profile server --locked --package pipeframe-json-ui --test speed -- --nocapture
exit "$drawn"
