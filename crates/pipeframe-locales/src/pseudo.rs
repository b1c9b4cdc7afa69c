//! Two languages that are made from English, to look at pages before they are translated.

use super::pattern::{Pattern, Piece};
use super::source::{Locale, Message};

/// English with accents, a third longer and in brackets: a text without them is not translated, and one without its last bracket is cut.
pub const ACCENTED: &str = "en-XA";
/// English written from right to left, to look at the layout.
pub const MIRRORED: &str = "en-XB";

/// The accented pseudo-locale.
#[must_use]
pub fn accented(english: &Locale) -> Locale {
    changed(english, ACCENTED, |pattern| {
        let letters = length(pattern);
        let mut pieces = vec![Piece::Text("⟦".to_owned())];
        pieces.extend(pattern.map_text(&accents).0);
        pieces.push(Piece::Text(format!("{}⟧", padding(letters))));
        Pattern(pieces)
    })
}

/// The pseudo-locale from right to left. What is written from left to right in it is turned around by the mark in front.
#[must_use]
pub fn mirrored(english: &Locale) -> Locale {
    changed(english, MIRRORED, |pattern| {
        let mut pieces = vec![Piece::Text("\u{202e}".to_owned())];
        pieces.extend(pattern.0.iter().cloned());
        pieces.push(Piece::Text("\u{202c}".to_owned()));
        Pattern(pieces)
    })
}

fn changed(english: &Locale, tag: &str, change: impl Fn(&Pattern) -> Pattern) -> Locale {
    let messages = english.messages.iter().map(|message| Message {
        pattern: change(&message.pattern),
        ..message.clone()
    });
    Locale {
        tag: tag.to_owned(),
        file: english.file.clone(),
        messages: messages.collect(),
    }
}

/// The letters of a text, where it chooses those of the longest choice.
fn length(pattern: &Pattern) -> usize {
    let of_piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.chars().count(),
        Piece::Argument(_) => 0,
        Piece::Select(select) => {
            let variants = select.variants.iter().map(|variant| &variant.pattern);
            let lengths = variants.chain([&select.default]).map(length);
            lengths.max().unwrap_or_default()
        }
    };
    pattern.0.iter().map(of_piece).sum()
}

/// Words, so that a long text breaks where a translation would.
fn padding(letters: usize) -> String {
    const WORDS: [&str; 8] = [
        "öñé",
        "ţŵö",
        "ţĥŕéé",
        "ƒöûŕ",
        "ƒîṽé",
        "šîẋ",
        "šéṽéñ",
        "éîĝĥţ",
    ];
    let wanted = letters.div_ceil(3);
    let mut padding = String::new();
    for word in WORDS.iter().cycle() {
        if padding.chars().count() >= wanted {
            break;
        }
        padding.push(' ');
        padding.push_str(word);
    }
    padding
}

fn accents(text: &str) -> String {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTS: &str = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
    let accent = |letter: char| {
        let place = PLAIN.chars().position(|plain| plain == letter);
        place
            .and_then(|place| ACCENTS.chars().nth(place))
            .unwrap_or(letter)
    };
    text.chars().map(accent).collect()
}
