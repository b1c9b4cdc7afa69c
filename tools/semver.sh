#!/usr/bin/env bash
# Compares the public API of what is published with that of the last tag, or of the commit REV.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

# Without a tag there is no release whose users could be broken.
revision="${1:-$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null || true)}"
if [ -z "$revision" ]; then
  say "No version is tagged, so there is no API to keep. To compare with a commit: make semver REV=HEAD~10"
  exit 0
fi
if ! git rev-parse --verify --quiet "$revision^{commit}" >/dev/null; then
  say "There is no commit or tag $revision. Give one that git log or git tag shows: make semver REV=HEAD~10"
  exit 1
fi
install_toolchain
install_semver_checks
say "Comparing with $revision ($(git log -1 --format='%h, %cs' "$revision"))."
# For this machine: the public API is the same, and for wasm32 its --cap-lints hides from cargo which kinds of crates there are.
exec cargo semver-checks check-release --baseline-rev "$revision" --default-features \
  --package pipeframe --package pipeframe-registration
