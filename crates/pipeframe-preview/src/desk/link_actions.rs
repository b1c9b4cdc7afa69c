//! The link actions of the page that is shown, and the address that each opens.

use pipeframe_registration::{LinkAction, SettingsKind};

use crate::assumptions::LinkToken;
use crate::frame_address::{ListSelection, PageShown, page_parameters, with_query};

use super::Desk;

/// How many ids the long form of an address has: "hundreds of ids" are documented.
const MANY: usize = 1_000;
/// Where the made-up ids of the long form begin: those of a company that has used Pipedrive for a while.
const FIRST_OF_MANY: u64 = 100_001;

/// A link action as a menu offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OfferedLink {
    /// The menu entry.
    pub(crate) name: String,
    /// What is said of it.
    pub(crate) description: String,
    /// The address that it opens, but for the token that it may carry.
    pub(crate) address: String,
    /// The same address as for hundreds of records, where records are picked one by one.
    pub(crate) long_address: Option<String>,
}

impl Desk {
    /// The link actions in the actions menu of the page. A list has a menu as soon as something is selected.
    pub(crate) fn link_actions(&self) -> Vec<OfferedLink> {
        let location = self.place().location().filter(|_| self.has_app());
        let (Some(location), Some(page)) = (location, self.page_shown()) else {
            return Vec::new();
        };
        let actions = self.registration().link_actions.iter();
        actions
            .filter(|action| action.locations.contains(&location))
            .map(|action| self.offered(action, &page))
            .collect()
    }

    fn offered(&self, action: &LinkAction, page: &PageShown) -> OfferedLink {
        let address = |page: &PageShown| {
            let query = page_parameters(Some(page), self.viewer());
            with_query(&self.addresses().of_app(&action.url), &query)
        };
        OfferedLink {
            name: action.name.clone(),
            description: action.description.clone(),
            address: address(page),
            long_address: long(page).map(|page| address(&page)),
        }
    }

    /// Whether an address of a link action carries a signed token.
    pub(crate) fn links_carry_token(&self) -> bool {
        self.assumptions().link_token == LinkToken::Carried
    }

    /// The app's settings, where they are a page of its own in another tab. Pipedrive documents no query for it.
    pub(crate) fn external_settings(&self) -> Option<String> {
        let settings = self.registration().settings.as_ref();
        let page = settings.filter(|page| page.kind == SettingsKind::ExternalLink)?;
        Some(self.addresses().of_app(&page.url))
    }
}

/// What would be selected in a list with hundreds of records; `None` where no ids are listed.
fn long(page: &PageShown) -> Option<PageShown> {
    let PageShown::Selection(selection) = page else {
        return None;
    };
    let picked = Some(&selection.ids).filter(|ids| !ids.is_empty())?;
    let ids = picked.iter().copied().chain(FIRST_OF_MANY..);
    Some(PageShown::Selection(ListSelection {
        ids: ids.take(MANY).collect(),
        ..selection.clone()
    }))
}
