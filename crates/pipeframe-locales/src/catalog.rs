//! What a page fetches of a language: a list of texts, each English one followed by its translation.
//!
//! A translation is found by the English text, which the program has anyway as what it falls back to.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::encode::{Isolation, encode};
use super::language::is_right_to_left;
use super::source::{Locale, Message};

/// The catalogs of an app, by the tags of their languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogs {
    /// English texts and their translations.
    pub languages: BTreeMap<String, BTreeMap<String, String>>,
    /// For texts that are written alike in English and differ in another language: what each is found by instead.
    pub keys: BTreeMap<String, String>,
}

/// An English text as the program has it.
pub(crate) fn source_of(message: &Message) -> String {
    encode(
        &message.pattern,
        &message.pattern.arguments(),
        Isolation::None,
    )
}

/// The catalogs of texts in several languages, of which English is the first.
pub fn catalogs(locales: &[Locale]) -> Catalogs {
    let mut catalogs = Catalogs::default();
    let Some((english, others)) = locales.split_first() else {
        return catalogs;
    };
    let ambiguous = |message: &Message| {
        english.messages.iter().any(|other| {
            source_of(other) == source_of(message)
                && others
                    .iter()
                    .any(|locale| translation(locale, other) != translation(locale, message))
        })
    };
    for message in english.messages.iter().filter(|known| ambiguous(known)) {
        let key = format!("{}\u{5}", message.key);
        catalogs.keys.insert(message.key.clone(), key);
    }
    for locale in others {
        let texts = english.messages.iter().filter_map(|message| {
            let text = translation(locale, message)?;
            let key = catalogs.keys.get(&message.key);
            Some((key.cloned().unwrap_or_else(|| source_of(message)), text))
        });
        let texts = texts.filter(|(key, text)| key != text).collect();
        catalogs.languages.insert(locale.tag.clone(), texts);
    }
    catalogs
}

fn translation(locale: &Locale, english: &Message) -> Option<String> {
    let isolation = if is_right_to_left(&locale.tag) {
        Isolation::Marks
    } else {
        Isolation::None
    };
    let translation = locale.message(&english.key)?;
    Some(encode(
        &translation.pattern,
        &english.pattern.arguments(),
        isolation,
    ))
}

/// One language as a JSON file.
pub(crate) fn json(texts: &BTreeMap<String, String>) -> String {
    let lines: Vec<String> = texts
        .iter()
        .map(|(english, text)| format!("{},{}", string(english), string(text)))
        .collect();
    format!("[{}]\n", lines.join(",\n"))
}

fn string(text: &str) -> String {
    let mut json = String::from('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\0'..='\u{1f}' => {
                let _ = write!(json, "\\u{:04x}", u32::from(letter));
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
    json
}
