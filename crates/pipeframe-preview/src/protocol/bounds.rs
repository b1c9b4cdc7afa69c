//! How large each surface may be.

use crate::range::Range;
use crate::surface::{Surface, WindowSize};

/// The sizes that a surface may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bounds {
    /// `None` where the width is fixed.
    pub(crate) width: Option<Range>,
    /// Its height.
    pub(crate) height: Range,
}

impl Bounds {
    /// The bounds of a surface in a browser window of a given size.
    ///
    /// Panel, modal and window are as documented (<https://github.com/pipedrive/app-extensions-sdk>); those of the
    /// settings page aren't published, so it may be as wide as the window and very high.
    pub(crate) const fn of(surface: Surface, window: WindowSize) -> Self {
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
