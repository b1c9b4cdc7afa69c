# shellcheck shell=bash
# The panels that ours is compared with, by tests/bench's own packages. Sourced by the scripts that measure.

install_bench_packages() {
  with_progress "npm ci for what is compared with" target/bench-npm.log npm ci --prefix tests/bench --no-audit --no-fund
}

# build_bench_panel react|plain
build_bench_panel() {
  with_progress "building the $1 panel" "target/bench-$1.log" npm exec --prefix tests/bench -- vite build tests/bench/"$1" --config tests/bench/vite.config.js --mode "$1"
}
