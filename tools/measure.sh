#!/usr/bin/env bash
# Measures how long builds take, how long the preview takes to open, and how long a change takes to be seen. Options:
# tools/measure-builds.mjs and tools/measure-preview.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
node tools/measure-builds.mjs "$@"
exec node tools/measure-preview.mjs "$@"
