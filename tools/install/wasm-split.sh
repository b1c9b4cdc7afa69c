# shellcheck shell=bash
# wasm-split-cli: cuts a release into the parts that pages load.

# It does not say its version: only the one in the folder of this version is taken.
has_wasm_split() {
  "$wasm_split_home/bin/wasm-split-cli" --help >/dev/null 2>&1
}

install_wasm_split() {
  has_wasm_split && return
  say "Building wasm-split-cli $wasm_split_version (cuts a release into parts) into $wasm_split_home; a few minutes, once."
  build_cargo_tool wasm_split_cli_support "$wasm_split_version" "$wasm_split_home" has_wasm_split --features build-binary && return
  missing "wasm-split-cli $wasm_split_version" \
    "$wasm_split_home, cargo install --locked wasm_split_cli_support@$wasm_split_version --features build-binary" \
    "read the error above, then run the command again"
  return 1
}
