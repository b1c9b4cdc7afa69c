//! Which code may use which: the packages by their dependencies, as cargo lists them, and the modules of each package by their
//! imports.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used)]

mod imports;
mod rooms;

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

/// Which packages of the workspace each of them names as a dependency, for its tests too.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let said = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--locked",
            "--offline",
        ])
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&said.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let name = |package: &Value| package["name"].as_str().unwrap().to_owned();
    let own: Vec<String> = packages.iter().map(name).collect();
    let named = |package: &Value| {
        let dependencies = package["dependencies"].as_array().unwrap();
        let mut names: Vec<String> = dependencies.iter().map(name).collect();
        // The library's own tests ask for every feature of it.
        let itself = name(package);
        names.retain(|name| own.contains(name) && *name != itself);
        names
    };
    packages
        .iter()
        .map(|package| (name(package), named(package)))
        .collect()
}

#[test]
fn the_registration_depends_on_none_of_the_others() {
    assert!(dependencies()["pipeframe-registration"].is_empty());
}

#[test]
fn the_documents_of_json_extensions_share_the_rules_of_the_registration_and_nothing_else() {
    assert_eq!(
        dependencies()["pipeframe-json-ui"],
        ["pipeframe-registration"]
    );
}

#[test]
fn the_library_sees_neither_the_app_nor_the_preview() {
    assert_eq!(
        dependencies()["pipeframe"],
        [
            "pipeframe-json-ui",
            "pipeframe-registration",
            "pipeframe-locales"
        ]
    );
}

#[test]
fn the_preview_shares_no_word_of_the_conversation_with_the_library() {
    assert_eq!(
        dependencies()["pipeframe-preview"],
        ["pipeframe-json-ui", "pipeframe-registration"]
    );
}

#[test]
fn the_doctor_shares_the_rules_of_the_registration_and_of_json_extensions_and_nothing_else() {
    assert_eq!(
        dependencies()["pipeframe-doctor"],
        ["pipeframe-json-ui", "pipeframe-registration"]
    );
}

#[test]
fn the_stand_in_knows_the_app_by_its_registration_alone() {
    assert_eq!(
        dependencies()["pipeframe-stand-in"],
        ["pipeframe-registration"]
    );
}

#[test]
fn what_reads_the_languages_depends_on_none_of_the_others() {
    assert!(dependencies()["pipeframe-locales"].is_empty());
}

#[test]
fn the_app_sees_the_library_and_what_reads_its_languages() {
    assert_eq!(
        dependencies()["car-services"],
        ["pipeframe", "pipeframe-locales"]
    );
}

#[test]
fn the_server_sees_the_library_alone() {
    assert_eq!(dependencies()["car-services-server"], ["pipeframe"]);
}

#[test]
fn what_is_published_of_the_library_is_its_source_with_what_pages_load_and_the_licences() {
    let said = Command::new(env!("CARGO"))
        .args([
            "package",
            "--list",
            "--offline",
            "--allow-dirty",
            "--package",
            "pipeframe",
        ])
        .output()
        .unwrap();
    let listed = String::from_utf8(said.stdout).unwrap();
    let wanted = [
        "web/boot.js",
        "build.rs",
        "locales/en.ftl",
        "LICENSE-APACHE",
        "LICENSE-MIT",
    ];
    let is_expected = |path: &&str| {
        let of_cargo = [
            "Cargo.toml",
            "Cargo.toml.orig",
            "Cargo.lock",
            ".cargo_vcs_info.json",
        ];
        let is_source = ["src/", "web/", "locales/"]
            .iter()
            .any(|folder| path.starts_with(folder));
        is_source || of_cargo.contains(path) || wanted.contains(path)
    };
    for path in wanted {
        assert!(listed.lines().any(|other| other == path), "{listed}");
    }
    assert_eq!(listed.lines().find(|path| !is_expected(path)), None);
}
