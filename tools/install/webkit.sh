# shellcheck shell=bash
# WebKit as Debian has it, with its WebDriver, and a screen for it. Only the check of a deployment uses it.

install_webkit() {
  has_webkit && return
  if command -v apt-get >/dev/null; then
    say "Installing webkit2gtk-driver and xvfb with apt-get (the release is tried in WebKit too)."
    local log
    log="$(mktemp)"
    with_progress "apt-get" "$log" apt_install webkit2gtk-driver xvfb && has_webkit && return
  fi
  missing "WebKit with its WebDriver" "WebKitWebDriver and Xvfb on PATH, apt-get install webkit2gtk-driver xvfb" "install WebKitGTK's driver"
  return 1
}

has_webkit() {
  command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null
}
