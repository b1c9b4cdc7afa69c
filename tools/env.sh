#!/usr/bin/env bash
# Prints the variables under which `trunk serve`, `trunk build` and `cargo test` run on their own.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh

printf 'export PATH=%q\n' "$PATH"
printf 'export TRUNK_SKIP_VERSION_CHECK=%q\n' "$TRUNK_SKIP_VERSION_CHECK"
if [ -n "${NO_COLOR-}" ]; then
  printf 'export NO_COLOR=%q\n' "$NO_COLOR"
else
  printf 'unset NO_COLOR\n'
fi
