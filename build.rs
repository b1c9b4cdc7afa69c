//! How the program is linked.

use std::env;

/// Bytes of stack for a release in the browser: pages need a fraction of them, and each frame of the app has its own. The usual
/// megabyte would be most of a page's memory.
const STACK: u32 = 256 * 1024;

fn main() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_ARCH", "wasm32") {
        println!("cargo::rustc-link-arg-bins=-zstack-size={STACK}");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
