//! The kit in a real browser, seen as a person meets it: by role, text, attributes and keyboard.
#![cfg(target_arch = "wasm32")]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::expect_used)]

pub mod buttons;
pub mod comboboxes;
pub mod entry;
pub mod fields;
pub mod focus;
pub mod formats;
pub mod lazy;
pub mod lists;
pub mod long_lists;
pub mod more_fields;
pub mod nodes;
pub mod notes;
mod page;
pub mod parts_of_a_page;
pub mod remembering;
pub mod states;
pub mod translation;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
