#!/usr/bin/env bash
# Builds the preview as static files into target/preview-dist.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh

PIPEFRAME_PREVIEW=1 trunk build --release --locked --features sandbox --dist target/preview-dist
node tools/preview-dist/complete.mjs target/preview-dist
