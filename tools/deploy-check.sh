#!/usr/bin/env bash
# Tries the release as people get it: behind nginx over TLS, in a frame of another site, in Chromium, Firefox and WebKit, whatever
# their storage allows. Options: tests/deploy/check.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh
source tools/bench-peers.sh

install_test_tools
browsers=chromium,firefox
install_webkit && browsers="$browsers,webkit"

mkdir -p target/deploy
with_progress "building the release" target/deploy/release.log pipeframe-build release --locked --dist target/deploy/release
with_progress "building the preview" target/deploy/preview.log tools/build-preview.sh
with_progress "building the backend and the doctor" target/deploy/backend.log cargo build --locked --package car-services-server --package pipeframe-doctor
status=0
node tests/deploy/check.mjs --release target/deploy/release --preview target/preview-dist --browsers "$browsers" "$@" || status=$?

install_bench_packages
build_bench_peer react
node tests/deploy/loading.mjs --release target/deploy/release --react target/bench/react
exit "$status"
