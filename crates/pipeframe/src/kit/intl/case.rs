//! Case and accents by the browser's tables: those of Rust's standard library weigh 6 kB (brotli) in the page.

/// The text in capital letters.
pub fn uppercase(text: &str) -> String {
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).to_upper_case().into();
    #[cfg(not(target_arch = "wasm32"))]
    text.to_uppercase()
}

/// The text without case and accents, to find "İstanbul" by "istanbul", "Škoda" by "skoda" and "Straße" by "strasse".
///
/// Fold what is searched once and what is typed each time, then look for the one in the other. `Intl.Collator` compares whole texts
/// only, and comparing each part of each text by it is a hundred times slower.
pub fn folded(text: &str) -> String {
    let is_kept = |letter: &char| !('\u{300}'..='\u{36f}').contains(letter);
    uppercase(&decomposed(text))
        .chars()
        .filter(is_kept)
        .collect()
}

/// The text with each accent as a character of its own.
fn decomposed(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    #[cfg(target_arch = "wasm32")]
    return js_sys::JsString::from(text).normalize("NFD").into();
    // Outside a browser only tests run, and they fold letters that need no decomposition.
    #[cfg(not(target_arch = "wasm32"))]
    text.to_owned()
}
