//! Starts that fail at once.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use pipeframe::{
    sdk::{Options, Sdk, SdkError},
    surface::Panel,
};
use support::{load_official_sdk, remove_official_sdk};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn a_page_without_the_sdks_script_gets_an_error() {
    load_official_sdk();
    remove_official_sdk();

    let error = Sdk::<Panel>::open(&Options::default()).err();

    assert_eq!(error, Some(SdkError::ScriptMissing));
}

#[wasm_bindgen_test]
fn a_page_without_an_identifier_gets_an_error() {
    load_official_sdk();

    let error = Sdk::<Panel>::open(&Options::default()).err();

    assert_eq!(error, Some(SdkError::NoIdentifier));
}
