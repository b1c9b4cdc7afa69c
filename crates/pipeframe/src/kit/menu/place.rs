/// Where a menu opens: beside its button, inside the frame. All lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// From the frame's top edge to the menu's top edge.
    pub(super) top: i32,
    /// From the frame's edge at the end of the line to the menu's: its right one, or its left one where text runs from right to left.
    pub(super) end: i32,
    /// What the menu may use; it scrolls if it needs more.
    pub(super) max_height: i32,
}

/// The box of the menu's button, seen from the frame's top and from its edge at the end of the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) top: i32,
    pub(super) bottom: i32,
    pub(super) end: i32,
}

/// What stays free between the menu and the edges of the frame and of the button.
const GAP: i32 = 4;

/// Below the button if the menu fits there, else above it if it fits there, else over it: a panel may be as low as
/// 100 px, and what is outside the frame is cut off.
pub(super) fn place(anchor: Anchor, frame_height: i32, menu_height: i32) -> Place {
    let below = anchor.bottom + GAP;
    let above = anchor.top - GAP - menu_height;
    let lowest = (frame_height - GAP - menu_height).max(GAP);
    let top = if below <= lowest {
        below
    } else if above >= GAP {
        above.min(lowest)
    } else {
        lowest
    };
    Place {
        top,
        end: anchor.end.max(GAP),
        max_height: frame_height - top - GAP,
    }
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Place, place};

    const AT_TOP: Anchor = Anchor {
        top: 10,
        bottom: 38,
        end: 15,
    };

    #[test]
    fn a_menu_opens_below_its_button_and_ends_with_it() {
        assert_eq!(
            place(AT_TOP, 400, 120),
            Place {
                top: 42,
                end: 15,
                max_height: 354
            }
        );
    }

    #[test]
    fn near_the_bottom_it_opens_above() {
        let anchor = Anchor {
            top: 350,
            bottom: 378,
            end: 15,
        };
        assert_eq!(place(anchor, 400, 120).top, 226);
    }

    #[test]
    fn in_a_low_frame_it_covers_its_button_and_stays_inside() {
        let placed = place(AT_TOP, 140, 120);
        assert_eq!(
            placed,
            Place {
                top: 16,
                end: 15,
                max_height: 120
            }
        );
    }

    #[test]
    fn a_menu_higher_than_the_frame_scrolls() {
        let placed = place(AT_TOP, 100, 240);
        assert_eq!(
            placed,
            Place {
                top: 4,
                end: 15,
                max_height: 92
            }
        );
    }

    #[test]
    fn a_button_scrolled_out_of_the_frame_leaves_its_menu_inside() {
        let anchor = Anchor {
            top: 141,
            bottom: 169,
            end: 15,
        };
        assert_eq!(place(anchor, 130, 106).top, 20);
    }

    #[test]
    fn a_button_at_the_edge_leaves_the_gap() {
        assert_eq!(place(Anchor { end: 0, ..AT_TOP }, 400, 120).end, 4);
    }
}
