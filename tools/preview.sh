#!/usr/bin/env bash
# Serves the development build: the simulated Pipedrive with the extension in it. Arguments go to `trunk serve`.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_build_tools
say "Building the preview; the first build compiles every dependency and takes a few minutes."
say "When trunk says that it serves, open http://127.0.0.1:${TRUNK_SERVE_PORT:-8080}/. Ctrl-C ends it."
# Its own folder, so that `make dist` can run meanwhile.
exec trunk serve --dist target/preview "$@"
