//! The vehicles that the panel has, and which of them it shows.

use std::cell::{Cell, OnceCell};

use pipeframe::kit::intl;
use serde::Deserialize;

use crate::domain::{Vehicle, VehicleList};
use crate::search::{has_part, has_words};
use crate::vehicle::status_label;

/// From this number of vehicles on, a filter is quicker than reading the list.
pub const FILTER_FROM: usize = 6;

/// The vehicles of a record, with what makes it quick to find some among thousands.
#[derive(Deserialize)]
#[serde(from = "VehicleList")]
pub struct Searchable {
    /// What was fetched.
    pub list: VehicleList,
    /// What each vehicle is found by; not there before something was looked for.
    texts: OnceCell<Vec<String>>,
    /// Where a vehicle was found last. Rows ask for theirs one after the other.
    last: Cell<usize>,
}

impl From<VehicleList> for Searchable {
    fn from(list: VehicleList) -> Self {
        Self {
            list,
            texts: OnceCell::new(),
            last: Cell::new(0),
        }
    }
}

impl Searchable {
    /// The vehicle of this id.
    pub fn vehicle(&self, id: u64) -> Option<&Vehicle> {
        let vehicles = &self.list.vehicles;
        let mut index = self.last.get();
        for _ in vehicles {
            if index >= vehicles.len() {
                index = 0;
            }
            if vehicles[index].id == id {
                self.last.set(index);
                return Some(&vehicles[index]);
            }
            index += 1;
        }
        None
    }

    /// The ids of the vehicles that are meant by what was typed, in the list's order: each word is somewhere in the name, the
    /// plate or the status. Spaces in the plate don't matter. Without a filter field, every vehicle is shown.
    pub fn found(&self, typed: &str) -> Vec<u64> {
        let vehicles = &self.list.vehicles;
        let words = intl::folded(typed);
        let is_whole = typed.is_empty() || vehicles.len() < FILTER_FROM;
        let plate = compact(&words);
        let mut found = Vec::new();
        for (index, vehicle) in vehicles.iter().enumerate() {
            if is_whole || is_meant(&self.texts()[index], &words, &plate) {
                found.push(vehicle.id);
            }
        }
        found
    }

    fn texts(&self) -> &[String] {
        self.texts
            .get_or_init(|| self.list.vehicles.iter().map(text).collect())
    }
}

fn is_meant(text: &str, words: &str, plate: &str) -> bool {
    (!plate.is_empty() && has_part(text, plate)) || has_words(text, words)
}

/// All that a vehicle is found by, folded.
fn text(vehicle: &Vehicle) -> String {
    let label = status_label(vehicle.status);
    let plate = compact(&vehicle.plate);
    intl::folded(&[&vehicle.name, " ", &vehicle.plate, " ", label, " ", &plate].concat())
}

fn compact(plate: &str) -> String {
    let is_kept = |letter: &char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
    plate.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {

    use super::*;
    use crate::domain::VehicleStatus;

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

    fn list(count: u64) -> Searchable {
        let vehicles = (1..=count).map(|id| Vehicle { id, ..volvo() }).collect();
        VehicleList {
            vehicles,
            follow_up_days: 3,
            customer: None,
            live: false,
        }
        .into()
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
            let expected = if found { 6 } else { 0 };
            assert_eq!(list(6).found(typed).len(), expected, "{typed:?}");
        }
    }
    #[test]
    fn a_list_too_short_for_a_filter_is_shown_as_a_whole() {
        assert_eq!(list(5).found("skoda"), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_vehicle_is_found_by_its_id_whichever_was_asked_for_before() {
        let list = list(3);
        for id in [2, 3, 1, 1, 3] {
            assert_eq!(list.vehicle(id).map(|vehicle| vehicle.id), Some(id));
        }
        assert_eq!(list.vehicle(4), None);
        assert_eq!(list.vehicle(2).map(|vehicle| vehicle.id), Some(2));
    }
}
