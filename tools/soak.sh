#!/usr/bin/env bash
# Uses the preview for 100,000 messages and 1,000 reloads, and times its answers. Options: tests/soak/run.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_test_tools
mkdir -p target
with_progress "building the preview" target/soak-build.log trunk build --locked --dist target/soak
exec node tests/soak/run.mjs --folder target/soak "$@"
