//! The stand-in as a program meets it: each rule by the requests that a browser and an app's server send.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used)]

mod api;
mod consent;
mod control;
mod lab;
mod pipedrive;
mod tokens;
mod webhooks;
