//! Which vehicles the panel shows.

use crate::app::domain::Vehicle;
use crate::app::vehicle::status_label;

/// From so many vehicles on, looking for one takes longer than typing.
pub const FILTER_FROM: usize = 6;

/// Whether a vehicle is meant by what was typed: each word is somewhere in its name, plate or status. Spaces in the plate
/// don't matter.
pub fn matches(vehicle: &Vehicle, typed: &str) -> bool {
    let label = status_label(vehicle.status);
    let text = format!("{} {} {label}", vehicle.name, vehicle.plate).to_lowercase();
    let plate = compact(&vehicle.plate);
    let wanted = typed.to_lowercase();
    let whole = compact(&wanted);
    let by_plate = !whole.is_empty() && plate.contains(&whole);
    by_plate || wanted.split_whitespace().all(|word| text.contains(word))
}

fn compact(plate: &str) -> String {
    let letters = plate.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::domain::VehicleStatus;

    fn volvo() -> Vehicle {
        Vehicle {
            id: 1,
            name: "Volvo V60 Übergröße".into(),
            plate: "418 KTB".into(),
            status: VehicleStatus::InService,
            price: None,
            delivery: None,
            picture: String::new(),
            deal: None,
        }
    }

    #[test]
    fn every_word_must_be_somewhere() {
        for (typed, found) in [
            ("", true),
            ("  ", true),
            ("volvo", true),
            ("V60 vol", true),
            ("volvo in service", true),
            ("übergr", true),
            ("ktb", true),
            ("418ktb", true),
            ("418-KTB", true),
            ("skoda", false),
            ("volvo skoda", false),
            ("419", false),
            ("-", false),
        ] {
            assert_eq!(matches(&volvo(), typed), found, "{typed:?}");
        }
    }
}
