#!/usr/bin/env bash
# Says what is wrong with the registration, the release in dist/ and, with --address, a deployment.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_toolchain
cargo build --quiet --locked --package pipeframe-doctor
exec "$(cargo metadata --no-deps --offline --format-version 1 | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).target_directory')/debug/pipeframe-doctor" --sources src --sources examples/backend/server "$@"
