//! A call that was read or judged: what can be done, and what was found.

use super::finding::Finding;

/// What came of reading or judging a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Checked<T> {
    /// What can be done, wrong parts left out; `None` when nothing can.
    pub(crate) value: Option<T>,
    /// Everything that is or may be wrong; empty for a call that Pipedrive's rules allow.
    pub(crate) findings: Vec<Finding>,
}

impl<T> Checked<T> {
    pub(super) const fn right(value: T) -> Self {
        Self {
            value: Some(value),
            findings: Vec::new(),
        }
    }

    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Checked<U> {
        Checked {
            value: self.value.map(change),
            findings: self.findings,
        }
    }

    pub(super) fn hopeless(finding: Finding) -> Self {
        Self {
            value: None,
            findings: vec![finding],
        }
    }
}
