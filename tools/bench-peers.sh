# shellcheck shell=bash
# What ours is compared with, by tests/bench's own packages. Sourced by the scripts that measure.

install_bench_packages() {
  with_progress "npm ci for what is compared with" target/bench-npm.log npm ci --prefix tests/bench --no-audit --no-fund
}

# build_bench_peer react|preact|solid|svelte|plain
build_bench_peer() {
  with_progress "building the pages in $1" "target/bench-$1.log" npm exec --prefix tests/bench -- vite build --config tests/bench/vite.config.js --mode "$1"
}
