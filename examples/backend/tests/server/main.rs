//! The app's own server, started as a process of its own and asked over HTTP.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::expect_used, clippy::unwrap_used)]
#![allow(
    unreachable_pub,
    reason = "a test exports nothing: here `pub` means for the other tests"
)]

mod accounts;
pub(crate) mod connections;
mod cross_origin;
mod database;
mod days;
mod description;
mod forgeries;
mod json_extensions;
mod limits;
pub(crate) mod place;
mod problems;
pub(crate) mod process;
mod schema;
mod shutdown;
mod site;
mod storm;
pub(crate) mod token;
mod tokens;
mod writes;
