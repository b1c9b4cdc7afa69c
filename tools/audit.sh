#!/usr/bin/env bash
# Judges what everything is built from: licences and sources by deny.toml, known vulnerabilities by the advisories of RustSec and npm.
# A database that can't be reached leaves its part not judged, and the command then fails too.
set -uo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_toolchain && install_cargo_deny || exit 1
log="$(mktemp)"
trap 'rm -f "$log"' EXIT
found=0
unjudged=0

# judge WHAT UNREACHABLE WHERE COMMAND...
# UNREACHABLE is what the command says when it could not ask; empty for a command that asks nobody.
judge() {
  local what="$1" unreachable="$2" where="$3"
  shift 3
  if "$@" >"$log" 2>&1; then
    say "ok          $what"
  elif [ -n "$unreachable" ] && grep -qE "$unreachable" "$log"; then
    unjudged=$((unjudged + 1))
    say "not judged  $what: $where can't be reached from here. Run this where it can."
  else
    found=$((found + 1))
    say "FAILED      $what"
    sed 's/^/    /' "$log" >&2
  fi
}

judge "licences, sources and bans of crates" "" "" cargo deny --offline check licenses bans sources
judge "known vulnerabilities of crates" "failed to fetch advisory database" "https://github.com/RustSec/advisory-db" \
  cargo deny check advisories
for lock in $(git ls-files '*package-lock.json'); do
  folder="$(dirname "$lock")"
  judge "known vulnerabilities of npm packages in $lock" "audit endpoint returned an error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED" \
    "the registry's list of advisories ($(npm config get registry)-/npm/v1/security)" npm audit --prefix "$folder" --package-lock-only
done
say "$found failed, $unjudged not judged"
[ "$found" -eq 0 ] && [ "$unjudged" -eq 0 ]
