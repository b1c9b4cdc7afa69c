//! Where things that can be dragged may be.

use crate::desk::Point;

/// A size in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    /// Across.
    pub(super) width: i32,
    /// Down.
    pub(super) height: i32,
}

/// The nearest point at which a box of this size lies inside the area. Where it is larger than the area, its top left
/// corner stays visible: that is where its header begins.
pub(super) fn keep_inside(point: Point, size: Extent, area: Extent) -> Point {
    Point {
        x: within(point.x, area.width - size.width),
        y: within(point.y, area.height - size.height),
    }
}

fn within(value: i32, most: i32) -> i32 {
    value.clamp(0, most.max(0))
}

/// How far an arrow key moves something, in pixels; `None` for other keys. Shift makes larger steps.
pub(super) fn arrow_step(key: &str, shift: bool) -> Option<Point> {
    let step = if shift { 64 } else { 16 };
    let (x, y) = match key {
        "ArrowLeft" => (-step, 0),
        "ArrowRight" => (step, 0),
        "ArrowUp" => (0, -step),
        "ArrowDown" => (0, step),
        _ => return None,
    };
    Some(Point { x, y })
}

/// The height of the tools drawer nearest to the wanted one that leaves room for the page above it.
pub(super) fn drawer_height(wanted: i32, window_height: i32) -> i32 {
    wanted.clamp(DRAWER_LEAST, drawer_most(window_height))
}

/// The largest height of the tools drawer in a browser window of this height.
pub(super) fn drawer_most(window_height: i32) -> i32 {
    (window_height * 7 / 10).max(DRAWER_LEAST)
}

/// The least height of the tools drawer: its tabs and a few rows.
pub(super) const DRAWER_LEAST: i32 = 120;

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Extent = Extent {
        width: 1440,
        height: 638,
    };

    fn inside(x: i32, y: i32, width: i32, height: i32) -> (i32, i32) {
        let point = keep_inside(Point { x, y }, Extent { width, height }, AREA);
        (point.x, point.y)
    }

    #[test]
    fn a_window_stops_at_each_edge() {
        assert_eq!(inside(100, 100, 320, 500), (100, 100));
        assert_eq!(inside(-5, -5, 320, 500), (0, 0));
        assert_eq!(inside(5_000, 5_000, 320, 500), (1120, 138));
    }

    #[test]
    fn a_window_larger_than_the_area_keeps_its_header_in_sight() {
        assert_eq!(inside(40, 200, 320, 900), (40, 0));
    }

    #[test]
    fn the_drawer_never_takes_the_whole_window() {
        assert_eq!(drawer_height(236, 900), 236);
        assert_eq!(drawer_height(5_000, 900), 630);
        assert_eq!(drawer_height(0, 900), DRAWER_LEAST);
        assert_eq!(drawer_height(500, 100), DRAWER_LEAST);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_corner_is_always_in_the_area(x: i32, y: i32, width in 0..3000, height in 0..3000) {
            let area = Extent { width: 1440, height: 638 };
            let point = keep_inside(Point { x, y }, Extent { width, height }, area);
            prop_assert!((0..=area.width).contains(&point.x));
            prop_assert!((0..=area.height).contains(&point.y));
        }
    }
}
