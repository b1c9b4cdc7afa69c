//! Whether a page grows with its frame without end.

use crate::protocol::Finding;
use crate::rule::Rule;

/// This many heights, each above the one before, within [`CHASE_TIME`] aren't caused by a reader.
const CHASE_LENGTH: usize = 10;

/// Milliseconds.
const CHASE_TIME: i64 = 1_000;

/// The heights that a frame asked for lately, each with when it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Heights(Vec<(i64, f64)>);

impl Heights {
    /// Takes another height. What to note, once for each chase.
    pub(super) fn take(&mut self, height: f64, now: i64) -> Option<Finding> {
        let rises = self.0.last().is_none_or(|(_, last)| height > *last);
        if !rises {
            self.0.clear();
        }
        self.0.retain(|(at, _)| now - at <= CHASE_TIME);
        self.0.push((now, height));
        if self.0.len() < CHASE_LENGTH {
            return None;
        }
        self.0.clear();
        Some(Finding::new(
            Rule::GrowingHeight,
            "The page asked for ten heights within a second, each above the one before.",
            "Look for heights in `vh` or `%` around the content, or ask for a height only when the content itself has changed.",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_rising_heights_within_a_second_are_noted_once() {
        let mut heights = Heights::default();
        let noted = (0..19).filter(|step| {
            heights
                .take(f64::from(*step) * 8.0, i64::from(*step) * 50)
                .is_some()
        });
        assert_eq!(noted.count(), 1);
    }

    #[test]
    fn a_list_that_grows_slowly_and_a_section_that_is_folded_are_not() {
        let mut slow = Heights::default();
        assert!((0..60).all(|step| {
            slow.take(f64::from(step) * 56.0, i64::from(step) * 200)
                .is_none()
        }));
        let mut folds = Heights::default();
        assert!((0..60).all(|step| {
            folds
                .take(f64::from(step % 3), i64::from(step) * 20)
                .is_none()
        }));
    }
}
