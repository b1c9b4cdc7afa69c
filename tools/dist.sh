#!/usr/bin/env bash
# Builds the release into dist/, reports its size and checks that nothing of the preview is in it.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_build_tools
exec node tools/dist/run.mjs dist
