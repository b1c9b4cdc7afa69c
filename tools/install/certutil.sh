# shellcheck shell=bash
# certutil: puts a certificate authority into the databases of Chromium and Firefox.

install_certutil() {
  command -v certutil >/dev/null && return
  if command -v apt-get >/dev/null; then
    say "Installing libnss3-tools with apt-get (the browsers of the tests trust a certificate authority that the tests make)."
    local log
    log="$(mktemp)"
    with_progress "apt-get" "$log" apt_install libnss3-tools && command -v certutil >/dev/null && return
  fi
  missing "certutil" "certutil on PATH, apt-get install libnss3-tools" "install the tools of NSS"
  return 1
}
