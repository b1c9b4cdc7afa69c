# shellcheck shell=bash
# A Firefox, in which some of the tests run too. Sets FIREFOX.

install_firefox() {
  choose_firefox && return
  install_firefox_from_apt && choose_firefox && return
  missing "A Firefox" \
    "FIREFOX (${FIREFOX:-not set}), firefox-esr and firefox on PATH, apt-get install firefox-esr" \
    "install Firefox, or name it: FIREFOX=/path make test"
  return 1
}

choose_firefox() {
  local browser
  for browser in ${FIREFOX:+"$FIREFOX"} firefox-esr firefox; do
    command -v "$browser" >/dev/null || continue
    FIREFOX="$(command -v "$browser")"
    export FIREFOX
    return
  done
  return 1
}

install_firefox_from_apt() {
  command -v apt-get >/dev/null || return
  say "Installing firefox-esr with apt-get (some of the tests run in it)."
  local log
  log="$(mktemp)"
  with_progress "apt-get" "$log" apt_install firefox-esr
}
