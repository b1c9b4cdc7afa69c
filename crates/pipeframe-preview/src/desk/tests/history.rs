//! Back and Forward: what is shown again, and what happens to what was open.

use serde_json::{Map, Value, json};

use super::stage::{Stage, setup};
use crate::account::{Record, Resource};
use crate::assumptions::Assumptions;
use crate::desk::{ListState, Place, Setup, UserAction};
use crate::surface::Surface;

fn go_back(stage: &mut Stage, place: Place, list: ListState, context: Option<Map<String, Value>>) {
    let company = stage.desk.account().company.id;
    stage.act(UserAction::Return {
        company,
        place,
        list,
        context,
    });
}

#[test]
fn a_list_is_shown_again_as_it_was_left() {
    let people = Place::List(Resource::Person);
    let mut stage = Stage::open_with(Setup {
        place: people,
        ..setup()
    });
    stage.act(UserAction::Select {
        id: 2,
        ticked: true,
    });
    let left = stage.desk.scene().list;
    stage.act(UserAction::Navigate(Place::Details(Record::person(1))));
    go_back(&mut stage, people, left.clone(), None);
    assert_eq!(stage.desk.place(), people);
    assert_eq!(stage.desk.scene().list, left);
    assert_eq!(stage.desk.selected_count(), 1);
}

#[test]
fn a_modal_over_the_page_that_is_left_is_closed_as_by_a_redirect_and_its_opener_hears_it() {
    for (navigation, stays) in [("closes-modal", false), ("keeps-modal", true)] {
        let assumptions = Assumptions::default().with("navigation", navigation);
        let mut stage = Stage::open_with(Setup {
            assumptions: assumptions.unwrap(),
            ..setup()
        });
        stage.start_all();
        let (port, _) = stage.open_custom_modal();
        let person = Place::Details(Record::person(1));
        go_back(&mut stage, person, ListState::default(), None);
        assert_eq!(stage.desk.place(), person);
        assert_eq!(stage.desk.modal().is_some(), stays, "{navigation}");
        if !stays {
            assert_eq!(stage.data(port), json!({ "status": "closed" }));
        }
    }
}

#[test]
fn an_entry_of_the_same_page_changes_nothing() {
    let mut stage = Stage::started();
    let (panel, place) = (stage.panel(), stage.desk.place());
    stage.open_custom_modal();
    go_back(&mut stage, place, ListState::default(), None);
    assert_eq!(stage.panel(), panel);
    assert!(stage.desk.modal().is_some());
}

#[test]
fn the_settings_get_their_context_again() {
    let mut stage = Stage::started();
    let context = Map::from_iter([("tab".to_owned(), json!("billing"))]);
    let settings = Place::Settings;
    go_back(&mut stage, settings, ListState::default(), Some(context));
    let frame = stage.frame(Surface::Settings);
    let address = stage.desk.frame(frame).unwrap().address.clone().unwrap();
    assert!(address.contains("billing"), "{address}");
}

#[test]
fn another_company_is_gone_back_to_with_its_page() {
    let mut stage = Stage::started();
    let first = stage.desk.account().company.id;
    let place = stage.desk.place();
    let other = stage
        .desk
        .companies()
        .iter()
        .map(|known| known.company.id)
        .max();
    stage.act(UserAction::SwitchCompany(other.unwrap()));
    stage.act(UserAction::Return {
        company: first,
        place,
        list: ListState::default(),
        context: None,
    });
    assert_eq!(
        (stage.desk.account().company.id, stage.desk.place()),
        (first, place)
    );
}
