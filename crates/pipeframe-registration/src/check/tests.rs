//! The form's rules, one by one.

use super::*;
use crate::{DEVELOPMENT_SECRET, FloatingWindow, JsonModal, Modal, Panel, Rule, Severity};

fn shipped() -> Registration {
    serde_json::from_str(include_str!("../../../../assets/registration.json")).unwrap()
}

fn broken(registration: &Registration) -> Vec<(&'static str, String)> {
    let findings = registration.check().into_iter();
    findings
        .map(|finding| (finding.rule.code, finding.place))
        .collect()
}

fn at(rule: &Rule, place: &str) -> (&'static str, String) {
    (rule.code, place.to_owned())
}

fn panel(locations: &[Location]) -> Panel {
    Panel {
        name: "Contracts".into(),
        description: String::new(),
        identifier: "second".into(),
        url: "/second".into(),
        locations: locations.to_vec(),
        ..Panel::default()
    }
}

fn modal(identifier: &str) -> Modal {
    Modal {
        name: format!("Contract {identifier}"),
        description: String::new(),
        identifier: identifier.into(),
        url: "https://app.example.test/modal".into(),
        locations: vec![Location::DealDetails],
        ..Modal::default()
    }
}

#[test]
fn the_shipped_registration_would_be_accepted() {
    assert_eq!(shipped().check(), []);
}

#[test]
fn a_name_may_have_thirty_characters_and_not_one_more() {
    let mut registration = shipped();
    registration.panels[0].name = "É".repeat(30);
    assert_eq!(broken(&registration), []);

    registration.panels[0].name.push('e');
    assert_eq!(
        broken(&registration),
        [at(&rules::NAME_LENGTH, "/panels/0/name")]
    );
}

#[test]
fn a_description_may_have_a_hundred_and_fifty_characters() {
    let mut registration = shipped();
    registration.panels[0].description = "é".repeat(150);
    assert_eq!(broken(&registration), []);

    registration.panels[0].description.push('e');
    assert_eq!(
        broken(&registration),
        [at(&rules::DESCRIPTION_LENGTH, "/panels/0/description")]
    );
}

#[test]
fn names_are_in_sentence_case_and_names_within_them_stay() {
    let mut registration = shipped();
    for right in ["Vehicles", "API calls", "Car services today", "New iPhone"] {
        registration.panels[0].name = right.into();
        assert_eq!(broken(&registration), [], "{right}");
    }
    for (wrong, mended) in [
        ("Fleet Contracts", "Fleet contracts"),
        ("vehicles", "Vehicles"),
    ] {
        registration.panels[0].name = wrong.into();
        let finding = registration.check().remove(0);
        assert_eq!(finding.rule, &rules::SENTENCE_CASE);
        assert!(finding.fix.contains(mended), "{finding}");
    }
}

#[test]
fn only_the_floating_window_must_have_a_description() {
    let mut registration = shipped();
    registration.panels[0].description.clear();
    registration.modals[0].description.clear();
    assert_eq!(broken(&registration), []);

    registration.floating_window = Some(FloatingWindow {
        name: "Calls".into(),
        description: " ".into(),
        identifier: "window".into(),
        url: "/window".into(),
        ..FloatingWindow::default()
    });
    assert_eq!(
        broken(&registration),
        [at(
            &rules::DESCRIPTION_REQUIRED,
            "/floatingWindow/description"
        )]
    );
}

#[test]
fn a_panel_shows_on_detail_pages_only_and_alone() {
    let mut registration = shipped();
    registration
        .panels
        .push(panel(&[Location::DealDetails, Location::DealsList]));
    assert_eq!(
        broken(&registration),
        [
            at(&rules::ONE_PANEL, "/panels/1/locations"),
            at(&rules::PANEL_LOCATION, "/panels/1/locations"),
        ]
    );
}

#[test]
fn a_custom_panel_and_a_json_panel_are_not_in_one_place() {
    let mut registration = shipped();
    registration.json_panels.push(JsonPanel {
        name: "Contracts".into(),
        identifier: "contracts".into(),
        url: "/api/contracts".into(),
        locations: vec![Location::DealDetails],
        authentication: vec![Authentication::Jwt],
        ..JsonPanel::default()
    });
    assert_eq!(
        broken(&registration),
        [at(&rules::ONE_PANEL, "/panels/0/locations")]
    );
}

