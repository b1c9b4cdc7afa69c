//! The settings of the app for one company.

use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::text;
use serde::{Deserialize, Serialize};

use super::Day;

/// What a person can set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The name that proposals and reminders are signed with.
    pub sender: String,
    /// The address that answers go to.
    pub reply_to: String,
    /// Days until a follow-up falls due.
    pub follow_up_days: u32,
    /// Days a proposal stays open: one of [`VALIDITIES`].
    pub valid_days: u32,
    /// Tell the owner when a proposal is opened.
    pub notify_opened: bool,
    /// Tell the owner when a vehicle is ready.
    pub notify_ready: bool,
    /// Show missed calls as a number at the window's icon.
    pub notify_missed: bool,
}

/// The choices for how long a proposal stays open, in days.
pub const VALIDITIES: [u32; 3] = [7, 14, 30];

/// What each field is called: in the form, in what is wrong with it, and in the API.
#[allow(dead_code, reason = "a server names only the fields that can be wrong")]
pub mod field {
    /// The sender's name.
    pub const SENDER: &str = "sender";
    /// The address for answers.
    pub const REPLY_TO: &str = "reply_to";
    /// Days until a follow-up.
    pub const FOLLOW_UP_DAYS: &str = "follow_up_days";
    /// Days a proposal stays open.
    pub const VALID_DAYS: &str = "valid_days";
    /// Tell when a proposal is opened.
    pub const NOTIFY_OPENED: &str = "notify_opened";
    /// Tell when a vehicle is ready.
    pub const NOTIFY_READY: &str = "notify_ready";
    /// Show missed calls as a number.
    pub const NOTIFY_MISSED: &str = "notify_missed";

    /// All of them, in the order of [`Settings`](super::Settings).
    #[cfg(test)]
    pub const ALL: [&str; 7] = [
        SENDER,
        REPLY_TO,
        FOLLOW_UP_DAYS,
        VALID_DAYS,
        NOTIFY_OPENED,
        NOTIFY_READY,
        NOTIFY_MISSED,
    ];
}

/// What each field must keep, for a form before it is sent and for the server when it arrives.
pub mod rules {
    use super::Rule;

    /// The sender's name.
    pub const SENDER: [Rule; 2] = [
        Rule::Required("Enter the name that customers see"),
        Rule::MaxLength(60),
    ];
    /// The address for answers.
    pub const REPLY_TO: [Rule; 2] = [
        Rule::Required("Enter the address that answers go to"),
        Rule::Email,
    ];
    /// Days until a follow-up: at most a quarter of a year.
    pub const FOLLOW_UP_DAYS: [Rule; 2] = [
        Rule::Required("Enter a number of days"),
        Rule::WholeNumber { min: 1, max: 90 },
    ];
}

/// The account of Car services that the company's Pipedrive is connected to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connection {
    /// The account's name.
    pub account: String,
    /// Connected since that day.
    pub since: Day,
}

/// Everything the settings page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsPage {
    /// What is set.
    pub settings: Settings,
    /// Counts every save. A save names the revision it started from, so that no change of another user is lost.
    pub revision: u32,
    /// The connected account; `None` without a connection.
    pub connection: Option<Connection>,
    /// Where the viewer connects, in a tab of its own; `None` where the server connects by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect: Option<String>,
}

/// A save: the new settings and the revision they were made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What is to be set.
    pub settings: Settings,
    /// The revision that was on the screen.
    pub revision: u32,
}

impl Settings {
    /// What is wrong with each field, in the order of the form; empty when the settings can be saved.
    pub fn errors(&self) -> FieldErrors {
        // Each field has its rule, or is one of those that can't be wrong.
        let Self {
            sender,
            reply_to,
            follow_up_days,
            valid_days,
            notify_opened: _,
            notify_ready: _,
            notify_missed: _,
        } = self;
        let mut errors = FieldErrors::default();
        errors.check(field::SENDER, sender, &rules::SENDER);
        errors.check(field::REPLY_TO, reply_to, &rules::REPLY_TO);
        errors.check(
            field::FOLLOW_UP_DAYS,
            &follow_up_days.to_string(),
            &rules::FOLLOW_UP_DAYS,
        );
        if !VALIDITIES.contains(valid_days) {
            errors.set(field::VALID_DAYS, text::of("Choose 7, 14 or 30 days"));
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good() -> Settings {
        Settings {
            sender: "Harbour Motors Service".into(),
            reply_to: "service@harbour-motors.example".into(),
            follow_up_days: 7,
            valid_days: 14,
            notify_opened: true,
            notify_ready: true,
            notify_missed: false,
        }
    }

    fn wrong_fields(settings: &Settings) -> Vec<&'static str> {
        let errors = settings.errors();
        errors.entries().iter().map(|error| error.field).collect()
    }

    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn each_field_is_called_as_the_api_calls_it() {
        let written = serde_json::to_value(good()).unwrap();
        let mut keys: Vec<&str> = written
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let mut named = field::ALL;
        keys.sort_unstable();
        named.sort_unstable();
        assert_eq!(keys, named);
    }

    #[test]
    fn good_settings_have_no_errors() {
        assert!(good().errors().is_empty());
    }

    #[test]
    fn errors_come_in_the_order_of_the_form() {
        let all_wrong = Settings {
            sender: "  ".into(),
            reply_to: "nobody".into(),
            follow_up_days: 0,
            valid_days: 8,
            ..good()
        };
        assert_eq!(
            wrong_fields(&all_wrong),
            ["sender", "reply_to", "follow_up_days", "valid_days"]
        );
    }

    #[test]
    fn a_header_cannot_be_smuggled_into_the_address() {
        let reply_to = "a@b.example\nBcc: x@y.example".into();
        assert_eq!(wrong_fields(&Settings { reply_to, ..good() }), ["reply_to"]);
    }

    #[test]
    fn follow_ups_fall_due_within_a_quarter() {
        for (days, accepted) in [
            (0, false),
            (1, true),
            (90, true),
            (91, false),
            (u32::MAX, false),
        ] {
            let settings = Settings {
                follow_up_days: days,
                ..good()
            };
            assert_eq!(settings.errors().is_empty(), accepted, "{days}");
        }
    }
}
