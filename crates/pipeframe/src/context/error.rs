//! Why a frame's address could not be understood.

use thiserror::Error;

/// Longest piece of a bad value that an error repeats, in characters: enough to recognise it, too short to flood a page.
const SHOWN: usize = 40;

/// What is wrong with the query that Pipedrive opened the page with.
///
/// ```
/// use pipeframe::context::{ContextError, PanelContext, RawQuery};
///
/// let query = RawQuery::parse("?resource=deal&companyId=9&selectedIds=3");
/// assert_eq!(PanelContext::read(&query), Err(ContextError::Missing { parameter: "userId" }));
/// ```
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ContextError {
    /// A parameter that this surface can't do without is absent or empty.
    #[error(
        "Pipedrive opened this page without “{parameter}”. Open it from Pipedrive, or add the parameter to the address."
    )]
    Missing {
        /// The parameter's name in the query.
        parameter: &'static str,
    },
    /// A parameter stands in the query more than once, with different values.
    #[error(
        "The address has more than one “{parameter}”, with different values. Open the page from Pipedrive again."
    )]
    Repeated {
        /// The parameter's name in the query.
        parameter: &'static str,
    },
    /// A parameter's value is not of the format that Pipedrive documents.
    #[error(
        "“{parameter}” in the address is “{found}”, which is not {expected}. Open the page from Pipedrive again."
    )]
    Malformed {
        /// The parameter's name in the query.
        parameter: &'static str,
        /// What the value should have been, as words that fit after "is not".
        expected: &'static str,
        /// The start of the value, control characters replaced.
        found: String,
    },
}

impl ContextError {
    pub(super) fn malformed(parameter: &'static str, expected: &'static str, value: &str) -> Self {
        Self::Malformed {
            parameter,
            expected,
            found: shown(value),
        }
    }
}

fn shown(value: &str) -> String {
    let mut text: String = value
        .chars()
        .take(SHOWN)
        .map(|character| {
            if character.is_control() {
                '\u{fffd}'
            } else {
                character
            }
        })
        .collect();
    if value.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_hostile_value_is_shortened_and_loses_its_control_characters() {
        let error = ContextError::malformed(
            "selectedIds",
            "a number",
            &format!("\u{1b}[2J{}", "x".repeat(5000)),
        );

        let ContextError::Malformed { found, .. } = error else {
            panic!("not malformed")
        };
        assert!(found.starts_with("\u{fffd}[2Jx"));
        assert_eq!(found.chars().count(), SHOWN + 1);
    }
}
