#!/usr/bin/env bash
# Prints what the bytes of a release's programs are for. Options: tools/dist/bytes.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_build_tools
exec node tools/dist/bytes.mjs "$@"
