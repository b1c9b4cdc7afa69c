# shellcheck shell=bash
# The clients of Pipedrive's API in tests/clients, which are held against the stand-in: Pipedrive's own for Node.js, and one for Python.

install_clients() {
  install_npm_folder "$repository/tests/clients" \
    "Pipedrive's own client (the tests hold it against the stand-in) into tests/clients/node_modules" &&
    install_python_client
}

# Where there is no Python, its test is skipped and says so; in CI it fails.
install_python_client() {
  local folder="$repository/target/clients-python" wanted="$repository/tests/clients/requirements.txt" log
  cmp -s "$wanted" "$folder/installed.txt" && return
  command -v python3 >/dev/null || return 0
  say "Installing a client of Pipedrive's API for Python (the tests hold it against the stand-in) into target/clients-python."
  log="$(mktemp)"
  if with_progress "pip" "$log" python_client "$folder" "$wanted"; then
    cp "$wanted" "$folder/installed.txt"
    rm -f "$log"
  else
    say "It could not be installed; its test is skipped. What pip said: $log"
  fi
}

# python_client FOLDER REQUIREMENTS
python_client() {
  python3 -m venv --clear "$1" && "$1/bin/pip" install --quiet --disable-pip-version-check --requirement "$2"
}
