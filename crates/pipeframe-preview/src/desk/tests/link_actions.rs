//! Link actions: which a menu offers, and the addresses that they open.

use serde_json::json;

use crate::account::{Record, Resource};
use crate::desk::{OfferedLink, Place, Setup, UserAction};

use super::stage::{Stage, setup};

fn stage(place: Place) -> Stage {
    let registration = json!({
        "name": "Car services",
        "linkActions": [
            { "name": "Send quote", "identifier": "quote", "url": "/action", "locations": ["deal-details", "people-list"] },
            { "name": "Archive", "identifier": "archive", "url": "https://app.example/a?b=1#c", "locations": ["deal-details"] },
        ],
        "settings": { "type": "external-link", "identifier": "settings", "url": "https://app.example/settings" },
    });
    Stage::open_with(Setup {
        registration: serde_json::from_value(registration).unwrap(),
        place,
        ..setup()
    })
}

fn offered(stage: &Stage) -> Vec<OfferedLink> {
    stage.desk.link_actions()
}

#[test]
fn a_record_is_in_the_address_with_its_viewer_and_without_a_token() {
    let stage = stage(Place::Details(Record::deal(3)));
    let addresses: Vec<String> = offered(&stage)
        .into_iter()
        .map(|link| link.address)
        .collect();
    let query = "resource=deal&view=details&userId=12345&companyId=54321&selectedIds=3";
    assert_eq!(
        addresses,
        [
            format!("http://localhost:8080/action?{query}"),
            format!("https://app.example/a?b=1&{query}#c"),
        ]
    );
}

#[test]
fn other_places_and_people_without_the_app_are_offered_nothing() {
    assert_eq!(offered(&stage(Place::Details(Record::person(3)))), []);
    assert_eq!(offered(&stage(Place::Settings)), []);
    let mut stage = stage(Place::Details(Record::deal(3)));
    stage.act(UserAction::SetInstalled(false));
    assert_eq!(offered(&stage), []);
}

#[test]
fn a_list_offers_its_links_as_soon_as_something_is_selected() {
    let mut stage = stage(Place::List(Resource::Person));
    assert_eq!(offered(&stage), []);
    for id in [1, 4] {
        stage.act(UserAction::Select { id, ticked: true });
    }
    let [link] = &offered(&stage)[..] else {
        panic!("one link is registered for this list");
    };
    assert_eq!(
        link.address,
        "http://localhost:8080/action?resource=person&view=list&userId=12345&companyId=54321&selectedIds=1%2C4&excludedIds=&filter=%7B%22everyone%22%3A1%7D"
    );
    let long = link.long_address.clone().unwrap();
    assert!(long.contains("selectedIds=1%2C4%2C100001%2C"));
    assert_eq!(long.matches("%2C").count(), 999);
}

#[test]
fn after_select_all_only_what_was_taken_out_is_listed() {
    let mut stage = stage(Place::List(Resource::Person));
    stage.act(UserAction::SelectAll(true));
    stage.act(UserAction::Select {
        id: 2,
        ticked: false,
    });
    let [link] = &offered(&stage)[..] else {
        panic!("one link is registered for this list");
    };
    assert!(link.address.contains("&selectedIds=&excludedIds=2&filter="));
    assert_eq!(link.long_address, None);
}

#[test]
fn settings_in_another_tab_are_a_link_and_no_frame() {
    let stage = stage(Place::Settings);
    assert_eq!(stage.desk.settings(), None);
    assert_eq!(
        stage.desk.external_settings().as_deref(),
        Some("https://app.example/settings")
    );
}
