# shellcheck shell=bash
# Builds a command line tool from crates.io into the tools' home, whole or not at all.

# build_cargo_tool CRATE VERSION HOME IS_WHOLE [CARGO_INSTALL_OPTION...]
# IS_WHOLE is a command that succeeds when every program of the tool in HOME/bin runs.
build_cargo_tool() {
  mkdir -p "$tools_home"
  (
    if command -v flock >/dev/null; then
      flock --nonblock 9 || {
        say "  Another command is building $1 just now: waiting for it."
        flock 9
      }
    fi
    "$4" || build_into_place "$@"
  ) 9>"$tools_home/.$1.lock"
}

build_into_place() {
  local crate="$1" version="$2" home="$3" is_whole="$4"
  shift 4
  # What is compiled stays here after an interruption, so that the next run goes on from there.
  local workplace="$tools_home/.building/$crate-$version"
  mkdir -p "$workplace"
  with_progress "building $crate" "$workplace/log" cargo_install --locked "$@" ||
    build_with_other_versions "$@" || return
  rm -rf "$home"
  mv "$workplace/root" "$home"
  rm -rf "$workplace"
  "$is_whole"
}

# A mirror of crates.io may lack a version that the tool's own lock file names.
build_with_other_versions() {
  grep -q "failed to select a version" "$workplace/log" || return
  say "  Trying again with the newest versions of its dependencies that the registry has."
  with_progress "building $crate" "$workplace/log" cargo_install "$@"
}

cargo_install() {
  env CARGO_TARGET_DIR="$workplace/target" CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 CARGO_TERM_COLOR=never \
    cargo install "$crate@$version" --root "$workplace/root" --force "$@"
}
