# shellcheck shell=bash
# Where the tools are, which versions are wanted, and how everything finds them. Sourced by the other scripts.

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
tools_home="${PIPEFRAME_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/pipeframe/tools}"

trunk_version=0.21.14
wasm_split_version=0.2.4
mdbook_version=0.5.4
cargo_deny_version=0.20.2
semver_checks_version=0.51.0
# The command line tool must be of the very version that the code is compiled with.
wasm_bindgen_version="$(awk '/^name = / { name = $3 } /^version = / && name == "\"wasm-bindgen\"" { gsub("\"", "", $3); print $3; exit }' "$repository/Cargo.lock")"

trunk_home="$tools_home/trunk-$trunk_version"
wasm_bindgen_home="$tools_home/wasm-bindgen-cli-$wasm_bindgen_version"
wasm_split_home="$tools_home/wasm-split-cli-$wasm_split_version"
mdbook_home="$tools_home/mdbook-$mdbook_version"
cargo_deny_home="$tools_home/cargo-deny-$cargo_deny_version"
semver_checks_home="$tools_home/cargo-semver-checks-$semver_checks_version"

search_path="$trunk_home/bin:$wasm_bindgen_home/bin:$wasm_split_home/bin:$mdbook_home/bin:$cargo_deny_home/bin:$semver_checks_home/bin:$repository/node_modules/.bin:$PATH"
command -v cargo >/dev/null || search_path="$search_path:${CARGO_HOME:-$HOME/.cargo}/bin"
export PATH="$search_path"

export TRUNK_SKIP_VERSION_CHECK=true
# Anything but "true" and "false" in NO_COLOR ends trunk with a usage error.
case "${NO_COLOR-unset}" in
  unset | true | false) ;;
  "") unset NO_COLOR ;;
  *) export NO_COLOR=true ;;
esac
