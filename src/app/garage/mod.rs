//! The rules of Car services: what may happen to vehicles, proposals, reminders, calls and settings.
//!
//! A [`Garage`] is everything one company has. Its methods are the rules; [`answer`] puts them behind the paths of the
//! HTTP API. The sandbox calls it in the page, a server calls it behind a real endpoint, and both refuse the same
//! things with the same words.

mod calls;
mod problem;
mod proposals;
mod reminders;
mod repeats;
mod router;
mod seed;
mod settings;
mod vehicles;

use serde::{Deserialize, Serialize};

use super::domain::{Call, Connection, Contact, Day, NextActivity, Settings, VehicleDetails};
use repeats::Repeats;

pub use problem::Refusal;
pub use router::{Answer, Request, answer};

/// Everything Car services keeps for one company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Garage {
    vehicles: Vec<StoredVehicle>,
    clients: Vec<Client>,
    contacts: Vec<Contact>,
    calls: Vec<Call>,
    activities: Vec<PlannedActivity>,
    settings: Settings,
    revision: u32,
    connection: Option<Connection>,
    repeats: Repeats,
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
struct StoredVehicle {
    details: VehicleDetails,
    records: Vec<RecordKey>,
}

/// Who a reminder for a record goes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Client {
    record: RecordKey,
    name: String,
    opted_out: bool,
    reminded: Option<Day>,
}

/// An activity that a call led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PlannedActivity {
    person: Option<u64>,
    activity: NextActivity,
}

impl RecordKind {
    /// The kind that the API calls by this name.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "deal" => Some(Self::Deal),
            "person" => Some(Self::Person),
            "organization" => Some(Self::Organization),
            _ => None,
        }
    }
}

impl RecordKey {
    /// A record of a kind.
    pub const fn new(kind: RecordKind, id: u64) -> Self {
        Self { kind, id }
    }
}
