//! The form's rules, one by one.

use super::*;
use crate::{FloatingWindow, Modal, Panel};

fn shipped() -> Registration {
    serde_json::from_str(include_str!("../../../../assets/registration.json")).unwrap()
}

fn rules(registration: &Registration) -> Vec<(Field, Rule)> {
    registration
        .check()
        .into_iter()
        .map(|problem| (problem.field, problem.rule))
        .collect()
}

fn panel(locations: &[Location]) -> Panel {
    Panel {
        name: "Contracts".into(),
        description: String::new(),
        identifier: "second".into(),
        url: "/second".into(),
        locations: locations.to_vec(),
        jwt_secret: None,
    }
}

fn modal(identifier: &str) -> Modal {
    Modal {
        name: "Contract".into(),
        description: String::new(),
        identifier: identifier.into(),
        url: "https://app.example.test/modal".into(),
        locations: vec![Location::DealDetails],
        jwt_secret: None,
    }
}

#[test]
fn the_shipped_registration_would_be_accepted() {
    assert_eq!(shipped().check(), []);
}

#[test]
fn a_name_may_have_thirty_characters_and_not_one_more() {
    let mut registration = shipped();
    registration.panels[0].name = "é".repeat(30);
    assert_eq!(rules(&registration), []);

    registration.panels[0].name.push('e');
    let rule = Rule::TooLong {
        length: 31,
        limit: 30,
    };
    assert_eq!(rules(&registration), [(Field::Name, rule)]);
}

#[test]
fn only_the_floating_window_must_have_a_description() {
    let mut registration = shipped();
    registration.panels[0].description.clear();
    registration.modals[0].description.clear();
    assert_eq!(rules(&registration), []);

    registration.floating_window = Some(FloatingWindow {
        name: "Calls".into(),
        description: " ".into(),
        identifier: "window".into(),
        url: "/window".into(),
        jwt_secret: None,
    });
    assert_eq!(rules(&registration), [(Field::Description, Rule::Required)]);
}

#[test]
fn addresses_are_paths_or_full_addresses() {
    let accepted = [
        "/panel",
        "/a?b=c#d",
        "https://app.example.test/panel",
        "http://localhost:3000",
    ];
    let refused = [
        "panel",
        "//evil.example",
        "javascript:alert(1)",
        "https://",
        "ftp://x",
    ];
    for url in accepted {
        assert!(is_address(url), "{url}");
    }
    for url in refused {
        assert!(!is_address(url), "{url}");
    }
}

#[test]
fn a_panel_shows_on_detail_pages_only_and_alone() {
    let mut registration = shipped();
    registration
        .panels
        .push(panel(&[Location::DealDetails, Location::DealsList]));
    assert_eq!(
        rules(&registration),
        [
            (
                Field::Locations,
                Rule::Crowded {
                    location: Location::DealDetails,
                    limit: 1
                }
            ),
            (Field::Locations, Rule::NoPanelHere(Location::DealsList)),
        ]
    );
}

#[test]
fn a_fourth_modal_in_one_menu_is_refused() {
    let mut registration = shipped();
    registration
        .modals
        .extend([modal("second"), modal("third")]);
    assert_eq!(rules(&registration), []);

    registration.modals.push(modal("fourth"));
    let rule = Rule::Crowded {
        location: Location::DealDetails,
        limit: 3,
    };
    assert_eq!(rules(&registration), [(Field::Locations, rule)]);
}

#[test]
fn identifiers_must_differ() {
    let mut registration = shipped();
    let taken = registration.panels[0].identifier.clone();
    registration.modals[0].identifier = taken;
    assert_eq!(rules(&registration), [(Field::Identifier, Rule::Repeated)]);
}

#[test]
fn a_problem_names_the_extension_the_field_and_the_rule() {
    let mut registration = shipped();
    registration.panels[0].name.clear();
    let problem = registration.check().remove(0);
    assert_eq!(
        problem.to_string(),
        "Panel \u{201c}\u{201d}: the name is empty; the form requires it"
    );
}

#[test]
fn a_modal_is_found_by_identifier_and_by_name() {
    let registration = shipped();
    let modal = &registration.modals[0];
    assert_eq!(registration.modal("Vehicle details"), Some(modal));
    assert_eq!(registration.modal(&modal.identifier), Some(modal));
    assert_eq!(registration.modal("vehicle details"), None);
}

#[test]
fn a_misspelt_field_of_the_file_is_an_error() {
    let text = r#"{"name":"A","clientId":"b","clientSecret":"c","pannels":[]}"#;
    let error = serde_json::from_str::<Registration>(text).unwrap_err();
    assert!(error.to_string().contains("pannels"));
}
