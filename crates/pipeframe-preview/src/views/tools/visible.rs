//! Which rows of a long list are worth drawing.

use std::ops::Range;

/// The height of a row of the log, in CSS pixels; the stylesheet says the same.
pub(super) const ROW_HEIGHT: usize = 24;

/// Rows drawn beyond each edge, so that a short scroll finds them ready.
const MARGIN: usize = 12;

/// The rows to draw of a list of `total`, when its top `scrolled` pixels are out of sight and `height` pixels are seen.
pub(super) fn visible_rows(total: usize, scrolled: usize, height: usize) -> Range<usize> {
    let first = (scrolled / ROW_HEIGHT).min(total).saturating_sub(MARGIN);
    let seen = height.div_ceil(ROW_HEIGHT) + 1;
    let end = scrolled / ROW_HEIGHT + seen + MARGIN;
    first..end.min(total)
}

/// How far a list must be scrolled so that a row is wholly seen; unchanged when it is already.
pub(super) fn scroll_to_row(row: usize, scrolled: usize, height: usize) -> usize {
    let top = row * ROW_HEIGHT;
    let bottom = top + ROW_HEIGHT;
    if top < scrolled {
        top
    } else if bottom > scrolled + height {
        bottom.saturating_sub(height)
    } else {
        scrolled
    }
}

/// Whether the end of the list is in sight, give or take a row: then new rows are followed.
pub(super) const fn at_end(total: usize, scrolled: usize, height: usize) -> bool {
    scrolled + height + ROW_HEIGHT >= total * ROW_HEIGHT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_list_is_drawn_whole() {
        assert_eq!(visible_rows(5, 0, 150), 0..5);
        assert_eq!(visible_rows(0, 0, 150), 0..0);
    }

    #[test]
    fn a_long_list_is_drawn_where_it_is_seen() {
        assert_eq!(visible_rows(2_000, 24_000, 150), 988..1_020);
    }

    #[test]
    fn a_row_out_of_sight_is_scrolled_to_and_no_further() {
        assert_eq!(scroll_to_row(0, 240, 120), 0);
        assert_eq!(scroll_to_row(20, 0, 120), 384);
        assert_eq!(scroll_to_row(11, 240, 120), 240);
    }

    #[test]
    fn the_end_is_followed_until_the_reader_scrolls_up() {
        assert!(at_end(100, 2_400 - 150, 150));
        assert!(!at_end(100, 1_000, 150));
        assert!(at_end(3, 0, 150));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_row_in_sight_is_drawn(total in 0_usize..5_000, scrolled in 0_usize..130_000, height in 0_usize..1_200) {
            let drawn = visible_rows(total, scrolled, height);
            prop_assert!(drawn.start <= drawn.end && drawn.end <= total);
            for row in 0..total {
                let (top, bottom) = (row * ROW_HEIGHT, (row + 1) * ROW_HEIGHT);
                if bottom > scrolled && top < scrolled + height {
                    prop_assert!(drawn.contains(&row));
                }
            }
        }

        #[test]
        fn little_more_than_what_is_seen_is_drawn(scrolled in 0_usize..130_000, height in 0_usize..1_200) {
            let drawn = visible_rows(5_000, scrolled, height);
            prop_assert!(drawn.len() <= height / ROW_HEIGHT + 2 + 2 * MARGIN + 1);
        }
    }
}
