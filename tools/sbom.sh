#!/usr/bin/env bash
# Writes the bill of materials of a release into target/sbom.
set -euo pipefail
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

install_toolchain
exec node tools/sbom/write.mjs target/sbom/release.cdx.json
