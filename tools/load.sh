#!/usr/bin/env bash
# Tries the app's server under load, with two processes on PostgreSQL and one on SQLite. Options: tests/load/check.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_toolchain && install_postgresql
mkdir -p target
with_progress "building the server" target/load.log cargo build --locked --profile server --package car-services-server --package pipeframe-stand-in
exec node tests/load/check.mjs --programs target/server "$@"
