//! One thing that is wrong, with its place and what to do about it.

use std::fmt;

use crate::rule::Rule;

/// A rule that is broken at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Where it is: in a registration a JSON pointer, empty for the whole file; else the file or the address.
    pub place: String,
    /// What is wrong, as the rest of a sentence that begins with the place.
    pub problem: String,
    /// What to do instead.
    pub fix: String,
}

impl Finding {
    /// A broken rule.
    pub fn new(
        rule: &'static Rule,
        place: impl Into<String>,
        problem: impl Into<String>,
        fix: impl Into<String>,
    ) -> Self {
        Self {
            rule,
            place: place.into(),
            problem: problem.into(),
            fix: fix.into(),
        }
    }
}

/// The JSON pointer to a field of what another one points to.
pub fn pointer_to(parent: &str, field: &str) -> String {
    let field = field.replace('~', "~0").replace('/', "~1");
    format!("{parent}/{field}")
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.place.is_empty() {
            "The file"
        } else {
            &self.place
        };
        write!(formatter, "{place} {} {}", self.problem, self.fix)
    }
}
