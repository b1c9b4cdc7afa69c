#!/usr/bin/env bash
# Tries every property test with many cases: every parser of what others write is among them. make test tries a few hundred of each.
# What fails is kept in a proptest-regressions folder beside the code, and tried first from then on: commit it with the fix.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_toolchain
export PROPTEST_CASES="${1:-20000}"
say "Trying $PROPTEST_CASES cases of each property; with the default of 20000 that takes half an hour."
cargo test --workspace --locked --no-fail-fast --lib --bins
cargo test --locked --package car-services-server forgeries
