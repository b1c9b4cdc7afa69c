#!/usr/bin/env bash
# Builds the release into dist/, reports its size and checks that nothing of the preview is in it.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_build_tools
mkdir -p target
with_progress "building the release" target/dist.log pipeframe-build release --locked --dist dist
exec node tools/dist/report.mjs dist "$@"
