//! Texts without case and accents, to find what was meant.

/// The text without case and accents, by the browser's own tables.
pub(super) fn folded(text: &str) -> String {
    let is_kept = |letter: &char| !('\u{300}'..='\u{36f}').contains(letter);
    capitals(text).chars().filter(is_kept).collect()
}

#[cfg(target_arch = "wasm32")]
fn capitals(text: &str) -> String {
    js_sys::JsString::from(text)
        .normalize("NFD")
        .to_upper_case()
        .into()
}

/// Outside a browser only tests run, and they fold letters that need no decomposition.
#[cfg(not(target_arch = "wasm32"))]
fn capitals(text: &str) -> String {
    text.to_uppercase()
}
