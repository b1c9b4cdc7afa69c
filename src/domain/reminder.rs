//! Service reminders to everybody in a list selection.

use serde::{Deserialize, Serialize};

/// Records chosen in a list of Pipedrive, as the app sends them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectedRecords {
    /// `deal`, `person`, `organization` or `activity`.
    pub resource: String,
    /// The chosen records; none when everything that matches was chosen.
    pub picked: Option<Vec<u64>>,
    /// The list's filter as Pipedrive gave it; for a server that asks Pipedrive what matches.
    pub filter: Option<String>,
    /// Records taken out again, when everything that matches was chosen.
    pub excluded: Vec<u64>,
}

/// Who would get a reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPlan {
    /// The records, in the order they are worked through.
    pub records: Vec<u64>,
    /// Their names, in the same order.
    pub names: Vec<String>,
}

/// A record that got no reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Its id in Pipedrive.
    pub record: u64,
    /// Its name, or a placeholder.
    pub name: String,
    /// Why, in a sentence that says what to do.
    pub reason: String,
}

/// The result of a batch of reminders.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderResult {
    /// How many were sent.
    pub sent: u32,
    /// The others, each with its reason.
    pub failures: Vec<Failure>,
}
