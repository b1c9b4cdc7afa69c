//! Makes functions of the texts of the library, and tells the build scripts of apps where their translations are.

fn main() {
    pipeframe_locales::build_library();
    println!("cargo::rerun-if-changed=build.rs");
}
