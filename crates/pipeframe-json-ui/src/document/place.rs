//! Where a value is: the way to it from the root, and its offset in the text.

/// A step on the way from the root to a value.
#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Key(&'a str),
    Index(usize),
}

/// The place of a value, in the place that holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    outer: Option<&'a Place<'a>>,
    step: Step<'a>,
    /// Where it is in the text, in bytes.
    pub(crate) offset: usize,
}

impl<'a> Place<'a> {
    /// The whole document.
    pub(crate) const fn root(offset: usize) -> Self {
        Self {
            outer: None,
            step: Step::Root,
            offset,
        }
    }

    /// A member of the object here.
    pub(crate) const fn key(&'a self, key: &'a str, offset: usize) -> Self {
        Self {
            outer: Some(self),
            step: Step::Key(key),
            offset,
        }
    }

    /// An entry of the list here.
    pub(crate) const fn index(&'a self, index: usize, offset: usize) -> Self {
        Self {
            outer: Some(self),
            step: Step::Index(index),
            offset,
        }
    }

    /// The same way with another offset, such as that of a member's key.
    pub(crate) const fn at(self, offset: usize) -> Self {
        Self { offset, ..self }
    }

    /// The JSON pointer (RFC 6901). Long keys are cut: a pointer is for people to read.
    pub(crate) fn pointer(&self) -> String {
        const LONGEST_KEY: usize = 60;
        let mut pointer = match self.outer {
            Some(outer) => outer.pointer(),
            None => return String::new(),
        };
        pointer.push('/');
        match self.step {
            Step::Root => {}
            Step::Index(index) => pointer.push_str(&index.to_string()),
            Step::Key(key) => {
                for letter in key.chars().take(LONGEST_KEY) {
                    match letter {
                        '~' => pointer.push_str("~0"),
                        '/' => pointer.push_str("~1"),
                        letter if crate::text::is_hidden(letter) => pointer.push('\u{FFFD}'),
                        letter => pointer.push(letter),
                    }
                }
            }
        }
        pointer
    }
}
