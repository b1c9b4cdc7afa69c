#!/usr/bin/env bash
# Installs everything that the other commands need.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
say "Ready: make preview, make test, make dist."
say "To run trunk and cargo on their own: eval \"\$(make -s env)\""
