//! Finding what was meant by a few typed words.

use pipeframe::kit::intl;

/// Whether each typed word is somewhere in the text, ignoring case and accents.
pub fn has_every_word(text: &str, typed: &str) -> bool {
    has_words(&intl::folded(text), &intl::folded(typed))
}

/// Whether each word is somewhere in the text; both are folded already.
pub fn has_words(text: &str, words: &str) -> bool {
    words
        .split_ascii_whitespace()
        .all(|word| has_part(text, word))
}

/// Whether a part is somewhere in the text. The standard library's search is made for long texts and weighs as much.
pub fn has_part(text: &str, part: &str) -> bool {
    part.is_empty()
        || text
            .as_bytes()
            .windows(part.len())
            .any(|window| window == part.as_bytes())
}
