# shellcheck shell=bash
# The Rust compiler, Node, and Rust's standard library for the browser.

install_toolchain() {
  require_cargo && require_node && install_wasm_target
}

require_cargo() {
  cargo --version >/dev/null 2>&1 && return
  missing "Rust" "cargo on PATH and in ${CARGO_HOME:-$HOME/.cargo}/bin" "install Rust 1.88 or newer from https://rustup.rs"
  return 1
}

require_node() {
  local found
  found="$(node --version 2>/dev/null)" || found="none"
  case "$found" in
    v[2-9][0-9].* | v[1-9][0-9][0-9].*) command -v npm >/dev/null && return ;;
  esac
  missing "Node 20 or newer with npm" "node and npm on PATH (node: $found)" "install Node from https://nodejs.org or with your package manager"
  return 1
}

has_wasm_target() {
  local library
  library="$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" &&
    compgen -G "$library/libcore-*.rlib" >/dev/null
}

install_wasm_target() {
  has_wasm_target && return
  local tried="rustc's own libraries" log
  if command -v rustup >/dev/null; then
    say "Adding the target wasm32-unknown-unknown to $(rustc --version) (Rust's standard library for the browser)."
    log="$(mktemp)"
    rustup target add wasm32-unknown-unknown >"$log" 2>&1 && has_wasm_target && return
    tail -n 5 "$log" >&2
    tried="$tried, rustup target add wasm32-unknown-unknown"
  fi
  missing "Rust's standard library for wasm32-unknown-unknown" "$tried ($(rustc --version), $(rustc --print sysroot))" \
    "run 'rustup target add wasm32-unknown-unknown' with access to https://static.rust-lang.org; a rustc that is not from rustup needs its distribution's package (Fedora: rust-std-static-wasm32-unknown-unknown, Arch: rust-wasm, Debian: libstd-rust-dev-wasm32 with rustc 1.88 or newer)"
  return 1
}
