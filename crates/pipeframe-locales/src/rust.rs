//! The functions that a program asks for its texts.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::catalog::source_of;
use super::check::kinds;
use super::pattern::{Kind, Pattern, Piece};
use super::source::{Locale, Message};

/// A module with one function for each English text. `text` is the path of `pipeframe::text`.
pub fn rust(english: &Locale, keys: &BTreeMap<String, String>, text: &str) -> String {
    let mut code = String::new();
    for message in english.messages.iter().filter(|known| !known.is_by_english) {
        code.push_str(&function(message, keys, text));
    }
    code
}

fn function(message: &Message, keys: &BTreeMap<String, String>, text: &str) -> String {
    let arguments = message.pattern.arguments();
    let kinds = kinds(message);
    let mut code = String::new();
    for line in readable(&message.pattern).lines() {
        let _ = writeln!(code, "/// {line}");
    }
    let name = identifier(&message.key);
    let english = source_of(message);
    let found = match keys.get(&message.key) {
        Some(key) => format!("{text}::of_key({key:?}, {english:?})"),
        None => format!("{text}::of({english:?})"),
    };
    if arguments.is_empty() {
        let _ = writeln!(
            code,
            "#[must_use] pub(crate) fn {name}() -> &'static str {{ {found} }}"
        );
        return code;
    }
    let parameters = arguments.iter().map(|argument| {
        let kind = match kinds.get(argument) {
            Some(Kind::Count) => "u32",
            _ => "&str",
        };
        format!("{}: {kind}", identifier(argument))
    });
    let values = arguments
        .iter()
        .map(|argument| format!("{text}::Argument::from({})", identifier(argument)));
    let _ = writeln!(
        code,
        "#[must_use] pub(crate) fn {name}({}) -> ::std::string::String {{ {text}::filled({found}, &[{}]) }}",
        parameters.collect::<Vec<_>>().join(", "),
        values.collect::<Vec<_>>().join(", "),
    );
    code
}

fn identifier(key: &str) -> String {
    key.replace(['-', '.'], "_").to_lowercase()
}

/// The text as a comment.
fn readable(pattern: &Pattern) -> String {
    let mut text = String::new();
    for piece in &pattern.0 {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Argument(name) => {
                let _ = write!(text, "{{{name}}}");
            }
            Piece::Select(select) => text.push_str(&readable(&select.default)),
        }
    }
    // What looks like markup in a comment is a warning of rustdoc.
    format!("`{}`", text.replace('`', "'"))
}
