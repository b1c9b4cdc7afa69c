//! Which vehicles the panel shows.

use pipeframe::kit::intl;

use crate::app::domain::Vehicle;
use crate::app::search::{has_every_word, has_part};
use crate::app::vehicle::status_label;

/// From so many vehicles on, looking for one takes longer than typing.
pub const FILTER_FROM: usize = 6;

/// Whether a vehicle is meant by what was typed: each word is somewhere in its name, plate or status. Spaces in the plate
/// don't matter.
pub fn matches(vehicle: &Vehicle, typed: &str) -> bool {
    let label = status_label(vehicle.status);
    let text = [&vehicle.name, " ", &vehicle.plate, " ", label].concat();
    let whole = compact(typed);
    let by_plate = !whole.is_empty() && has_part(&compact(&vehicle.plate), &whole);
    by_plate || has_every_word(&text, typed)
}

fn compact(plate: &str) -> String {
    let is_kept = |letter: &char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
    intl::lowercase(&plate.chars().filter(is_kept).collect::<String>())
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
