# shellcheck shell=bash
# nginx and Caddy, in which the tests try the configurations of a release. Where they can't be had, those tests are skipped and say so.

install_web_servers() {
  local wanted=() log
  command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || wanted+=(nginx-light libnginx-mod-http-brotli-static)
  command -v caddy >/dev/null || wanted+=(caddy)
  [ ${#wanted[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || return 0
  say "Installing ${wanted[*]} with apt-get (the tests try the configurations of a release in them)."
  log="$(mktemp)"
  with_progress "apt-get" "$log" apt_install "${wanted[@]}" || say "They could not be installed; their tests are skipped. What apt-get said: $log"
}
