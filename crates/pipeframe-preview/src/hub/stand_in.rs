//! What the stand-in for Pipedrive's OAuth (crates/pipeframe-stand-in) tells of installations.

use serde::Deserialize;
use serde_json::Value;

use crate::account::Resource;

/// Its state, as far as the Developer Hub follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StandInState {
    /// Grows with each change.
    pub(crate) version: u64,
    /// The app that it knows.
    pub(crate) app: StandInApp,
    /// The users who have installed it.
    pub(crate) installations: Vec<Installed>,
    /// What happened, the latest last.
    pub(crate) events: Vec<StandInEvent>,
    /// The records that are not as they were at its start.
    pub(crate) records: Vec<StandInRecord>,
}

/// A record as the stand-in's API has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StandInRecord {
    /// Whose it is.
    pub(crate) company_id: u64,
    /// The word for it in the API's paths.
    pub(crate) kind: String,
    /// Its id, unique within its kind.
    pub(crate) id: u64,
    /// Its fields in the API's second version; none of one that was deleted.
    pub(crate) record: Option<Value>,
}

impl StandInRecord {
    /// What it is, where the preview has such records.
    pub(crate) fn resource(&self) -> Option<Resource> {
        let all = [Resource::Deal, Resource::Person, Resource::Organization];
        all.into_iter()
            .find(|resource| resource.api_path() == Some(&self.kind))
    }
}

/// The app that the stand-in knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StandInApp {
    /// Its client id.
    pub(crate) client_id: String,
    /// `draft` or `live`.
    pub(crate) status: String,
    /// What keeps the stand-in from using its registration.
    pub(crate) problem: Option<String>,
    /// Where installations begin.
    pub(crate) links: StandInLinks,
}

/// Where installations begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StandInLinks {
    /// "Install & test".
    pub(crate) install_and_test: String,
    /// The installation link.
    pub(crate) installation: String,
}

/// A user who has installed the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Installed {
    /// The company.
    pub(crate) company_id: u64,
    /// The user.
    pub(crate) user_id: u64,
}

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StandInEvent {
    /// Grows with each event.
    pub(crate) id: u64,
    /// What it was, such as `installed`.
    pub(crate) kind: String,
    /// More about it, in a few words.
    pub(crate) detail: String,
}

impl StandInEvent {
    /// What it means for the person who installs, in a sentence.
    pub(crate) fn sentence(&self) -> String {
        match self.kind.as_str() {
            "authorized" => "Allowed. Your server has not exchanged the code yet.".to_owned(),
            "cancelled" => "Cancelled. Your server was told error=user_denied.".to_owned(),
            "installed" => "Allowed, and your server exchanged the code.".to_owned(),
            "token-refused" => format!("Your server was refused a token: {}.", self.detail),
            kind => format!("The stand-in reports {kind}: {}.", self.detail),
        }
    }
}

impl StandInState {
    /// Whether a user has installed the app there.
    pub(crate) fn has(&self, who: Installed) -> bool {
        self.installations.contains(&who)
    }

    /// The users who have installed the app since an earlier state (`true`), and those who have uninstalled it (`false`).
    pub(crate) fn changes_since(&self, before: &Self) -> Vec<(Installed, bool)> {
        let added = self.installations.iter().filter(|who| !before.has(**who));
        let removed = before.installations.iter();
        let removed = removed.filter(|who| !self.has(**who));
        added
            .map(|who| (*who, true))
            .chain(removed.map(|who| (*who, false)))
            .collect()
    }

    /// The records that are others than in an earlier state: what the preview changed since is not taken back by what is old.
    pub(crate) fn records_since(&self, before: &Self) -> impl Iterator<Item = &StandInRecord> {
        let is_new = |record: &&StandInRecord| !before.records.contains(record);
        self.records.iter().filter(is_new)
    }

    /// The last thing that happened after an event.
    pub(crate) fn latest_after(&self, event: u64) -> Option<&StandInEvent> {
        self.events.iter().rfind(|found| found.id > event)
    }

    /// The id of the last event.
    pub(crate) fn last_event(&self) -> u64 {
        self.events.last().map_or(0, |event| event.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARI: Installed = Installed {
        company_id: 54_321,
        user_id: 12_345,
    };
    const LIIS: Installed = Installed {
        user_id: 12_347,
        ..MARI
    };

    fn state(installations: &[Installed]) -> StandInState {
        StandInState {
            installations: installations.to_vec(),
            ..StandInState::default()
        }
    }

    #[test]
    fn only_what_changes_is_taken_over() {
        let none = state(&[]);
        let one = state(&[MARI]);
        assert_eq!(one.changes_since(&none), [(MARI, true)]);
        assert_eq!(one.changes_since(&one), []);
        let other = state(&[LIIS]);
        assert_eq!(other.changes_since(&one), [(LIIS, true), (MARI, false)]);
    }

    #[test]
    fn a_state_is_read_without_what_the_developer_hub_does_not_follow() {
        let text = r#"{ "version": 7, "now": "x", "app": { "client_id": "a", "status": "live", "problem": null,
            "links": { "install_and_test": "t", "installation": "i" } },
            "installations": [{ "user_id": 12345, "company_id": 54321, "scopes": ["base"] }],
            "events": [{ "id": 3, "at": "x", "kind": "cancelled", "detail": "Mari cancelled." }] }"#;
        let state: StandInState = serde_json::from_str(text).unwrap();
        assert!(state.has(MARI) && !state.has(LIIS));
        let cancelled = state.latest_after(2).unwrap().sentence();
        assert_eq!(
            cancelled,
            "Cancelled. Your server was told error=user_denied."
        );
        assert_eq!(state.latest_after(state.last_event()), None);
    }
}
