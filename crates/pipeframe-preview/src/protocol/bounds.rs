//! How large each surface may be.

use crate::surface::{Surface, WindowSize};

/// From least to most, both allowed, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest value.
    pub least: u32,
    /// The largest value.
    pub most: u32,
}

/// The sizes that a surface may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// `None` where the width is fixed.
    pub width: Option<Range>,
    /// Its height.
    pub height: Range,
}

impl Range {
    /// A range from its ends; an upper end below the lower one counts as the lower one.
    pub const fn new(least: u32, most: u32) -> Self {
        Self {
            least,
            most: if most < least { least } else { most },
        }
    }

    /// The value within that is nearest to another.
    pub const fn nearest(self, value: u32) -> u32 {
        if value < self.least {
            self.least
        } else if value > self.most {
            self.most
        } else {
            value
        }
    }

    /// Whether a value lies within.
    pub fn holds(self, value: f64) -> bool {
        (f64::from(self.least)..=f64::from(self.most)).contains(&value)
    }
}

impl Bounds {
    /// The bounds of a surface in a browser window of a given size.
    ///
    /// Panel, modal and window are as documented (<https://github.com/pipedrive/app-extensions-sdk>); those of the
    /// settings page aren't published, so it may be as wide as the window and very high.
    pub const fn of(surface: Surface, window: WindowSize) -> Self {
        match surface {
            Surface::Panel => Self {
                width: None,
                height: Range::new(100, 750),
            },
            Surface::Modal => Self {
                width: Some(Range::new(320, window.width)),
                height: Range::new(120, window.height),
            },
            Surface::FloatingWindow => Self {
                width: Some(Range::new(200, 800)),
                height: Range::new(70, 700),
            },
            Surface::Settings => Self {
                width: Some(Range::new(1, window.width)),
                height: Range::new(1, 20_000),
            },
        }
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

    #[test]
    fn a_modal_may_fill_the_window_but_never_less_than_its_minimum() {
        let small = WindowSize {
            width: 300,
            height: 100,
        };
        let bounds = Bounds::of(Surface::Modal, small);
        assert_eq!(
            bounds.width,
            Some(Range {
                least: 320,
                most: 320
            })
        );
        assert_eq!(
            bounds.height,
            Range {
                least: 120,
                most: 120
            }
        );
    }
}
