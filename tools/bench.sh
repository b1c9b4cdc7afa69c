#!/usr/bin/env bash
# Compares the app's pages with the same panel in React and in plain JavaScript. Options: tests/bench/run.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh
source tools/bench-panels.sh

install_test_tools
mkdir -p target/bench
install_bench_packages
for panel in react plain; do build_bench_panel "$panel"; done
with_progress "building the calls" target/bench-calls.log tests/bench/round-trip/build.sh
with_progress "building the release" target/bench-release.log pipeframe-build release --locked --dist target/bench/ours
exec node tests/bench/run.mjs "$@"
