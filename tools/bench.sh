#!/usr/bin/env bash
# Compares the app with an earlier release of it and with the same app in other frameworks. BEFORE=FOLDER names the earlier release, RUNS=3
# takes fewer runs than seven; QUICK=1 takes some minutes: few visits, and the release that is in target/bench/ours where there is one.
# Options: tests/bench/run.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh
source tools/bench-peers.sh

arguments=()
[ -z "${BEFORE:-}" ] || arguments+=(--before "$BEFORE")
[ -z "${RUNS:-}" ] || arguments+=(--runs "$RUNS")
[ -z "${QUICK:-}" ] || arguments+=(--quick)

install_test_tools
mkdir -p target/bench
install_bench_packages
for peer in react preact solid svelte plain; do build_bench_peer "$peer"; done
if [ -z "${QUICK:-}" ] || [ ! -d target/bench/ours ]; then
  with_progress "building the release" target/bench-release.log pipeframe-build release --locked --dist target/bench/ours
fi
status=0
if [ -z "${QUICK:-}" ]; then
  with_progress "building the calls" target/bench-calls.log tests/bench/round-trip/build.sh
  # What differs is measured nevertheless; that it differs is a failure.
  with_progress "comparing what each peer shows and writes" target/bench-parity.log node --test --test-timeout=300000 tests/bench/parity/ || status=$?
fi
node tests/bench/run.mjs "${arguments[@]}" "$@" || status=$?
exit "$status"
