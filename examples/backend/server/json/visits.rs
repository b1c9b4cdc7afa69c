//! The panel "Visits": a vehicle is an object, what waits for somebody first.

use serde_json::{Value, json};

use crate::server::domain::{Money, Vehicle, VehicleList, VehicleStatus};

/// A panel shows ten objects at most (<https://pipedrive.readme.io/docs/custom-ui-extensions-json-panels>).
const MOST: usize = 10;

/// What the panel shows for these vehicles.
pub fn panel(list: &VehicleList) -> Value {
    let data: Vec<Value> = list.vehicles.iter().take(MOST).map(visit).collect();
    json!({ "data": data })
}

fn visit(vehicle: &Vehicle) -> Value {
    let (color, label) = status(vehicle.status);
    json!({
        "id": vehicle.id,
        "header": vehicle.name,
        "status": { "color": color, "label": label },
        "plate": vehicle.plate,
        "delivery": vehicle.delivery,
        "price": vehicle.price.as_ref().map(price),
    })
}

const fn status(status: VehicleStatus) -> (&'static str, &'static str) {
    match status {
        VehicleStatus::Open => ("grey", "Open"),
        VehicleStatus::ProposalSent => ("yellow", "Proposal sent"),
        VehicleStatus::Booked => ("blue", "Booked"),
        VehicleStatus::InService => ("purple", "In service"),
        VehicleStatus::Ready => ("green", "Ready"),
        VehicleStatus::Delivered => ("green", "Delivered"),
    }
}

/// Pipedrive takes an amount as a number of whole units: `1200.5`.
fn price(money: &Money) -> Value {
    let whole = money.minor / 100;
    let text = format!("{whole}.{:02}", money.minor % 100);
    json!({ "code": money.currency, "value": text.parse::<f64>().unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vehicle(id: u64) -> Value {
        json!({
            "id": id, "name": "Volvo V60", "plate": "418 KTB", "status": "ready", "picture": "",
            "price": { "minor": 4_890_050, "currency": "EUR" }, "delivery": "2026-12-01", "deal": null,
        })
    }

    fn list(vehicles: Vec<Value>) -> VehicleList {
        serde_json::from_value(json!({ "vehicles": vehicles, "follow_up_days": 7 })).unwrap()
    }

    #[test]
    fn a_vehicle_is_an_object_of_the_structure() {
        assert_eq!(
            panel(&list(vec![vehicle(1)])),
            json!({ "data": [{
                "id": 1, "header": "Volvo V60", "plate": "418 KTB", "delivery": "2026-12-01",
                "status": { "color": "green", "label": "Ready" },
                "price": { "code": "EUR", "value": 48_900.5 },
            }] })
        );
    }

    #[test]
    fn what_is_not_known_is_null_and_nobody_has_an_empty_list() {
        let mut open = vehicle(1);
        open["price"] = Value::Null;
        open["delivery"] = Value::Null;
        let shown = panel(&list(vec![open]));
        assert_eq!(
            (&shown["data"][0]["price"], &shown["data"][0]["delivery"]),
            (&Value::Null, &Value::Null)
        );
        assert_eq!(panel(&list(Vec::new())), json!({ "data": [] }));
    }

    #[test]
    fn of_many_the_first_ten_are_shown() {
        let shown = panel(&list((1..=12).map(vehicle).collect()));
        assert_eq!(shown["data"].as_array().unwrap().len(), MOST);
    }

    #[test]
    fn every_key_is_declared_in_the_uploaded_structure() {
        let structure: Value =
            serde_json::from_str(include_str!("../../../../assets/json/visits.json")).unwrap();
        let declared = structure["items"]["properties"].as_object().unwrap();
        let shown = panel(&list(vec![vehicle(1)]));
        let keys = shown["data"][0].as_object().unwrap().keys();
        assert_eq!(keys.filter(|key| !declared.contains_key(*key)).count(), 0);
    }
}
