//! Which rows of a long list are in the page, and the height of the spacers in place of the others. All lengths are CSS pixels.

/// Up to this number of rows, all of them are in the page: what is saved would not pay for the scrolling.
pub(super) const WHOLE_UP_TO: usize = 60;

/// How high a row is taken to be before one was measured: as high as the kit's rows are at least.
const FIRST_GUESS: f64 = 60.0;

/// The visible part of a list, from the list's top edge. It may begin above the list or end below it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct View {
    pub(super) top: f64,
    pub(super) height: f64,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Placed {
    /// Which of the list's rows it is.
    pub(super) index: usize,
    /// Room below it for rows that are not in the page.
    pub(super) gap: f64,
}

/// The heights of all rows, as far as they are known.
#[derive(Debug, Default)]
pub(super) struct Extent {
    /// Zero for a row that was not measured.
    heights: Vec<f64>,
    /// What the others are taken to be; zero until that is settled. It stays from then on, as every change of it would move
    /// all that is below.
    usual: f64,
}

impl Extent {
    /// Sets the number of rows; the first of them are those that were there before.
    pub(super) fn change(&mut self, same: usize, count: usize) {
        self.heights.truncate(same);
        self.heights.resize(count, 0.0);
    }

    /// Nothing that was measured holds any more, as after a change of the width.
    pub(super) fn forget(&mut self) {
        self.heights.fill(0.0);
        self.usual = 0.0;
    }

    /// A row is this high; zero when it is not laid out.
    pub(super) fn measured(&mut self, index: usize, height: f64) {
        if let Some(known) = self.heights.get_mut(index) {
            *known = height;
        }
    }

    /// Takes those that were not measured to be this high, unless that is settled.
    pub(super) fn settle(&mut self, usual: f64) {
        if self.usual > 0.0 {
            return;
        }
        self.usual = usual;
    }

    /// The rows that have to be in the page so that what is seen is there, and half as much above and below it. The first and
    /// the last row are always there, and those beside the focus: from them, Tab goes on where it would in the whole list.
    pub(super) fn placed(&self, view: View, focused: Option<usize>) -> Vec<Placed> {
        let count = self.heights.len();
        let lowest = (self.total() - view.height).max(0.0);
        // A list that became shorter is scrolled further than it is high until the browser has noticed.
        let top = view.top.min(lowest).max(0.0);
        let (start, end) = (top - view.height / 2.0, top + view.height * 1.5);
        let mut placed: Vec<Placed> = Vec::new();
        let mut edge = 0.0;
        for index in 0..count {
            let height = self.height(index);
            let is_near = edge + height > start && edge < end;
            edge += height;
            let is_kept = count <= WHOLE_UP_TO || index == 0 || index + 1 == count;
            let is_beside_focus = focused.is_some_and(|focused| focused.abs_diff(index) <= 1);
            if is_near || is_kept || is_beside_focus {
                placed.push(Placed { index, gap: 0.0 });
            } else if let Some(last) = placed.last_mut() {
                last.gap += height;
            }
        }
        placed
    }

    fn total(&self) -> f64 {
        (0..self.heights.len())
            .map(|index| self.height(index))
            .sum()
    }

