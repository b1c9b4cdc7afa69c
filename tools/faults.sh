#!/usr/bin/env bash
# Tries every fault on every surface of the release in a browser, and prints a table of what became of each.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
exec node tools/testing/faults.mjs
