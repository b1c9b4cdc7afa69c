//! A list of records: its filter, and which of its records are ticked.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::account::ListFilter;

/// What the user does with a list; each visit starts from the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct ListState {
    /// What it shows.
    pub(crate) filter: ListFilter,
    /// What is ticked in it.
    pub(crate) marks: Marks,
}

/// Which records of a list are ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Marks {
    /// These, ticked one by one.
    Picked(BTreeSet<u64>),
    /// Everything that the filter lets through, but for these.
    AllBut(BTreeSet<u64>),
}

impl ListState {
    /// A list with another filter, in which nothing is ticked.
    pub(super) fn filtered(filter: ListFilter) -> Self {
        Self {
            filter,
            marks: Marks::default(),
        }
    }
}

impl Default for Marks {
    fn default() -> Self {
        Self::Picked(BTreeSet::new())
    }
}

impl Marks {
    /// Whether a record is ticked.
    pub(crate) fn holds(&self, id: u64) -> bool {
        match self {
            Self::Picked(picked) => picked.contains(&id),
            Self::AllBut(excluded) => !excluded.contains(&id),
        }
    }

    pub(super) fn set(&mut self, id: u64, ticked: bool) {
        let (ids, insert) = match self {
            Self::Picked(picked) => (picked, ticked),
            Self::AllBut(excluded) => (excluded, !ticked),
        };
        if insert {
            ids.insert(id);
        } else {
            ids.remove(&id);
        }
    }

    /// Ticks everything that the filter lets through, or nothing.
    pub(super) fn set_all(&mut self, ticked: bool) {
        *self = if ticked {
            Self::AllBut(BTreeSet::new())
        } else {
            Self::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ticked_one_by_one_is_ticked() {
        let mut marks = Marks::default();
        marks.set(3, true);
        assert!(marks.holds(3) && !marks.holds(4));
    }

    #[test]
    fn what_is_taken_out_of_everything_is_not_ticked() {
        let mut marks = Marks::default();
        marks.set_all(true);
        marks.set(3, false);
        assert!(!marks.holds(3) && marks.holds(4));
    }

    #[test]
    fn a_tick_that_is_taken_away_leaves_no_trace() {
        let mut marks = Marks::default();
        marks.set(3, true);
        marks.set(3, false);
        assert_eq!(marks, Marks::default());
    }
}
