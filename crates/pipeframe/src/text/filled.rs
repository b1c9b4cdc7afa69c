//! A text with its arguments.

use std::str::Chars;

// What stands where in a text; `crates/pipeframe-locales/src/encode.rs` writes it.
const ARGUMENT: char = '\u{1}';
const SELECT: char = '\u{2}';
const KEY: char = '\u{3}';
const NEXT: char = '\u{4}';
const END: char = '\u{6}';

/// What is put into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// Words.
    Text(&'a str),
    /// A number of things. It is made of a `u32`.
    Count {
        /// The number.
        value: u32,
        /// As the reader's language writes it.
        written: String,
        /// Its plural category in that language.
        category: String,
    },
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl Argument<'_> {
    fn written(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Count { written, .. } => written,
        }
    }

    /// Whether a key of a select expression is meant: an exact number, a plural category, or the text itself.
    fn is(&self, key: &str) -> bool {
        match self {
            Self::Text(text) => *text == key,
            Self::Count {
                value, category, ..
            } => *category == key || key.parse() == Ok(*value),
        }
    }
}

/// The text with its arguments, by what [`of`](super::of) gave. The functions of [`texts!`](crate::texts!) call this.
pub fn filled(pattern: &str, arguments: &[Argument<'_>]) -> String {
    let mut filling = Filling {
        pattern: pattern.chars(),
        arguments,
        text: String::new(),
    };
    filling.write(true);
    filling.text
}

struct Filling<'a> {
    pattern: Chars<'a>,
    arguments: &'a [Argument<'a>],
    text: String,
}

impl<'a> Filling<'a> {
    /// Writes up to the end of the text or of a choice, if it is meant, and returns what ended it.
    fn write(&mut self, is_meant: bool) -> char {
        while let Some(letter) = self.pattern.next() {
            match letter {
                ARGUMENT => {
                    if let Some(argument) = self.argument()
                        && is_meant
                    {
                        self.text.push_str(argument.written());
                    }
                }
                SELECT => self.select(is_meant),
                NEXT | END => return letter,
                _ if is_meant => self.text.push(letter),
                _ => {}
            }
        }
        END
    }

    fn select(&mut self, is_meant: bool) {
        let argument = self.argument();
        let mut is_open = is_meant;
        loop {
            let key: String = self
                .pattern
                .by_ref()
                .take_while(|letter| *letter != KEY)
                .collect();
            let is_chosen = key.is_empty() || argument.is_some_and(|argument| argument.is(&key));
            let end = self.write(is_open && is_chosen);
            is_open &= !is_chosen;
            if end == END {
                return;
            }
        }
    }

    fn argument(&mut self) -> Option<&'a Argument<'a>> {
        let place = self.pattern.next()?.to_digit(10)?;
        self.arguments.get(usize::try_from(place).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(value: u32, category: &str) -> Argument<'static> {
        Argument::Count {
            value,
            written: value.to_string(),
            category: category.to_owned(),
        }
    }

    #[test]
    fn arguments_stand_where_the_text_has_them() {
        let arguments = [Argument::from("Ada"), Argument::from("Berlin")];
        let text = "\u{1}1: \u{1}0, \u{1}0";
        assert_eq!(filled(text, &arguments), "Berlin: Ada, Ada");
        assert_eq!(filled("no argument", &[]), "no argument");
    }

    #[test]
    fn the_form_is_that_of_the_number() {
        let text = "\u{2}00\u{3}none\u{4}one\u{3}\u{1}0 car\u{4}\u{3}\u{1}0 cars\u{6}!";
        assert_eq!(filled(text, &[count(0, "other")]), "none!");
        assert_eq!(filled(text, &[count(1, "one")]), "1 car!");
        assert_eq!(filled(text, &[count(7, "other")]), "7 cars!");
    }

    #[test]
    fn choices_may_be_within_choices() {
        let text = "\u{2}0one\u{3}\u{2}1one\u{3}a\u{4}\u{3}b\u{6}\u{4}\u{3}\u{2}1one\u{3}c\u{4}\u{3}d\u{6}\u{6}";
        for (first, second, expected) in [
            ("one", "one", "a"),
            ("one", "x", "b"),
            ("x", "one", "c"),
            ("x", "x", "d"),
        ] {
            let arguments = [Argument::from(first), Argument::from(second)];
            assert_eq!(filled(text, &arguments), expected);
        }
    }

    #[test]
    fn a_broken_text_ends() {
        for text in [
            "\u{1}",
            "\u{1}9",
            "\u{2}",
            "\u{2}0one\u{3}",
            "\u{6}x",
            "\u{2}0one",
        ] {
            let _ = filled(text, &[Argument::from("x")]);
        }
    }
}
