//! The tests of the server once more, on PostgreSQL, and those of what several processes share there: `make test`, or
//! `node tools/postgres/run.mjs cargo test -p car-services-server --test server_on_postgres`.
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::expect_used, clippy::unwrap_used)]

#[cfg(not(target_arch = "wasm32"))]
mod addresses;
#[cfg(not(target_arch = "wasm32"))]
mod failures;
#[cfg(not(target_arch = "wasm32"))]
mod gate;
#[cfg(not(target_arch = "wasm32"))]
mod leaving;
#[cfg(not(target_arch = "wasm32"))]
mod processes;
#[path = "../server/main.rs"]
mod server;
