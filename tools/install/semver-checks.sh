# shellcheck shell=bash
# cargo-semver-checks: compares the library's public API with that of an earlier commit.

has_semver_checks() {
  [ "$(cargo semver-checks --version 2>/dev/null)" = "cargo-semver-checks $semver_checks_version" ]
}

install_semver_checks() {
  has_semver_checks && return
  say "Building cargo-semver-checks $semver_checks_version (compares the public API) into $semver_checks_home; some minutes, once."
  build_cargo_tool cargo-semver-checks "$semver_checks_version" "$semver_checks_home" has_semver_checks && return
  missing "cargo-semver-checks $semver_checks_version" \
    "cargo semver-checks on PATH, $semver_checks_home, cargo install --locked cargo-semver-checks@$semver_checks_version" \
    "read the error above, or put cargo-semver-checks $semver_checks_version on PATH, then run the command again"
  return 1
}
