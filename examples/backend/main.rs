//! The app's own server: Car services behind HTTP, with a database.
//!
//! ```sh
//! PIPEFRAME_DEVELOPMENT=1 cargo run --package car-services-server
//! ```
//!
//! It answers the same requests as the sandbox in the page, by the same rules: `src/domain` and `src/garage` are
//! compiled into both. What a server adds is here: it believes only signed tokens, keeps each company's rows apart,
//! remembers the answers to writes, and serves the built pages with the headers that they need.
//! `openapi.json` beside this file describes the API.

#[cfg(not(target_arch = "wasm32"))]
mod server;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    server::main()
}

/// Lints of the browser's target compile this package too; there is no server in a browser.
#[cfg(target_arch = "wasm32")]
fn main() {}
