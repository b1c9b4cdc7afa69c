//! A customer's vehicle and what is known about it.

use pipeframe::kit::form::{FieldErrors, Rule};
use serde::{Deserialize, Serialize};

use super::{Day, Money, Proposal};

/// Where a vehicle is on its way through the workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VehicleStatus {
    /// Nothing has been offered yet.
    Open,
    /// The customer has a proposal and has not answered.
    ProposalSent,
    /// The customer said yes and the workshop has a slot.
    Booked,
    /// It is being worked on.
    InService,
    /// It can be picked up.
    Ready,
    /// The customer has it back. Nothing more can be sent for it.
    Delivered,
}

/// A vehicle as the lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vehicle {
    /// The vehicle's number in Car services.
    pub id: u64,
    /// Make and model, as the customer would say it.
    pub name: String,
    /// The number plate as written on the plate.
    pub plate: String,
    /// Where it is on its way through the workshop.
    pub status: VehicleStatus,
    /// What the customer pays for it, once that is agreed.
    pub price: Option<Money>,
    /// The day it goes back to the customer, if one is agreed.
    pub delivery: Option<Day>,
    /// Address of a picture on the app's own origin.
    pub picture: String,
    /// The deal in Pipedrive that it belongs to, if any.
    pub deal: Option<u64>,
}

/// The vehicles of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VehicleList {
    /// In the order they are shown: what needs a person first.
    pub vehicles: Vec<Vehicle>,
    /// Days until a follow-up falls due, by the app's settings. Which day that is depends on where the reader is.
    pub follow_up_days: u32,
    /// What the record is called in Pipedrive, where the server may ask that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The server tells of changes by events.
    #[serde(default, skip_serializing_if = "is_false")]
    pub live: bool,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde gives it a reference"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// One vehicle with its facts and everything that was or can be offered for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VehicleDetails {
    /// The vehicle as the lists show it.
    pub vehicle: Vehicle,
    /// The customer's name: who gets a proposal.
    pub customer: String,
    /// The year it was first registered, where known.
    pub year: Option<u32>,
    /// Kilometres on the clock, where known.
    pub kilometres: Option<u32>,
    /// Engine and gearbox in a few words; empty where unknown.
    pub engine: String,
    /// Chassis number; empty where unknown.
    pub chassis: String,
    /// What can be offered, and what was.
    pub proposals: Vec<Proposal>,
}

/// A vehicle as a person enters it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewVehicle {
    /// `deal`, `person` or `organization`.
    pub resource: String,
    /// Id of the record it belongs to.
    pub record: u64,
    /// Make and model.
    pub name: String,
    /// Number plate.
    pub plate: String,
}

/// What each field of a new vehicle must keep.
const NAME_RULES: [Rule; 2] = [
    Rule::Required("Enter make and model, like Volvo V60"),
    Rule::MaxLength(60),
];
const PLATE_RULES: [Rule; 2] = [
    Rule::Required("Enter the number plate"),
    Rule::MaxLength(12),
];

impl NewVehicle {
    /// What is wrong with it, field by field; empty when it can be saved.
    pub fn errors(&self) -> FieldErrors {
        let mut errors = FieldErrors::default();
        errors.check("name", &self.name, &NAME_RULES);
        errors.check("plate", &self.plate, &PLATE_RULES);
        errors
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong_fields(name: &str, plate: &str) -> Vec<&'static str> {
        let vehicle = NewVehicle {
            name: name.to_owned(),
            plate: plate.to_owned(),
            ..NewVehicle::default()
        };
        let errors = vehicle.errors();
        errors.entries().iter().map(|error| error.field).collect()
    }

    #[test]
    fn a_new_vehicle_needs_a_name_and_a_plate() {
        assert!(wrong_fields("Volvo V60", "HS 104").is_empty());
        assert_eq!(wrong_fields(" ", ""), ["name", "plate"]);
        assert_eq!(
            wrong_fields(&"a".repeat(61), &"A".repeat(13)),
            ["name", "plate"]
        );
    }
}
