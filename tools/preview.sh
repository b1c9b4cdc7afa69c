#!/usr/bin/env bash
# Serves the development build: the simulated Pipedrive with the extension in it. Arguments go to `trunk serve`.
# PORT chooses where; without it, trunk's own TRUNK_SERVE_PORT, then 8080.
# With API=http://localhost:4000 the pages talk to a server there instead of the sandbox in the page; with BACKEND=1 to the reference app's
# own, which is started beside it with a stand-in for Pipedrive's OAuth and API. TLS=1 serves over HTTPS, by a certificate of this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

export TRUNK_SERVE_PORT="${PORT:-${TRUNK_SERVE_PORT:-8080}}"
ports=("PORT=$TRUNK_SERVE_PORT")
if [[ "${BACKEND:-}" == 1 ]]; then
  export PIPEFRAME_PORT="${PIPEFRAME_PORT:-8081}"
  export PIPEFRAME_STAND_IN_PORT="${PIPEFRAME_STAND_IN_PORT:-8082}"
  ports+=("PIPEFRAME_PORT=$PIPEFRAME_PORT" "PIPEFRAME_STAND_IN_PORT=$PIPEFRAME_STAND_IN_PORT")
fi

install_build_tools
# Before the build, which takes minutes.
node packages/build/bin/check-ports.mjs "${ports[@]}"
say "Building the preview; the first build compiles every dependency and takes a few minutes."
secured=()
scheme=http
if [[ "${TLS:-}" == 1 ]]; then
  secured=(--tls)
  scheme=https
fi
say "When trunk says that it serves, open $scheme://127.0.0.1:$TRUNK_SERVE_PORT/. Ctrl-C ends it."
if [[ "${BACKEND:-}" == 1 ]]; then
  export PIPEFRAME_DEVELOPMENT=1
  # The app's server knows the preview by it, as it knows Pipedrive by what is entered in the Developer Hub. It protects nothing.
  export PIPEFRAME_HTTP_AUTH="${PIPEFRAME_HTTP_AUTH:-pipedrive:made-up-by-the-preview}"
  stand_in_address="http://127.0.0.1:$PIPEFRAME_STAND_IN_PORT"
  # In turn: two builds at once wait for each other.
  cargo build --quiet --package pipeframe-stand-in --package car-services-server
  say "Starting a stand-in for Pipedrive's OAuth and API at $stand_in_address."
  export PIPEFRAME_APP_ADDRESS="${PIPEFRAME_APP_ADDRESS:-http://127.0.0.1:$PIPEFRAME_PORT}"
  PIPEFRAME_PREVIEW_ADDRESS="$scheme://127.0.0.1:$TRUNK_SERVE_PORT" cargo run --quiet --package pipeframe-stand-in &
  stand_in=$!
  # Where the app finds Pipedrive.
  export PIPEFRAME_PIPEDRIVE="${PIPEFRAME_PIPEDRIVE:-$stand_in_address}"
  say "Starting the app's own server at http://127.0.0.1:$PIPEFRAME_PORT/api."
  cargo run --quiet --package car-services-server &
  server=$!
  trap 'kill "$server" "$stand_in" 2>/dev/null || true' EXIT
  pipeframe-build serve "${secured[@]}" --api "http://127.0.0.1:$PIPEFRAME_PORT" --stand-in "$stand_in_address" --dist target/preview "$@"
  exit
fi
# Its own folder, so that `make dist` can run meanwhile.
exec pipeframe-build serve "${secured[@]}" ${API:+--api "$API"} --dist target/preview "$@"
