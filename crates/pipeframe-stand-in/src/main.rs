//! Pipedrive's OAuth, API and webhooks on this machine. See the library for what it does.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    pipeframe_stand_in::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
