//! What an iframe may post to Pipedrive, as types; and what is wrong with everything else, in words.
//!
//! The protocol is that of `@pipedrive/app-extensions-sdk` (<https://github.com/pipedrive/app-extensions-sdk>).

mod word;

pub use word::{Color, CommandName, Event, ModalType, View};

use serde::Serialize;

/// A link that the app gives Pipedrive to show.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where it leads.
    pub url: String,
    /// What it says.
    pub label: String,
}

/// Why a call is wrong: enough to repair it without looking anything up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What was wrong with this call.
    pub what: String,
    /// The rule it breaks.
    pub rule: String,
    /// What to write instead.
    pub fix: String,
}
