/// A box, seen from the frame's top left corner. All lengths are CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: i32,
    pub(super) left: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// On which side of its element something floats while it has the room there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kit) enum Side {
    Above,
    Below,
}

/// Where something begins that is wider or narrower than its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::kit) enum Align {
    /// Its middle is the element's.
    Middle,
    /// It is as wide as the element.
    Stretch,
}

/// Where something floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) top: i32,
    pub(super) left: i32,
    /// What it may use; it scrolls if it needs more.
    pub(super) max_height: i32,
}

/// What stays free between it and the edges of the frame.
const GAP: i32 = 4;

/// On the wanted side if it fits there, else on the other, else where there is more room: a panel may be as low as 100 px, and what is
/// outside the frame is cut off.
pub(super) fn place(
    anchor: Area,
    (frame_width, frame_height): (i32, i32),
    (width, height): (i32, i32),
    side: Side,
    align: Align,
) -> Place {
    let bottom = anchor.top + anchor.height;
    let (room_above, room_below) = (anchor.top - GAP, frame_height - GAP - bottom);
    let is_above = match side {
        Side::Above => height <= room_above || (height > room_below && room_above >= room_below),
        Side::Below => height > room_below && room_above > room_below,
    };
    let max_height = if is_above { room_above } else { room_below }.max(0);
    let top = if is_above {
        anchor.top - height.min(max_height)
    } else {
        bottom
    };
    let left = match align {
        Align::Middle => anchor.left + (anchor.width - width) / 2,
        Align::Stretch => anchor.left,
    };
    Place {
        top,
        left: left.min(frame_width - GAP - width).max(GAP),
        max_height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: (i32, i32) = (385, 400);
    const BUTTON: Area = Area {
        top: 100,
        left: 180,
        width: 32,
        height: 32,
    };

    #[test]
    fn with_room_it_is_on_the_wanted_side_over_the_middle() {
        let above = place(BUTTON, FRAME, (120, 40), Side::Above, Align::Middle);
        assert_eq!((above.top, above.left), (60, 136));
        let below = place(BUTTON, FRAME, (120, 40), Side::Below, Align::Middle);
        assert_eq!((below.top, below.max_height), (132, 264));
    }

    #[test]
    fn without_room_it_is_on_the_other_side() {
        let top = Area { top: 10, ..BUTTON };
        assert_eq!(
            place(top, FRAME, (120, 40), Side::Above, Align::Middle).top,
            42
        );
        let low = Area { top: 360, ..BUTTON };
        assert_eq!(
            place(low, FRAME, (120, 40), Side::Below, Align::Middle).top,
            320
        );
    }

    #[test]
    fn it_never_leaves_the_frame_to_the_side() {
        let first = Area { left: 0, ..BUTTON };
        assert_eq!(
            place(first, FRAME, (120, 40), Side::Above, Align::Middle).left,
            4
        );
        let last = Area {
            left: 350,
            ..BUTTON
        };
        assert_eq!(
            place(last, FRAME, (120, 40), Side::Above, Align::Middle).left,
            261
        );
    }

    #[test]
    fn where_no_side_has_the_room_it_scrolls_on_the_larger() {
        let low_frame = (385, 140);
        let field = Area {
            top: 40,
            left: 16,
            width: 353,
            height: 32,
        };
        let placed = place(field, low_frame, (353, 300), Side::Below, Align::Stretch);
        assert_eq!(
            placed,
            Place {
                top: 72,
                left: 16,
                max_height: 64
            }
        );
        let lower = Area { top: 90, ..field };
        let placed = place(lower, low_frame, (353, 300), Side::Below, Align::Stretch);
        assert_eq!(
            placed,
            Place {
                top: 4,
                left: 16,
                max_height: 86
            }
        );
    }
}
