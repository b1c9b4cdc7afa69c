# shellcheck shell=bash
# mdBook: builds the book of docs/.

has_mdbook() {
  [ "$(mdbook --version 2>/dev/null)" = "mdbook v$mdbook_version" ]
}

install_mdbook() {
  has_mdbook && return
  say "Building mdbook $mdbook_version (builds the book of docs/) into $mdbook_home; a few minutes, once."
  build_cargo_tool mdbook "$mdbook_version" "$mdbook_home" has_mdbook --no-default-features --features search && return
  missing "mdbook $mdbook_version" "mdbook on PATH ($(version_on_path mdbook)), $mdbook_home, cargo install --locked mdbook@$mdbook_version" \
    "read the error above, or put mdbook $mdbook_version on PATH, then run the command again"
  return 1
}
