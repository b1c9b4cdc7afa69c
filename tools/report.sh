# shellcheck shell=bash
# What the scripts say. Sourced by the other scripts.

say() {
  printf '%s\n' "$*" >&2
}

# missing NAME TRIED WHAT_TO_DO
missing() {
  say ""
  say "$1 is missing and could not be installed."
  say "  Tried:      $2"
  say "  What to do: $3"
}

version_on_path() {
  "$1" --version 2>/dev/null || printf 'there is none'
}

# with_progress LABEL LOG COMMAND...
# Keeps the output in LOG, shows that the command is alive, and shows the end of LOG if it fails. VERBOSE=1 shows all of it.
with_progress() {
  if [ "${VERBOSE:-}" = 1 ]; then
    "${@:3}"
    return
  fi
  local label="$1" log="$2" pause=30 started=$SECONDS status=0
  shift 2
  [ -t 2 ] && pause=2
  "$@" >"$log" 2>&1 &
  local job=$!
  # shellcheck disable=SC2064
  trap "kill $job 2>/dev/null; exit 130" INT TERM
  local next=$((SECONDS + pause))
  while kill -0 "$job" 2>/dev/null; do
    sleep 0.2
    [ "$SECONDS" -ge "$next" ] || continue
    next=$((SECONDS + pause))
    show_progress "$label" $((SECONDS - started)) "$log"
  done
  wait "$job" || status=$?
  trap - INT TERM
  [ -t 2 ] && printf '\r\033[K' >&2
  [ "$status" -eq 0 ] || tail -n 20 "$log" >&2
  return "$status"
}

show_progress() {
  local latest
  latest="$(tr '\r' '\n' <"$3" | awk 'NF { line = $0 } END { print substr(line, 1, 60) }')"
  if [ -t 2 ]; then
    printf '\r\033[K  %s: %s s, %s' "$1" "$2" "$latest" >&2
  else
    say "  $1: $2 s, $latest"
  fi
}
