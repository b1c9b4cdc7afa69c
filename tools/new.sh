#!/usr/bin/env bash
# new.sh FOLDER [SURFACE...|all]: begins an extension of one's own, which takes the library, the build step and the preview from this clone.
set -euo pipefail
caller="$PWD"
cd "$(dirname "$0")/.."
source tools/environment.sh
source tools/report.sh
source tools/install.sh

folder="${1:-}"
if [ -z "$folder" ]; then
  say "Say where: make new NAME=../my-extension"
  exit 2
fi
shift
surfaces=()
for surface in "$@"; do
  if [ "$surface" = all ]; then surfaces+=(--all); else surfaces+=(--surface "$surface"); fi
done
install_build_tools
cd "$caller"
exec pipeframe-build new "$folder" "${surfaces[@]}" --clone "$repository"
