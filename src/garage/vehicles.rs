//! Vehicles of a record.

use super::super::domain::{NewVehicle, Vehicle, VehicleDetails, VehicleList, VehicleStatus};
use super::seed::usual_proposals;
use super::{Garage, RecordKey, RecordKind, Refusal, StoredVehicle};

impl Garage {
    /// The vehicles of a record, what waits for somebody first; none is not an error.
    pub fn vehicles_of(&self, record: RecordKey) -> VehicleList {
        let belongs = |stored: &&StoredVehicle| stored.records.contains(&record);
        let mut vehicles: Vec<Vehicle> = self
            .vehicles
            .iter()
            .filter(belongs)
            .map(|stored| stored.details.vehicle.clone())
            .collect();
        vehicles.sort_by_key(|vehicle| {
            (
                stage(vehicle.status),
                vehicle.delivery.is_none(),
                vehicle.delivery,
                vehicle.id,
            )
        });
        VehicleList {
            vehicles,
            follow_up_days: self.settings.follow_up_days,
            customer: None,
            live: false,
        }
    }

    /// One vehicle with its facts and proposals.
    ///
    /// # Errors
    ///
    /// [`Refusal::NoSuchVehicle`].
    pub fn vehicle(&self, id: u64) -> Result<&VehicleDetails, Refusal> {
        self.vehicles
            .iter()
            .map(|stored| &stored.details)
            .find(|details| details.vehicle.id == id)
            .ok_or(Refusal::NoSuchVehicle)
    }

    /// Adds a vehicle to a record, with the usual proposals and no price yet.
    ///
    /// # Errors
    ///
    /// [`Refusal::Invalid`] with what is wrong, [`Refusal::Malformed`] for a record that can't have vehicles.
    pub fn add_vehicle(&mut self, new: &NewVehicle) -> Result<VehicleDetails, Refusal> {
        let errors = new.errors();
        if !errors.is_empty() {
            return Err(Refusal::Invalid(errors));
        }
        let kind = RecordKind::from_name(&new.resource).ok_or(Refusal::Malformed)?;
        let record = RecordKey::new(kind, new.record);
        let details = self.new_details(new, record);
        self.vehicles.push(StoredVehicle {
            details: details.clone(),
            records: vec![record],
        });
        Ok(details)
    }

    fn new_details(&self, new: &NewVehicle, record: RecordKey) -> VehicleDetails {
        let highest = self
            .vehicles
            .iter()
            .map(|stored| stored.details.vehicle.id)
            .max();
        let customer = self
            .client(record)
            .map_or("the customer", |client| client.name.as_str());
        VehicleDetails {
            vehicle: Vehicle {
                id: highest.unwrap_or(0) + 1,
                name: new.name.trim().to_owned(),
                plate: new.plate.trim().to_uppercase(),
                status: VehicleStatus::Open,
                price: None,
                delivery: None,
                picture: "vehicles/hatchback.svg".to_owned(),
                deal: (record.kind == RecordKind::Deal).then_some(record.id),
            },
            customer: customer.to_owned(),
            year: None,
            kilometres: None,
            engine: String::new(),
            chassis: String::new(),
            proposals: usual_proposals(),
        }
    }
}

/// How far a vehicle has come; what waits for somebody comes first.
const fn stage(status: VehicleStatus) -> u8 {
    match status {
        VehicleStatus::Ready => 0,
        VehicleStatus::Open => 1,
        VehicleStatus::ProposalSent => 2,
        VehicleStatus::Booked => 3,
        VehicleStatus::InService => 4,
        VehicleStatus::Delivered => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::super::seed::TODAY;
    use super::*;

    fn deal(id: u64) -> RecordKey {
        RecordKey::new(RecordKind::Deal, id)
    }

    fn volvo() -> NewVehicle {
        NewVehicle {
            resource: "deal".into(),
            record: 3,
            name: " Volvo V60 ".into(),
            plate: "hs 104".into(),
        }
    }

    #[test]
    fn a_record_without_vehicles_has_an_empty_list() {
        let list = Garage::seeded(TODAY).vehicles_of(deal(3));
        assert!(list.vehicles.is_empty());
    }

    #[test]
    fn what_waits_for_somebody_comes_first_and_what_is_over_last() {
        let list = Garage::seeded(TODAY).vehicles_of(deal(2));
        let stages: Vec<u8> = list.vehicles.iter().map(|v| stage(v.status)).collect();
        assert!(stages.is_sorted(), "{stages:?}");
        assert!(
            list.vehicles.len() > 6,
            "one record must have enough to filter"
        );
    }

    #[test]
    fn a_vehicle_is_on_its_deal_its_person_and_its_organisation() {
        let garage = Garage::seeded(TODAY);
        let of = |kind, id| garage.vehicles_of(RecordKey::new(kind, id)).vehicles;
        let of_deal = of(RecordKind::Deal, 1);
        let first = &of_deal[0];
        assert!(of(RecordKind::Person, 1).contains(first));
        assert!(of(RecordKind::Organization, 1).contains(first));
    }

    #[test]
    fn a_follow_up_falls_due_as_the_settings_say() {
        let garage = Garage::seeded(TODAY);
        let list = garage.vehicles_of(deal(1));
        assert_eq!(list.follow_up_days, garage.settings.follow_up_days);
    }

    #[test]
    fn an_unknown_vehicle_is_refused() {
        assert_eq!(
            Garage::seeded(TODAY).vehicle(999),
            Err(Refusal::NoSuchVehicle)
        );
    }

    #[test]
    fn a_new_vehicle_appears_on_its_record_ready_for_a_proposal() {
        let mut garage = Garage::seeded(TODAY);
        let added = garage.add_vehicle(&volvo()).unwrap();
        assert_eq!(added.vehicle.name, "Volvo V60");
        assert_eq!(added.vehicle.plate, "HS 104");
        assert_eq!(garage.vehicles_of(deal(3)).vehicles, [added.vehicle]);
        assert!(!added.proposals.is_empty());
    }

    #[test]
    fn each_vehicle_has_an_id_of_its_own() {
        let mut garage = Garage::seeded(TODAY);
        let first = garage.add_vehicle(&volvo()).unwrap().vehicle.id;
        let second = garage.add_vehicle(&volvo()).unwrap().vehicle.id;
        assert_ne!(first, second);
        assert!(garage.vehicle(second).is_ok());
    }

    #[test]
    fn a_vehicle_without_a_plate_or_on_an_activity_is_refused() {
        let mut garage = Garage::seeded(TODAY);
        let before = garage.clone();
        let no_plate = NewVehicle {
            plate: " ".into(),
            ..volvo()
        };
        let on_activity = NewVehicle {
            resource: "activity".into(),
            ..volvo()
        };
        assert!(matches!(
            garage.add_vehicle(&no_plate),
            Err(Refusal::Invalid(_))
        ));
        assert_eq!(garage.add_vehicle(&on_activity), Err(Refusal::Malformed));
        assert_eq!(garage, before);
    }
}
