# shellcheck shell=bash
# The npm packages of package-lock.json: Pipedrive's SDK, wasm-opt, esbuild, and the browser tests' tools.

npm_stamp() {
  printf '%s/node_modules/.pipeframe-lock\n' "$repository"
}

has_npm_packages() {
  cmp -s "$repository/package-lock.json" "$(npm_stamp)"
}

install_npm_packages() {
  has_npm_packages && return
  say "Installing the npm packages of package-lock.json (Pipedrive's SDK, wasm-opt, and the browser tests' tools) into node_modules."
  local log
  log="$(mktemp)"
  if with_progress "npm ci" "$log" npm ci --prefix "$repository" --no-audit --no-fund; then
    cp "$repository/package-lock.json" "$(npm_stamp)"
    rm -f "$log"
    return
  fi
  missing "The npm packages" "npm ci (its output: $log)" "read the error above; with a proxy or a mirror, check 'npm config get registry'"
  return 1
}
