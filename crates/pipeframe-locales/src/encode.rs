//! A text as a page reads it. `crates/pipeframe/src/text` is the other side.

use super::pattern::{Pattern, Piece, Select};

/// Before an argument, whose place among the arguments follows as a character: `0` for the first.
const ARGUMENT: char = '\u{1}';
/// Before a choice by an argument, whose place follows. Then come the choices: a key, [`KEY`], a text, and [`NEXT`] or [`END`]. The last
/// one has no key.
const SELECT: char = '\u{2}';
const KEY: char = '\u{3}';
const NEXT: char = '\u{4}';
const END: char = '\u{6}';

/// Whether arguments are kept apart from the words around them, as in languages that are written from right to left: a name in Latin
/// letters must not turn the words beside it around.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// Nothing is added.
    None,
    /// Each argument stands between U+2068 and U+2069.
    Marks,
}

/// The text in one string. Arguments are named by their places in `arguments`.
pub fn encode(pattern: &Pattern, arguments: &[String], isolation: Isolation) -> String {
    let mut text = String::new();
    write(pattern, arguments, isolation, &mut text);
    text
}

fn write(pattern: &Pattern, arguments: &[String], isolation: Isolation, text: &mut String) {
    for piece in &pattern.0 {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Argument(name) => {
                let is_apart = isolation == Isolation::Marks;
                text.extend(is_apart.then_some('\u{2068}'));
                text.extend([ARGUMENT, place(arguments, name)]);
                text.extend(is_apart.then_some('\u{2069}'));
            }
            Piece::Select(select) => write_select(select, arguments, isolation, text),
        }
    }
}

fn write_select(select: &Select, arguments: &[String], isolation: Isolation, text: &mut String) {
    text.extend([SELECT, place(arguments, &select.argument)]);
    for variant in &select.variants {
        text.push_str(&variant.key);
        text.push(KEY);
        write(&variant.pattern, arguments, isolation, text);
        text.push(NEXT);
    }
    text.push(KEY);
    write(&select.default, arguments, isolation, text);
    text.push(END);
}

/// Arguments were compared before. More than fit into ASCII are in no text.
fn place(arguments: &[String], name: &str) -> char {
    let place = arguments.iter().position(|argument| argument == name);
    place
        .and_then(|place| u8::try_from(place).ok())
        .map_or('0', |place| char::from(b'0' + place.min(9)))
}
