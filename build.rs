//! The texts of the program, and how it is linked.

use std::env;

/// Bytes of stack for the pages of a release; a build with the sandbox, which reads and writes JSON, keeps the usual megabyte. Those of the reference app use less than three thousand of them, and each frame has
/// its own; the usual megabyte would be most of a page's memory. With so many, a page's stack and constants fit into one block of
/// 64 KiB. A stack that is too small ends in a trap, and so on the crash screen, never in another's data.
const STACK: u32 = 32 * 1024;

fn main() {
    pipeframe_locales::build_app();
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let is_page = env::var_os("CARGO_FEATURE_SANDBOX").is_none();
    if is_page && is("PROFILE", "release") && is("CARGO_CFG_TARGET_ARCH", "wasm32") {
        println!("cargo::rustc-link-arg-bins=-zstack-size={STACK}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
