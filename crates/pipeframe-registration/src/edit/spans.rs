//! Where the values of a JSON text are in it.

use std::ops::Range;

use serde::de::IgnoredAny;
use serde_json::Value;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Object,
    Array,
    Scalar,
}

/// A value and where it is.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) shape: Shape,
    pub(super) range: Range<usize>,
    pub(super) items: Vec<Item>,
}

/// A field of an object, or an entry of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Empty for an entry.
    pub(super) key: String,
    /// Where it begins: at its key, if it has one.
    pub(super) start: usize,
    pub(super) value: Node,
}

impl Node {
    /// The item that one token of a JSON pointer means.
    pub(super) fn item(&self, token: &str) -> Option<&Item> {
        self.items.get(self.index_of(token)?)
    }

    pub(super) fn index_of(&self, token: &str) -> Option<usize> {
        match self.shape {
            // Of a repeated field the last counts.
            Shape::Object => self.items.iter().rposition(|item| item.key == token),
            Shape::Array => token.parse().ok().filter(|index| *index < self.items.len()),
            Shape::Scalar => None,
        }
    }
}

/// The values of a text; `None` if it isn't JSON.
pub(super) fn read(text: &str) -> Option<Node> {
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    let mut scanner = Scanner { text, at: 0 };
    scanner.value()
}

/// Goes through a text that is known to be JSON.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl Scanner<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.byte().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Option<Node> {
        self.skip_space();
        let start = self.at;
        let (shape, items) = match self.byte()? {
            b'{' => (Shape::Object, self.items(b'}')?),
            b'[' => (Shape::Array, self.items(b']')?),
            b'"' => {
                self.string()?;
                (Shape::Scalar, Vec::new())
            }
            _ => {
                let ends =
                    |byte: u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
                while self.byte().is_some_and(|byte| !ends(byte)) {
                    self.at += 1;
                }
                (Shape::Scalar, Vec::new())
            }
        };
        Some(Node {
            shape,
            range: start..self.at,
            items,
        })
    }

    fn items(&mut self, close: u8) -> Option<Vec<Item>> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.byte()? {
                b',' => self.at += 1,
                byte if byte == close => {
                    self.at += 1;
                    return Some(items);
                }
                _ => items.push(self.one(close)?),
            }
        }
    }

    fn one(&mut self, close: u8) -> Option<Item> {
        let start = self.at;
        let mut key = String::new();
        if close == b'}' {
            key = self.string()?;
            self.skip_space();
            // The colon.
            self.at += 1;
        }
        let value = self.value()?;
        Some(Item { key, start, value })
    }

    fn string(&mut self) -> Option<String> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.byte()? {
                b'\\' => self.at += 2,
                b'"' => break,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        let written = self.text.get(start..self.at)?;
        let value: Value = serde_json::from_str(written).ok()?;
        value.as_str().map(ToOwned::to_owned)
    }
}
