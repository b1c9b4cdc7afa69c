# shellcheck shell=bash
# A Chromium and the chromedriver of the same version, for the tests. Sets CHROME and CHROMEDRIVER.

install_browser() {
  choose_browser && return
  install_browser_from_apt && choose_browser && return
  install_browser_from_playwright && choose_browser && return
  missing "A Chromium with the chromedriver of its version" \
    "CHROME (${CHROME:-not set}), CHROMEDRIVER (${CHROMEDRIVER:-not set}), the programs on PATH, apt-get install chromium chromium-driver, npx playwright install chromium" \
    "install Chromium or Chrome and the chromedriver of the same version, or name them: CHROME=/path CHROMEDRIVER=/path make test"
  return 1
}

choose_browser() {
  local browser driver
  for browser in ${CHROME:+"$CHROME"} chromium chromium-browser google-chrome google-chrome-stable "$(playwright_browser)"; do
    for driver in ${CHROMEDRIVER:+"$CHROMEDRIVER"} chromedriver "$tools_home"/chromedriver/*/chromedriver; do
      are_a_pair "$browser" "$driver" || continue
      CHROME="$(command -v "$browser")"
      CHROMEDRIVER="$(command -v "$driver")"
      export CHROME CHROMEDRIVER
      return
    done
  done
  return 1
}

are_a_pair() {
  local browser_version driver_version
  browser_version="$(major_version "$1")" && driver_version="$(major_version "$2")" &&
    [ "$browser_version" = "$driver_version" ]
}

major_version() {
  command -v "$1" >/dev/null || return
  "$1" --version 2>/dev/null | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^[0-9]+\./) { split($i, part, "."); print part[1]; found = 1; exit } } END { exit !found }'
}

install_browser_from_apt() {
  command -v apt-get >/dev/null || return
  say "Installing chromium and chromium-driver with apt-get (the tests run in this browser)."
  local log
  log="$(mktemp)"
  with_progress "apt-get" "$log" apt_install chromium chromium-driver
}

apt_install() {
  as_root apt-get install --yes --no-install-recommends "$@" ||
    { as_root apt-get update && as_root apt-get install --yes --no-install-recommends "$@"; }
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo --non-interactive DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

playwright_browser() {
  (cd "$repository" && node -p 'require("playwright-core").chromium.executablePath()' 2>/dev/null)
}

install_browser_from_playwright() {
  say "Installing Playwright's Chromium and the chromedriver of its version (the tests run in this browser)."
  local log version
  log="$(mktemp)"
  with_progress "playwright install" "$log" playwright_install || return
  version="$("$(playwright_browser)" --version | awk '{ for (i = 1; i <= NF; i++) if ($i ~ /^[0-9.]+$/) print $i }')"
  with_progress "chromedriver $version" "$log" install_chromedriver "$version"
}

playwright_install() {
  npx playwright install --with-deps chromium || npx playwright install chromium
}

install_chromedriver() {
  local place="$tools_home/chromedriver" fetched
  mkdir -p "$place"
  fetched="$(npx --yes @puppeteer/browsers@2 install "chromedriver@$1" --path "$place/.fetched" --format '{{path}}' | tail -n 1)" || return
  mkdir -p "$place/$1" && ln -sf "$fetched" "$place/$1/chromedriver"
}
