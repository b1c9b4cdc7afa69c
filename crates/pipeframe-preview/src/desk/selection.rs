//! What the shown list contains and what is ticked in it, for the views and for the app.

use std::collections::BTreeSet;

use crate::account::Resource;
use crate::frame_address::ListSelection;

use super::{Desk, ListState, Marks, Place};

impl Desk {
    /// The list that is shown, as far as the user has changed it.
    pub(crate) const fn list(&self) -> &ListState {
        self.page.list()
    }

    /// The ids that the list shows, ascending; none where no list is shown.
    pub(crate) fn listed(&self) -> Vec<u64> {
        self.listed_resource()
            .map(|resource| self.account.matching(resource, &self.page.list().filter))
            .unwrap_or_default()
    }

    /// How many of the records that are shown are ticked.
    pub(crate) fn selected_count(&self) -> usize {
        let listed = self.listed().into_iter();
        listed
            .filter(|id| self.page.list().marks.holds(*id))
            .count()
    }

    const fn listed_resource(&self) -> Option<Resource> {
        match self.page.place() {
            Place::List(resource) => Some(resource),
            Place::Details(_)
            | Place::Settings
            | Place::Workbench
            | Place::DeveloperHub(_)
            | Place::Elsewhere(..) => None,
        }
    }

    /// What is ticked, as a modal from the list's menu is told; `None` without a selection.
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
        let (ids, excluded) = match &self.page.list().marks {
            Marks::Picked(picked) => (shown(picked), Vec::new()),
            Marks::AllBut(excluded) => (Vec::new(), shown(excluded)),
        };
        Some(ListSelection {
            resource,
            ids,
            excluded,
            filter: self
                .account
                .filter_parameter(resource, &self.page.list().filter)
                .to_string(),
        })
    }
}
