#!/usr/bin/env bash
# Compares the app's pages with the same panel in React and in plain JavaScript. Options: tests/bench/run.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
mkdir -p target/bench
with_progress "npm ci for what is compared with" target/bench-npm.log npm ci --prefix tests/bench --no-audit --no-fund
for panel in react plain; do
  with_progress "building the $panel panel" "target/bench-$panel.log" npm exec --prefix tests/bench -- vite build tests/bench/"$panel" --config tests/bench/vite.config.js --mode "$panel"
done
with_progress "building the calls" target/bench-calls.log tests/bench/round-trip/build.sh
with_progress "building the release" target/bench-release.log pipeframe-build release --locked --dist target/bench/ours
exec node tests/bench/run.mjs "$@"
