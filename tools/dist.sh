#!/usr/bin/env bash
# Builds the release into dist/, reports its size and checks that nothing of the preview is in it.
# API=https://api.example.com is where its pages find the app's server, NAME="Car services" what they are called.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_build_tools
mkdir -p target
with_progress "building the release" target/dist.log pipeframe-build release --locked --dist dist ${API:+--api "$API"} ${NAME:+--name "$NAME"}
exec node tools/dist/report.mjs dist "$@"
