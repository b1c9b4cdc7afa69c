//! The Developer Hub as data: the apps of a developer, what their forms say and how far they are.
//!
//! An app is the text of its registration file. Each edit changes that text ([`Edit`]); everything that views show of it is read from the
//! text again, so that the form and the file can't differ.

mod app;
mod consent;
mod edit;
mod extension;
mod file;
mod limits;
mod live;
mod stand_in;
#[cfg(test)]
mod tests;

pub(crate) use app::{AppNumber, HubApp, Status};
pub(crate) use consent::{Consent, consent_for, consent_of};
pub(crate) use edit::Edit;
pub(crate) use extension::ExtensionAt;
pub(crate) use file::AppFile;
pub(crate) use limits::{add_refusal, location_note, remaining};
pub(crate) use live::{
    LinkForm, address_of_callback, installation_link, judge_callback, live_problems, test_problems,
};
pub(crate) use stand_in::{Installed, StandInState};

/// The app of the registration file that the preview was opened with.
pub(crate) const FIRST_APP: AppNumber = 1;

/// A page of the Developer Hub.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HubPage {
    /// The list of apps.
    Apps,
    /// A tab of an app's form.
    App(AppNumber, HubTab),
}

/// A tab of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HubTab {
    /// Name and callback URL.
    BasicInfo,
    /// Installation URL, scopes, client id.
    Scopes,
    /// The extensions: all, or one of them.
    Extensions(Option<ExtensionAt>),
    /// The people who have installed the app, and its installation link. Pipedrive does not have this tab.
    Installation,
}

impl HubTab {
    /// Every tab, in its order.
    pub(crate) const ALL: [Self; 4] = [
        Self::BasicInfo,
        Self::Scopes,
        Self::Extensions(None),
        Self::Installation,
    ];

    /// Its label.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::BasicInfo => "Basic info",
            Self::Scopes => "OAuth & access scopes",
            Self::Extensions(_) => "App extensions",
            Self::Installation => "Installation",
        }
    }

    /// Its word in the address.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::BasicInfo => "basic-info",
            Self::Scopes => "scopes",
            Self::Extensions(_) => "extensions",
            Self::Installation => "installation",
        }
    }

    /// The same tab, whichever extension is open on it.
    pub(crate) const fn is_same(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::BasicInfo, Self::BasicInfo)
                | (Self::Scopes, Self::Scopes)
                | (Self::Extensions(_), Self::Extensions(_))
                | (Self::Installation, Self::Installation)
        )
    }

    /// Whether a place of the file is on it.
    pub(crate) fn has(self, pointer: &str) -> bool {
        let first = pointer.split('/').nth(1).unwrap_or_default();
        match self {
            // And whatever no tab has a field for, such as what a file says under a name that nobody knows.
            Self::BasicInfo => {
                let others = [Self::Scopes, Self::Extensions(None)];
                !others.iter().any(|tab| tab.has(pointer))
            }
            Self::Scopes => matches!(
                first,
                "installationUrl" | "scopes" | "clientId" | "clientSecret"
            ),
            Self::Extensions(_) => ExtensionAt::of(pointer).is_some(),
            Self::Installation => false,
        }
    }
}

/// The apps of a developer.
#[derive(Clone, Debug)]
pub(crate) struct Hub {
    apps: Vec<HubApp>,
    /// The app whose extensions the preview shows.
    shown: AppNumber,
    next: AppNumber,
}

impl Hub {
    /// A developer's only app.
    pub(crate) fn of(file: AppFile) -> Self {
        Self {
            apps: vec![HubApp::open(FIRST_APP, file)],
            shown: FIRST_APP,
            next: FIRST_APP + 1,
        }
    }

    /// Every app, in the order in which they were created.
    pub(crate) fn apps(&self) -> &[HubApp] {
        &self.apps
    }

    /// One app; `None` where it was deleted, or never was.
    pub(crate) fn app(&self, number: AppNumber) -> Option<&HubApp> {
        self.apps.iter().find(|app| app.number == number)
    }

    /// The same, to change it.
    pub(crate) fn app_mut(&mut self, number: AppNumber) -> Option<&mut HubApp> {
        self.apps.iter_mut().find(|app| app.number == number)
    }

    /// The app whose extensions the preview shows; `None` once every app is deleted.
    pub(crate) fn shown(&self) -> Option<&HubApp> {
        self.app(self.shown)
    }

    /// Whether the preview shows an app.
    pub(crate) const fn shows(&self, number: AppNumber) -> bool {
        self.shown == number
    }

    /// Has the preview show another app. Whether there is one.
    pub(crate) fn show(&mut self, number: AppNumber) -> bool {
        let is_there = self.app(number).is_some();
        if is_there {
            self.shown = number;
        }
        is_there
    }

    /// Adds a private app as a draft, and gives its number.
    pub(crate) fn create(&mut self, name: &str, client_id: &str) -> AppNumber {
        let number = self.next;
        self.next += 1;
        self.apps.push(HubApp::create(number, name, client_id));
        number
    }

    /// Takes an app away; the first that is left is shown in its place.
    pub(crate) fn delete(&mut self, number: AppNumber) {
        self.apps.retain(|app| app.number != number);
        if self.shown == number {
            self.shown = self.apps.first().map_or(0, |app| app.number);
        }
    }
}
