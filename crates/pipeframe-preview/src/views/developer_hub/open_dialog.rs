//! Which dialog of the Developer Hub is open.

use leptos::prelude::*;

use crate::desk::Desk;
use crate::host::Host;
use crate::hub::{AppNumber, Installed};

/// A user of a company, by their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) company: u64,
    pub(super) user: u64,
}

impl Who {
    /// The user who looks at the preview.
    pub(super) fn present(host: Host) -> Self {
        host.peek(|desk| Self {
            company: desk.account().company.id,
            user: desk.account().me,
        })
    }

    /// The same, as the stand-in names them.
    pub(super) const fn installed(self) -> Installed {
        Installed {
            company_id: self.company,
            user_id: self.user,
        }
    }

    /// Their name and company.
    pub(super) fn spoken(self, desk: &Desk) -> String {
        let companies = desk.companies();
        let company = companies
            .iter()
            .find(|account| account.company.id == self.company);
        let user = company.and_then(|account| account.user(self.user));
        match (user, company) {
            (Some(user), Some(account)) => format!("{}, {}", user.name, account.company.name),
            _ => "nobody".to_owned(),
        }
    }
}

/// A dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HubDialog {
    /// A new app.
    Create,
    /// What a person agrees to who installs an app.
    Consent {
        /// The app.
        app: AppNumber,
        /// The person.
        person: Who,
    },
    /// Whether a draft is changed to live.
    Live(AppNumber),
    /// Whether an app is deleted.
    Delete(AppNumber),
}

/// The open dialog, if one is. Copies all mean the same one.
#[derive(Clone, Copy, Debug)]
pub(in crate::views) struct HubDialogs(RwSignal<Option<HubDialog>>);

impl HubDialogs {
    /// None is open; to be provided as a context.
    pub(in crate::views) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Whether one is open.
    pub(in crate::views) fn is_open(self) -> bool {
        self.0.with(Option::is_some)
    }

    pub(super) fn get(self) -> Option<HubDialog> {
        self.0.get()
    }

    pub(super) fn open(self, dialog: HubDialog) {
        self.0.set(Some(dialog));
    }

    pub(super) fn close(self) {
        self.0.set(None);
    }
}
