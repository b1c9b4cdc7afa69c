# shellcheck shell=bash
# wasm-bindgen: writes the JavaScript between the page and the compiled code, and runs its tests in a browser.

has_wasm_bindgen() {
  [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wasm_bindgen_version" ] &&
    [ "$(wasm-bindgen-test-runner --version 2>/dev/null)" = "wasm-bindgen-test-runner $wasm_bindgen_version" ]
}

install_wasm_bindgen() {
  has_wasm_bindgen && return
  say "Building wasm-bindgen-cli $wasm_bindgen_version (joins the compiled code to the page) into $wasm_bindgen_home; a few minutes, once."
  build_cargo_tool wasm-bindgen-cli "$wasm_bindgen_version" "$wasm_bindgen_home" has_wasm_bindgen && return
  missing "wasm-bindgen-cli $wasm_bindgen_version" \
    "wasm-bindgen on PATH ($(version_on_path wasm-bindgen)), $wasm_bindgen_home, cargo install --locked wasm-bindgen-cli@$wasm_bindgen_version" \
    "read the error above, or put wasm-bindgen and wasm-bindgen-test-runner of exactly this version on PATH, then run the command again"
  return 1
}
