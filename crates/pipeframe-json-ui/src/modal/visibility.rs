//! When a block, an item or a button is shown.

use super::Scalar;

/// When something is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Visibility {
    /// Always.
    #[default]
    Always,
    /// Never. The value of such a block is sent all the same.
    Never,
    /// While all of these conditions hold.
    When(Vec<Condition>),
}

/// A condition on another block.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The key of the other block.
    pub block: String,
    /// What its value is to be.
    pub comparison: Comparison,
}

/// What the value of a block is to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Comparison {
    /// Anything.
    NotEmpty,
    /// A certain value; of checkboxes, this one and no other.
    Equals(Scalar),
    /// A text that contains another; of checkboxes, one that is chosen.
    Includes(String),
}

impl Visibility {
    /// Whether it is shown, for the values of a block: none when the block is empty, several of checkboxes.
    pub fn is_shown(&self, values: impl Fn(&str) -> Vec<Scalar>) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::When(conditions) => conditions
                .iter()
                .all(|condition| condition.comparison.holds(&values(&condition.block))),
        }
    }
}

impl Comparison {
    fn holds(&self, values: &[Scalar]) -> bool {
        let is_text =
            |value: &Scalar, wanted: &str| matches!(value, Scalar::Text(text) if text == wanted);
        match (self, values) {
            (Self::NotEmpty, values) => values.iter().any(|value| !is_text(value, "")),
            (Self::Equals(wanted), [value]) => value == wanted,
            (Self::Equals(_), _) => false,
            (Self::Includes(part), [Scalar::Text(text)]) => text.contains(part),
            (Self::Includes(part), values) => values.iter().any(|value| is_text(value, part)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_compared_with_the_values_of_their_block() {
        let text = |text: &str| Scalar::Text(text.to_owned());
        let cases = [
            (Comparison::NotEmpty, vec![], false),
            (Comparison::NotEmpty, vec![text("")], false),
            (Comparison::NotEmpty, vec![Scalar::Flag(false)], true),
            (Comparison::Equals(text("a")), vec![text("a")], true),
            (
                Comparison::Equals(text("a")),
                vec![text("a"), text("b")],
                false,
            ),
            (Comparison::Equals(text("a")), vec![], false),
            (
                Comparison::Includes("ell".into()),
                vec![text("hello")],
                true,
            ),
            (
                Comparison::Includes("a".into()),
                vec![text("a"), text("b")],
                true,
            ),
            (
                Comparison::Includes("c".into()),
                vec![text("cc"), text("b")],
                false,
            ),
        ];
        for (comparison, values, expected) in cases {
            let visibility = Visibility::When(vec![Condition {
                block: "x".into(),
                comparison,
            }]);
            assert_eq!(
                visibility.is_shown(|_| values.clone()),
                expected,
                "{visibility:?} {values:?}"
            );
        }
    }
}
