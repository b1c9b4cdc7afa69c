//! The user who looks at Pipedrive: another user, another company, with the app or without it.

use crate::account::{Account, Resource};

use super::turn::Turn;
use super::{Desk, Place};

impl Desk {
    /// Whether the user who looks at the preview has installed the app; without it no extension of it is loaded.
    pub(crate) fn has_app(&self) -> bool {
        self.account.viewer().is_some_and(|user| user.has_app)
    }

    /// The companies that can be looked at, the present one among them, by ascending id.
    pub(crate) fn companies(&self) -> Vec<&Account> {
        let mut companies: Vec<_> = std::iter::once(&self.account)
            .chain(&self.other_accounts)
            .collect();
        companies.sort_by_key(|account| account.company.id);
        companies
    }

    /// The company that the preview opens with unless a link says otherwise.
    pub(crate) fn first_company(&self) -> u64 {
        let first = self.companies().into_iter().next();
        first.map_or(0, |account| account.company.id)
    }

    /// The user whom the present company is first seen as.
    pub(crate) fn first_user(&self) -> u64 {
        self.account.users.first().map_or(0, |user| user.id)
    }

    /// Logs in as another user of the company. Unknown ids change nothing.
    pub(super) fn switch_user(&mut self, user: u64, turn: &mut Turn) {
        if self.account.me == user || self.account.user(user).is_none() {
            return;
        }
        self.account.me = user;
        self.load(self.page.place(), None, turn);
    }

    /// Goes to another company, at its first deal. Unknown ids change nothing.
    pub(super) fn switch_company(&mut self, company: u64, turn: &mut Turn) {
        let others = &mut self.other_accounts;
        let Some(other) = others
            .iter_mut()
            .find(|account| account.company.id == company)
        else {
            return;
        };
        std::mem::swap(other, &mut self.account);
        let first = self.account.records(Resource::Deal).into_iter().next();
        let place = match (self.page.place(), first) {
            (Place::Details(_), Some(deal)) => Place::Details(deal),
            (Place::Details(_), None) => Place::List(Resource::Deal),
            (place, _) => place,
        };
        self.load(place, None, turn);
    }

    /// Installs the app for the user who looks at the preview, or takes it away.
    pub(super) fn set_installed(&mut self, installed: bool, turn: &mut Turn) {
        if self.has_app() != installed && !(installed && self.install_refusal().is_some()) {
            self.account.set_has_app(self.account.me, installed);
            self.load(self.page.place(), None, turn);
        }
    }
}
