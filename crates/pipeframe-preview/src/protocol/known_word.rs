//! Reads a word of a closed vocabulary; what is wrong with one that isn't in it.

use serde_json::Value;

use crate::rule::Rule;

use super::finding::Finding;
use super::spelling::{list, meant};
use super::value::{describe, shorten};

/// Reads a word of a vocabulary out of a value.
pub(super) fn word_of<T: Copy>(
    kind: &str,
    constant: &str,
    value: Option<&Value>,
    all: &[T],
    word: fn(T) -> &'static str,
) -> Result<T, Finding> {
    let known: Vec<&str> = all.iter().map(|candidate| word(*candidate)).collect();
    let text = value.and_then(Value::as_str);
    all.iter()
        .copied()
        .find(|candidate| text == Some(word(*candidate)))
        .ok_or_else(|| unknown_word(kind, value, &known, constant))
}

/// What is wrong with a word that isn't in its vocabulary; `constant` is the SDK's enum of it.
pub(super) fn unknown_word(
    kind: &str,
    word: Option<&Value>,
    known: &[&str],
    constant: &str,
) -> Finding {
    let rule = format!("Known are {}; case counts.", list(known));
    let Some(word) = word else {
        return Finding::new(
            Rule::KnownWord,
            format!("The {kind} is missing."),
            format!("Use a constant of the SDK's `{constant}`."),
        )
        .meaning(rule);
    };
    let what = match word.as_str() {
        Some(text) => format!("There is no {kind} \u{201c}{}\u{201d}.", shorten(text)),
        None => format!("The {kind} is {}.", describe(word)),
    };
    let fix = match word.as_str().and_then(|word| meant(word, known)) {
        Some(meant) => format!("Write \"{meant}\" (`{constant}.{}`).", meant.to_uppercase()),
        None => format!("Use a constant of the SDK's `{constant}`."),
    };
    Finding::new(Rule::KnownWord, what, fix).meaning(rule)
}
