//! A range of lengths.

/// From least to most, both allowed, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// The smallest value.
    pub(crate) least: u32,
    /// The largest value.
    pub(crate) most: u32,
}

impl Range {
    /// A range from its ends; an upper end below the lower one counts as the lower one.
    pub(crate) const fn new(least: u32, most: u32) -> Self {
        Self {
            least,
            most: if most < least { least } else { most },
        }
    }

    /// The value within that is nearest to another.
    pub(crate) const fn nearest(self, value: u32) -> u32 {
        if value < self.least {
            self.least
        } else if value > self.most {
            self.most
        } else {
            value
        }
    }

    /// Whether a value lies within.
    pub(crate) fn holds(self, value: f64) -> bool {
        (f64::from(self.least)..=f64::from(self.most)).contains(&value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_a_range_are_allowed() {
        let range = Range::new(100, 750);
        assert!(range.holds(100.0) && range.holds(750.0) && range.holds(333.3));
        assert!(!range.holds(99.9) && !range.holds(750.1) && !range.holds(f64::NAN));
    }
}
