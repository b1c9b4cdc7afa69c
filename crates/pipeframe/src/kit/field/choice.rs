/// One value that a [`Select`](super::Select) offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub(super) value: String,
    pub(super) label: String,
}

impl Choice {
    /// A value and its text.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}