    fn height(&self, index: usize) -> f64 {
        let known = self.heights[index];
        if known > 0.0 {
            known
        } else if self.usual > 0.0 {
            self.usual
        } else {
            FIRST_GUESS
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(count: usize) -> Extent {
        let mut extent = Extent::default();
        extent.change(0, count);
        extent
    }

    fn rows(placed: &[Placed]) -> Vec<usize> {
        placed.iter().map(|placed| placed.index).collect()
    }

    const FRAME: View = View {
        top: 0.0,
        height: 400.0,
    };

    #[test]
    fn a_short_list_is_there_as_a_whole() {
        let placed = of(WHOLE_UP_TO).placed(FRAME, None);

        assert_eq!(rows(&placed), (0..WHOLE_UP_TO).collect::<Vec<_>>());
        assert!(placed.iter().all(|placed| placed.gap < 1.0));
    }

    #[test]
    fn of_a_long_list_there_is_what_is_seen_and_half_as_much_below_and_its_last_row() {
        let placed = of(1000).placed(FRAME, None);

        assert_eq!(rows(&placed), (0..10).chain([999]).collect::<Vec<_>>());
        let gap = 989.0 * 60.0;
        assert_eq!(placed[9], Placed { index: 9, gap });
    }

    #[test]
    fn an_empty_list_has_nothing() {
        assert_eq!(of(0).placed(FRAME, None), []);
    }

    #[test]
    fn rows_beside_the_focus_stay() {
        let view = View {
            top: 30_000.0,
            ..FRAME
        };
        let found = rows(&of(1000).placed(view, Some(7)));

        assert_eq!(found[..4], [0, 6, 7, 8]);
    }

    #[test]
    fn what_was_not_measured_is_taken_to_be_of_the_usual_height() {
        let mut extent = of(1000);
        extent.measured(0, 80.0);
        extent.measured(1, 0.0);
        extent.settle(90.0);
        assert!((extent.total() - 89_990.0).abs() < 1e-6);

        // It does not follow what is measured later, so that nothing else moves.
        extent.settle(70.0);
        assert!((extent.total() - 89_990.0).abs() < 1e-6);
        extent.forget();
        extent.settle(70.0);
        assert!((extent.total() - 70_000.0).abs() < 1e-6);
    }

    #[test]
    fn rows_that_come_at_the_end_leave_the_others_as_high_as_they_were() {
        let mut extent = of(100);
        extent.measured(5, 90.0);
        extent.change(100, 101);
        assert!((extent.total() - (101.0 * 60.0 + 30.0)).abs() < 1e-6);
    }

    prop_compose! {
        fn lists()(
            usual in 0.0..200.0,
            measured in proptest::collection::vec(prop_oneof![Just(0.0), 20.0..200.0], 0..2000)
        ) -> Extent {
            let mut extent = of(measured.len());
            for (index, height) in measured.into_iter().enumerate() {
                extent.measured(index, height);
            }
            extent.settle(usual);
            extent
        }
    }

    proptest! {
        #[test]
        fn wherever_it_is_scrolled_to_all_that_is_seen_is_there(
            extent in lists(), top in -1000.0_f64..500_000.0, height in 50.0_f64..1200.0
        ) {
            let start = top.min(extent.total() - height).max(0.0);
            let mut edge = 0.0;
            for placed in extent.placed(View { top, height }, None) {
                edge += extent.height(placed.index);
                let is_seen = edge + placed.gap > start && edge < start + height;
                prop_assert!(placed.gap < 1.0 || !is_seen, "{placed:?} ends at {edge}, seen from {start}");
                edge += placed.gap;
            }
        }

        #[test]
        fn the_list_has_the_same_height_at_every_scroll_position_and_with_every_focus(
            extent in lists(), top in -1000.0..500_000.0, focused in proptest::option::of(0_usize..2000)
        ) {
            let placed = extent.placed(View { top, height: 400.0 }, focused);
            let sum: f64 = placed.iter().map(|placed| extent.height(placed.index) + placed.gap).sum();
            prop_assert!((sum - extent.total()).abs() < 1e-3);
        }

        #[test]
        fn the_rows_that_are_there_are_few_in_their_order_and_among_them_both_ends(
            extent in lists(), top in -1000.0..500_000.0, focused in proptest::option::of(0_usize..2000)
        ) {
            let rows = rows(&extent.placed(View { top, height: 400.0 }, focused));
            prop_assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(rows.len() <= WHOLE_UP_TO);
            let count = extent.heights.len();
            prop_assert_eq!(rows.first().copied(), (count > 0).then_some(0));
            prop_assert_eq!(rows.last().copied(), count.checked_sub(1));
            if let Some(focused) = focused.filter(|focused| *focused < count) {
                prop_assert!(rows.contains(&focused));
            }
        }
    }
}
