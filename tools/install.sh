# shellcheck shell=bash
# Installs what a command needs. Sourced by the other scripts, after environment.sh and report.sh.

for part in toolchain cargo-tool trunk wasm-bindgen wasm-split mdbook cargo-deny semver-checks npm-packages clients browser firefox web-servers postgresql certutil webkit; do
  # shellcheck source=/dev/null
  source "$repository/tools/install/$part.sh"
done

install_build_tools() {
  install_toolchain && install_trunk && install_wasm_bindgen && install_wasm_split && install_npm_packages
}

install_test_tools() {
  install_build_tools && install_interop_packages && install_font_packages && install_hosting_packages && install_clients && install_browser && install_firefox && install_web_servers && install_postgresql && install_certutil
}
