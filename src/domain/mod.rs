//! What Car services talks about: vehicles, proposals, calls, settings.
//!
//! These are the types of the app's HTTP API. The surfaces, the sandbox and a server share them; nothing here knows a
//! browser, a framework or a database.

mod call;
mod contact;
mod day;
mod money;
mod proposal;
mod reminder;
mod settings;
mod vehicle;

pub use call::{Call, CallOutcome, LoggedCall, NextActivity};
pub use contact::{Contact, ContactBook};
pub use day::Day;
pub use money::Money;
pub use proposal::{Proposal, ProposalState};
pub use reminder::{Failure, ReminderPlan, ReminderResult, SelectedRecords};
pub use settings::{Connection, Saved, Settings, SettingsPage, VALIDITIES, field, rules};
pub use vehicle::{NewVehicle, Vehicle, VehicleDetails, VehicleList, VehicleStatus};
