#!/usr/bin/env bash
# Installs what is missing, then runs every check and every test. VERBOSE=1 shows their output.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

if ! install_test_tools; then
  echo "0 passed, 1 failed"
  exit 1
fi
exec node tools/testing/run.mjs
