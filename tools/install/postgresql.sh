# shellcheck shell=bash
# PostgreSQL, on which the app's server is tried too. Where it can't be had, those tests are skipped and say so, but never in CI.

install_postgresql() {
  has_postgresql && return
  if command -v apt-get >/dev/null; then
    say "Installing postgresql with apt-get (the app's server is tried on it; the tests start their own, in a temporary folder)."
    local log
    log="$(mktemp)"
    with_progress "apt-get" "$log" apt_install postgresql && has_postgresql && return
    say "It could not be installed. What apt-get said: $log"
  fi
  [[ "${CI:-}" != true ]] && return
  missing "PostgreSQL" "postgres of /usr/lib/postgresql, apt-get install postgresql" "install PostgreSQL 13 or newer"
  return 1
}

has_postgresql() {
  compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || command -v postgres >/dev/null
}
