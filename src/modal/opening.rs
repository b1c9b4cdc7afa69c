//! What the modal is opened for.

use pipeframe::context::{ModalOrigin, OpenerData, Record, RecordId, Resource, Selection};

/// What the modal is opened for.
#[derive(Clone, Debug, PartialEq)]
pub enum Opening {
    /// One vehicle.
    Vehicle(u64),
    /// The vehicles of a record.
    Record(Record),
    /// A new vehicle for a record.
    NewVehicle(Record),
    /// Reminders to everybody in a list selection.
    Selection(Selection),
    /// Nothing that this modal can show.
    Nothing,
}

/// The fields that the app's own surfaces pass to the modal.
pub mod field {
    /// The id of the vehicle to show.
    pub const VEHICLE: &str = "vehicle";
    /// The kind of record that a vehicle is added to.
    pub const RESOURCE: &str = "resource";
    /// The id of the record that a vehicle is added to.
    pub const RECORD: &str = "record";
}

impl Opening {
    /// Reads where the modal comes from. The data of an opener came through an address, so each field is looked at
    /// before it is believed.
    pub fn read(origin: &ModalOrigin) -> Self {
        match origin {
            ModalOrigin::Opener(data) => Self::from_data(data),
            ModalOrigin::Record(record) if has_vehicles(record.resource) => Self::Record(*record),
            ModalOrigin::Selection(selection) if has_vehicles(selection.resource) => {
                Self::Selection(selection.clone())
            }
            ModalOrigin::Record(_) | ModalOrigin::Selection(_) => Self::Nothing,
        }
    }

    fn from_data(data: &OpenerData) -> Self {
        let id = |field| data.json()?.get(field)?.as_id();
        if let Some(vehicle) = id(field::VEHICLE) {
            return Self::Vehicle(vehicle);
        }
        let resource = data.get(field::RESOURCE).and_then(|name| resource(&name));
        match (resource, id(field::RECORD)) {
            (Some(resource), Some(record)) => {
                let id = RecordId(record);
                Self::NewVehicle(Record { resource, id })
            }
            _ => Self::Nothing,
        }
    }
}

fn resource(name: &str) -> Option<Resource> {
    [Resource::Deal, Resource::Person, Resource::Organization]
        .into_iter()
        .find(|resource| resource.as_str() == name)
}

/// Whether vehicles can belong to such a record.
pub const fn has_vehicles(resource: Resource) -> bool {
    matches!(
        resource,
        Resource::Deal | Resource::Person | Resource::Organization
    )
}

#[cfg(test)]
mod tests {
    use pipeframe::context::{ModalContext, RawQuery, SelectionScope};

    use super::*;

    fn opening(query: &str) -> Opening {
        let query = RawQuery::parse(&format!("?userId=1&companyId=2&id=f&{query}"));
        Opening::read(&ModalContext::read(&query).unwrap().origin)
    }

    #[test]
    fn a_vehicle_s_id_may_come_as_text_or_number() {
        assert_eq!(opening(r#"data={"vehicle":"3"}"#), Opening::Vehicle(3));
        assert_eq!(opening(r#"data={"vehicle":3}"#), Opening::Vehicle(3));
    }

    #[test]
    fn data_that_makes_no_sense_opens_nothing() {
        for data in [
            "{}",
            r#"{"vehicle":"three"}"#,
            r#"{"vehicle":-3}"#,
            r#"{"vehicle":3.5}"#,
            r#"{"vehicle":{"id":3}}"#,
            r#"{"resource":"deal"}"#,
            r#"{"resource":"activity","record":"1"}"#,
            r#"{"record":"1"}"#,
        ] {
            assert_eq!(opening(&format!("data={data}")), Opening::Nothing, "{data}");
        }
    }

    #[test]
    fn a_new_vehicle_is_for_a_record() {
        let record = Record {
            resource: Resource::Deal,
            id: RecordId(3),
        };
        let data = r#"data={"resource":"deal","record":"3"}"#;
        assert_eq!(opening(data), Opening::NewVehicle(record));
    }

    #[test]
    fn a_record_s_menu_opens_its_vehicles() {
        let record = Record {
            resource: Resource::Person,
            id: RecordId(4),
        };
        let query = "resource=person&view=details&selectedIds=4";
        assert_eq!(opening(query), Opening::Record(record));
        assert_eq!(
            opening("resource=product&view=details&selectedIds=4"),
            Opening::Nothing
        );
    }

    #[test]
    fn a_list_opens_its_selection_but_activities_have_no_vehicles() {
        let Opening::Selection(selection) = opening("resource=person&view=list&selectedIds=1,9")
        else {
            panic!("a selection")
        };
        assert_eq!(
            selection.scope,
            SelectionScope::Picked(vec![RecordId(1), RecordId(9)])
        );
        assert_eq!(
            opening("resource=activity&view=list&selectedIds=1,9"),
            Opening::Nothing
        );
    }
}
