//! Says what is wrong with a Pipedrive app before Pipedrive does. See the library for what it checks.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    pipeframe_doctor::run(std::env::args().skip(1))
}

#[cfg(target_arch = "wasm32")]
fn main() {}
