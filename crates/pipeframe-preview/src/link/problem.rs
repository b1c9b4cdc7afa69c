//! What is wrong with a link.

use thiserror::Error;

/// Something in a link that isn't understood or isn't there yet.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(crate) enum LinkProblem {
    /// No parameter has this name.
    #[error(
        "The address has a parameter `{name}` that the preview doesn't know. Known are {known}."
    )]
    UnknownName {
        /// What was written.
        name: String,
        /// The names of all parameters, as in a sentence.
        known: String,
    },
    /// The same parameter twice; the first one counts.
    #[error("The address has the parameter `{0}` more than once. The first one counts.")]
    Repeated(&'static str),
    /// A parameter with a value that means nothing.
    #[error("The address says `{name}={value}`, which the preview doesn't understand. {expected}")]
    UnknownValue {
        /// The parameter.
        name: &'static str,
        /// What it was.
        value: String,
        /// What it could be.
        expected: String,
    },
    /// A record's id for a page without one.
    #[error("`record` is only for pages of a single record; `at={0}` has none.")]
    RecordWithoutPage(&'static str),
    /// A modal that Pipedrive would refuse to open.
    #[error("The address says `modal=`, but: {0}")]
    Modal(String),
    /// A parameter that means nothing without another.
    #[error("`{name}` means something only beside {beside}.")]
    Alone {
        /// The parameter.
        name: &'static str,
        /// What it needs.
        beside: &'static str,
    },
}
