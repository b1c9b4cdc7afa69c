#!/usr/bin/env bash
# Serves the development build: the simulated Pipedrive with the extension in it. Arguments go to `trunk serve`.
# PORT chooses where; without it, trunk's own TRUNK_SERVE_PORT, then 8080.
# With BACKEND=1 the pages talk to the app's own server, which is started beside it, instead of the sandbox in the page.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

export TRUNK_SERVE_PORT="${PORT:-${TRUNK_SERVE_PORT:-8080}}"
ports=("PORT=$TRUNK_SERVE_PORT")
if [[ "${BACKEND:-}" == 1 ]]; then
  export PIPEFRAME_PORT="${PIPEFRAME_PORT:-8081}"
  ports+=("PIPEFRAME_PORT=$PIPEFRAME_PORT")
fi

install_build_tools
# Before the build, which takes minutes.
node tools/preview/check-ports.mjs "${ports[@]}"
say "Building the preview; the first build compiles every dependency and takes a few minutes."
say "When trunk says that it serves, open http://127.0.0.1:$TRUNK_SERVE_PORT/. Ctrl-C ends it."
if [[ "${BACKEND:-}" == 1 ]]; then
  export PIPEFRAME_BACKEND=1 PIPEFRAME_DEVELOPMENT=1
  say "Starting the app's own server at http://127.0.0.1:$PIPEFRAME_PORT/api."
  cargo run --quiet --example backend &
  server=$!
  trap 'kill "$server" 2>/dev/null || true' EXIT
  node tools/preview/serve.mjs --dist target/preview --proxy-backend "http://127.0.0.1:$PIPEFRAME_PORT/api/" "$@"
  exit
fi
# Its own folder, so that `make dist` can run meanwhile.
exec node tools/preview/serve.mjs --dist target/preview "$@"
