//! Each page of a release is opened by `src/main.rs`, and only there.
#![cfg(not(target_arch = "wasm32"))]

#[test]
fn every_page_that_cargo_toml_names_is_opened_and_left_out_of_the_others() {
    let manifest = include_str!("../Cargo.toml");
    let main = include_str!("../src/main.rs");
    let pages = manifest
        .lines()
        .find_map(|line| line.strip_prefix("pages = "));
    let pages: Vec<String> = serde_json::from_str(pages.unwrap()).unwrap();
    for page in pages {
        let arm = format!("\"{page}\" if is_built!(\"{page}\") =>");
        assert!(main.contains(&arm), "src/main.rs lacks {arm}");
    }
}
