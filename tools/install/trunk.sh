# shellcheck shell=bash
# Trunk: builds the page and serves it.

has_trunk() {
  local found
  found="$(trunk --version 2>/dev/null)" && found="${found#trunk }" &&
    [ "$(printf '%s\n' "$trunk_version" "$found" | sort -V | head -n 1)" = "$trunk_version" ]
}

install_trunk() {
  has_trunk && return
  say "Building trunk $trunk_version (builds and serves the page) into $trunk_home; a few minutes, once."
  build_cargo_tool trunk "$trunk_version" "$trunk_home" has_trunk --no-default-features --features rustls && return
  missing "trunk $trunk_version" "trunk on PATH ($(version_on_path trunk)), $trunk_home, cargo install --locked trunk@$trunk_version" \
    "read the error above, or put trunk $trunk_version or newer on PATH, then run the command again"
  return 1
}
