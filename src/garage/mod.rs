//! The rules of Car services: what may happen to vehicles, proposals, reminders, calls and settings.
//!
//! A [`Garage`] is everything one company has. Its methods are the rules; [`answer`] puts them behind the paths of the
//! HTTP API. The sandbox calls it in the page, a server calls it behind a real endpoint, and both refuse the same
//! things with the same words.
//!
//! What is in a garage is open, so that a server can keep it row by row; only the rules change it.

mod calls;
mod exchange;
mod problem;
mod proposals;
mod reminders;
pub mod repeats;
mod router;
mod seed;
mod settings;
mod vehicles;

use serde::de::IntoDeserializer;
use serde::de::value::{Error as UnknownWord, StrDeserializer};
use serde::{Deserialize, Serialize};

use super::domain::{Call, Connection, Contact, Day, NextActivity, Settings, VehicleDetails};
use repeats::Repeats;

pub use exchange::{Answer, Request};
pub use problem::Refusal;
pub use router::answer;

/// When a request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The day where the reader is; at UTC when they don't say.
    pub today: Day,
    /// Seconds since 1970.
    pub seconds: u64,
}

/// Everything Car services keeps for one company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Garage {
    /// In the order they were added.
    pub vehicles: Vec<StoredVehicle>,
    /// Everybody that reminders can go to.
    pub clients: Vec<Client>,
    /// Everybody with a number to call.
    pub contacts: Vec<Contact>,
    /// Oldest first.
    pub calls: Vec<Call>,
    /// Oldest first.
    pub activities: Vec<PlannedActivity>,
    /// What the company has set.
    pub settings: Settings,
    /// Counts every save of the settings.
    pub revision: u32,
    /// The connected account; `None` without a connection.
    pub connection: Option<Connection>,
    /// The outcomes of the last writes.
    pub repeats: Repeats,
}

/// A kind of record in Pipedrive that vehicles can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// A deal.
    Deal,
    /// A person.
    Person,
    /// An organisation, spelled as Pipedrive's API spells it.
    Organization,
}

/// A record in Pipedrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordKey {
    /// What it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: u64,
}

/// A vehicle and the records it is shown on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredVehicle {
    /// The vehicle with its proposals.
    pub details: VehicleDetails,
    /// Where it is shown.
    pub records: Vec<RecordKey>,
}

/// Who a reminder for a record goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// The record that is selected in a list.
    pub record: RecordKey,
    /// Its name.
    pub name: String,
    /// Asked not to get reminders.
    pub opted_out: bool,
    /// The day of the last reminder.
    pub reminded: Option<Day>,
}

/// An activity that a call led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedActivity {
    /// The person called, where the number is known.
    pub person: Option<u64>,
    /// What to do.
    pub activity: NextActivity,
}

impl RecordKind {
    /// The kind that the API calls by this name.
    pub fn from_name(name: &str) -> Option<Self> {
        let name: StrDeserializer<'_, UnknownWord> = name.into_deserializer();
        Self::deserialize(name).ok()
    }
}

impl RecordKey {
    /// A record of a kind.
    pub const fn new(kind: RecordKind, id: u64) -> Self {
        Self { kind, id }
    }
}
