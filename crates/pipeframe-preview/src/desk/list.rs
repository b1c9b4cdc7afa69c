//! The list that is shown: its filter, and which of its records are ticked.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::account::{ListFilter, Resource};
use crate::frame_address::ListSelection;

use super::{Desk, Place};

/// What the user does with a list; every visit begins anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ListState {
    /// What it shows.
    pub filter: ListFilter,
    /// What is ticked in it.
    pub marks: Marks,
}

/// Which records of a list are ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Marks {
    /// These, ticked one by one.
    Picked(BTreeSet<u64>),
    /// Everything that the filter lets through, but for these.
    AllBut(BTreeSet<u64>),
}

impl Default for Marks {
    fn default() -> Self {
        Self::Picked(BTreeSet::new())
    }
}

impl Marks {
    /// Whether a record is ticked.
    pub fn holds(&self, id: u64) -> bool {
        match self {
            Self::Picked(picked) => picked.contains(&id),
            Self::AllBut(excluded) => !excluded.contains(&id),
        }
    }

    fn set(&mut self, id: u64, ticked: bool) {
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
}

impl Desk {
    /// The list that is shown, as far as the user has changed it.
    pub const fn list(&self) -> &ListState {
        &self.list
    }

    /// The ids that the list shows, ascending; none where no list is shown.
    pub fn listed(&self) -> Vec<u64> {
        self.listed_resource()
            .map(|resource| self.account.matching(resource, &self.list.filter))
            .unwrap_or_default()
    }

    /// How many of the records that are shown are ticked.
    pub fn selected_count(&self) -> usize {
        let listed = self.listed().into_iter();
        listed.filter(|id| self.list.marks.holds(*id)).count()
    }

    const fn listed_resource(&self) -> Option<Resource> {
        match self.place {
            Place::List(resource) => Some(resource),
            _ => None,
        }
    }

    pub(super) fn set_list_filter(&mut self, filter: ListFilter) {
        self.list = ListState {
            filter,
            marks: Marks::default(),
        };
    }

    pub(super) fn select(&mut self, id: u64, ticked: bool) {
        self.list.marks.set(id, ticked);
    }

    pub(super) fn select_all(&mut self, ticked: bool) {
        self.list.marks = if ticked {
            Marks::AllBut(BTreeSet::new())
        } else {
            Marks::default()
        };
    }

    /// What is ticked, as a modal from the list's menu gets to know it; `None` where nothing is.
    ///
    /// One by one, the ids are listed; after "select all" none are, only those that were taken out again
    /// (<https://pipedrive.readme.io/docs/app-extensions-actions>).
    pub(super) fn selection(&self) -> Option<ListSelection> {
        let resource = self
            .listed_resource()
            .filter(|_| self.selected_count() > 0)?;
        let listed = self.listed();
        let shown = |ids: &BTreeSet<u64>| -> Vec<u64> {
            let ids = ids.iter().copied();
            ids.filter(|id| listed.contains(id)).collect()
        };
        let (ids, excluded) = match &self.list.marks {
            Marks::Picked(picked) => (shown(picked), Vec::new()),
            Marks::AllBut(excluded) => (Vec::new(), shown(excluded)),
        };
        Some(ListSelection {
            resource,
            ids,
            excluded,
            filter: self
                .account
                .filter_parameter(resource, &self.list.filter)
                .to_string(),
        })
    }
}
