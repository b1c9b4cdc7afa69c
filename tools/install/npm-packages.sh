# shellcheck shell=bash
# The npm packages of package-lock.json: Pipedrive's SDK, wasm-opt, esbuild, and the browser tests' tools. Those of
# tests/interop: every version of the SDK, and React. That of tests/browser/fonts: the font that pictures are compared in. Those of
# tests/hosting: how static hosts read their configurations.

install_npm_packages() {
  install_npm_folder "$repository" \
    "the npm packages of package-lock.json (Pipedrive's SDK, wasm-opt, and the browser tests' tools) into node_modules"
}

install_interop_packages() {
  install_npm_folder "$repository/tests/interop" \
    "every version of Pipedrive's SDK (the browser tests try each of them) into tests/interop/node_modules"
}

install_font_packages() {
  install_npm_folder "$repository/tests/browser/fonts" \
    "the font of the browser tests' pictures into tests/browser/fonts/node_modules"
}

install_hosting_packages() {
  install_npm_folder "$repository/tests/hosting" \
    "what Netlify and Vercel read their configurations with (the tests try those of a release) into tests/hosting/node_modules"
}

# install_npm_folder FOLDER WHAT
install_npm_folder() {
  local folder="$1" log
  has_npm_packages "$folder" && return
  say "Installing $2."
  log="$(mktemp)"
  if with_progress "npm ci" "$log" npm ci --prefix "$folder" --no-audit --no-fund; then
    cp "$folder/package-lock.json" "$(npm_stamp "$folder")"
    rm -f "$log"
    return
  fi
  missing "The npm packages of $folder" "npm ci (its output: $log)" "read the error above; with a proxy or a mirror, check 'npm config get registry'"
  return 1
}

# has_npm_packages [FOLDER]
has_npm_packages() {
  cmp -s "${1:-$repository}/package-lock.json" "$(npm_stamp "${1:-$repository}")"
}

npm_stamp() {
  printf '%s/node_modules/.pipeframe-lock\n' "$1"
}
