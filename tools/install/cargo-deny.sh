# shellcheck shell=bash
# cargo-deny: licences, sources, bans and known vulnerabilities of the crates in Cargo.lock.

has_cargo_deny() {
  [ "$(cargo deny --version 2>/dev/null)" = "cargo-deny $cargo_deny_version" ]
}

install_cargo_deny() {
  has_cargo_deny && return
  say "Building cargo-deny $cargo_deny_version (judges the dependencies) into $cargo_deny_home; some minutes, once."
  build_cargo_tool cargo-deny "$cargo_deny_version" "$cargo_deny_home" has_cargo_deny && return
  missing "cargo-deny $cargo_deny_version" \
    "cargo deny on PATH, $cargo_deny_home, cargo install --locked cargo-deny@$cargo_deny_version" \
    "read the error above, or put cargo-deny $cargo_deny_version on PATH, then run the command again"
  return 1
}
