//! Numbers as they are written.

/// A number, which keeps its digits: an id of twenty of them is sent back as it came.
#[derive(Clone, Debug)]
pub struct Number {
    text: String,
}

impl Number {
    /// A number whose text was checked against JSON's grammar.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }

    /// As it is written in JSON.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its value, as near as the browser's own numbers are.
    pub fn value(&self) -> f64 {
        self.text.parse().unwrap_or_default()
    }
}

/// Equal numbers may be written in different ways: `2` and `2.0`.
impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text || self.value().total_cmp(&other.value()).is_eq()
    }
}