#[test]
fn a_fourth_action_in_one_menu_is_refused_whatever_its_kind() {
    let mut registration = shipped();
    registration.link_actions.clear();
    registration.json_modals.clear();
    registration.json_panels.clear();
    registration.modals.push(modal("second"));
    registration.json_modals.push(JsonModal {
        name: "Order".into(),
        identifier: "order".into(),
        url: "/api/order".into(),
        locations: vec![Location::DealDetails],
        ..JsonModal::default()
    });
    assert_eq!(broken(&registration), []);

    registration.modals.push(modal("fourth"));
    assert_eq!(
        broken(&registration),
        [at(&rules::ACTIONS_PER_LOCATION, "/modals/2/locations")]
    );
}

#[test]
fn identifiers_must_differ() {
    let mut registration = shipped();
    let taken = registration.panels[0].identifier.clone();
    registration.modals[0].identifier = taken;
    assert_eq!(
        broken(&registration),
        [at(&rules::REPEATED_IDENTIFIER, "/modals/0/identifier")]
    );
}

#[test]
fn a_finding_says_where_what_and_what_to_do() {
    let mut registration = shipped();
    registration.panels[0].name.clear();
    let finding = registration.check().remove(0);
    assert_eq!(
        finding.to_string(),
        "/panels/0/name is empty; the form requires it. Write what people see in Pipedrive."
    );
}

#[test]
fn a_secret_is_found_and_not_repeated_but_that_of_development_is_none() {
    let mut registration = shipped();
    registration.client_secret = DEVELOPMENT_SECRET.into();
    assert_eq!(broken(&registration), []);

    registration.client_secret = "a-real-secret".into();
    registration.panels[0].jwt_secret = Some("another-secret".into());
    assert_eq!(
        broken(&registration),
        [
            at(&rules::SECRET_IN_FILE, "/clientSecret"),
            at(&rules::SECRET_IN_FILE, "/panels/0/jwtSecret"),
        ]
    );
    let said = format!("{:?}", registration.check());
    assert!(!said.contains("real-secret") && !said.contains("another-secret"));
}

#[test]
fn every_rule_has_a_code_of_its_own_and_assumed_ones_only_warn() {
    for (index, rule) in rules::ALL.iter().enumerate() {
        let earlier = &rules::ALL[..index];
        assert!(earlier.iter().all(|other| other.code != rule.code));
        assert!(rule.source.starts_with("https://"), "{rule:?}");
        assert!(rule.sentence.ends_with('.'), "{rule:?}");
        if rule.certainty == crate::Certainty::Assumed {
            assert_eq!(rule.severity, Severity::Warning, "{rule:?}");
            assert!(rule.sentence.contains("not documented"), "{rule:?}");
        }
    }
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

#[test]
fn a_secret_in_the_place_of_its_variable_is_reported_without_it() {
    let mut registration = shipped();
    registration.panels[0].jwt_secret_from = Some("PANEL_JWT_SECRET".into());
    assert_eq!(broken(&registration), []);
    for secret in ["s3cret-of-mine", "3secret", ""] {
        registration.panels[0].jwt_secret_from = Some(secret.into());
        let findings = registration.check();
        assert_eq!(findings[0].rule.code, "secretInFile", "{secret}");
        assert!(secret.is_empty() || !findings[0].to_string().contains(secret));
    }
}

/// The shipped app, whose panel has these actions of fields.
fn with_field_actions(actions: &[(&str, &str)]) -> Registration {
    let mut registration = shipped();
    registration.json_panels[0].field_actions = actions
        .iter()
        .map(|(field, action)| ((*field).to_owned(), (*action).to_owned()))
        .collect();
    registration
}

#[test]
fn three_fields_of_a_json_panel_may_have_an_action_that_the_app_has() {
    let known = shipped().link_actions[0].identifier.clone();
    let known = known.as_str();
    let three = [("a", known), ("b", known), ("c", known)];
    assert_eq!(broken(&with_field_actions(&three)), []);

    let four = [("a", known), ("b", known), ("c", known), ("d", known)];
    assert_eq!(
        broken(&with_field_actions(&four)),
        [at(&rules::FIELD_ACTION_COUNT, "/jsonPanels/0/fieldActions")]
    );

    let modal = shipped().modals[0].identifier.clone();
    assert_eq!(
        broken(&with_field_actions(&[("a/b", &modal), ("c", known)])),
        [at(
            &rules::DANGLING_ACTION,
            "/jsonPanels/0/fieldActions/a~1b"
        )]
    );
}
