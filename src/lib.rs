//! Pipeframe: the front end of a Pipedrive app, in Rust.

pub mod backend;
pub mod context;
pub mod kit;
#[cfg(any(debug_assertions, feature = "preview"))]
pub mod preview;
pub mod registration;
pub mod sdk;
pub mod surface;
