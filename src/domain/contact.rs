//! People to call.

use serde::{Deserialize, Serialize};

use super::Call;

/// A person with a telephone number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The person's id in Pipedrive.
    pub person: u64,
    /// The person's name.
    pub name: String,
    /// Where the person works; empty for a private customer.
    pub company: String,
    /// The number in international form.
    pub phone: String,
}

/// What the floating window starts with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactBook {
    /// By name.
    pub contacts: Vec<Contact>,
    /// The last calls, newest first.
    pub recents: Vec<Call>,
    /// Whether missed calls are shown as a number at the window's icon, by the app's settings.
    pub notify_missed: bool,
}
