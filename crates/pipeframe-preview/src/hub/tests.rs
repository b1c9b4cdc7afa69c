//! The form as edits of a file.

use pipeframe_registration::Location;
use pipeframe_registration::form::ExtensionKind;
use serde_json::{Value, json};

use super::*;
use crate::trouble::Look;

const SHIPPED: &str = include_str!("../../../../assets/registration.json");

fn app(text: &str) -> HubApp {
    let file = AppFile {
        text: text.to_owned(),
        folder: Some("/assets/".to_owned()),
        ..AppFile::default()
    };
    HubApp::open(FIRST_APP, file)
}

/// An app with a panel on each detail page, one custom modal, and no extension that Pipedrive draws or links to.
fn small() -> String {
    let mut file: Value = serde_json::from_str(SHIPPED).unwrap();
    let fields = file.as_object_mut().unwrap();
    for kind in ["linkActions", "jsonPanels", "jsonModals"] {
        fields.remove(kind);
    }
    let details = ["deal-details", "person-details", "organization-details"];
    fields["panels"][0]["locations"] = json!(details);
    file.to_string()
}

fn panel(index: usize) -> ExtensionAt {
    ExtensionAt {
        kind: ExtensionKind::Panel,
        index,
    }
}

fn codes(app: &HubApp) -> Vec<(&'static str, String)> {
    let findings = app.findings().iter();
    findings
        .map(|finding| (finding.rule.code, finding.place.clone()))
        .collect()
}

#[test]
fn a_typed_name_is_checked_at_once_and_shown_by_the_preview() {
    let mut app = app(SHIPPED);
    assert_eq!(codes(&app), []);
    let pointer = panel(0).field("name");
    app.edit(&Edit::Required {
        pointer: pointer.clone(),
        text: "x".repeat(31),
    });
    assert_eq!(app.findings_at(&pointer)[0].rule.code, "nameLength");
    assert_eq!(app.registration().panels[0].name.len(), 31);
    app.discard();
    assert_eq!((app.text(), app.is_changed()), (SHIPPED, false));
}

#[test]
fn each_kind_is_added_valid_but_for_what_only_the_author_knows_and_removed_again() {
    let mut app = app("{ \"name\": \"Contracts\", \"callbackUrl\": \"/c\", \"clientId\": \"x\" }");
    let before = app.text().to_owned();
    for kind in ExtensionKind::ALL {
        app.edit(&Edit::Add {
            kind,
            identifier: kind.key().to_owned(),
        });
        let [at] = app.extensions(kind).try_into().unwrap();
        let expected = if kind == ExtensionKind::FloatingWindow {
            vec![(
                "descriptionRequired",
                "/floatingWindow/description".to_owned(),
            )]
        } else {
            Vec::new()
        };
        assert_eq!(codes(&app), expected, "{kind:?}");
        app.edit(&Edit::Remove(at));
        assert!(!app.has(at) && app.text() == before, "{}", app.text());
    }
}

#[test]
fn actions_of_fields_are_added_changed_and_taken_away() {
    let text = r#"{ "name": "App", "jsonPanels": [{ "name": "Data", "identifier": "data" }] }"#;
    let mut app = app(text);
    let at = ExtensionAt {
        kind: ExtensionKind::JsonPanel,
        index: 0,
    };
    let place = at.field("fieldActions");
    let mut edit = |field: &str, action: Option<&str>| {
        app.edit(&Edit::FieldAction {
            at,
            field: field.to_owned(),
            action: action.map(ToOwned::to_owned),
        });
        app.value(&place).cloned()
    };
    // A key of digits is the name of a field, not a place in a list.
    assert_eq!(edit("2027", Some("go")), Some(json!({ "2027": "go" })));
    assert_eq!(
        edit("a/b", Some("go")),
        Some(json!({ "2027": "go", "a/b": "go" }))
    );
    assert_eq!(
        edit("a/b", Some("stop")),
        Some(json!({ "2027": "go", "a/b": "stop" }))
    );
    assert_eq!(edit("2027", None), Some(json!({ "a/b": "stop" })));
    assert_eq!(edit("a/b", None), None);
    assert_eq!(app.text(), text);
}

#[test]
fn limits_are_said_before_they_are_hit() {
    let mut app = app(&small());
    let said = add_refusal(&app, ExtensionKind::Panel).unwrap();
    assert!(said.starts_with("Each of the three detail pages"));
    assert!(add_refusal(&app, ExtensionKind::FloatingWindow).is_some());
    let json_panel = ExtensionAt {
        kind: ExtensionKind::JsonPanel,
        index: 0,
    };
    let note = location_note(&app, json_panel, Location::DealDetails);
    assert_eq!(
        note,
        Some((false, "has \u{201c}Vehicles\u{201d} already".to_owned()))
    );
    app.edit(&Edit::Texts {
        pointer: panel(0).field("locations"),
        texts: vec!["deal-details".to_owned()],
    });
    assert_eq!(add_refusal(&app, ExtensionKind::Panel), None);
    assert_eq!(
        remaining(&app, ExtensionKind::JsonPanel),
        "One custom or JSON panel a detail page. Free: Person details, Organization details."
    );
    for count in 1..21 {
        assert_eq!(add_refusal(&app, ExtensionKind::Modal), None, "{count}");
        app.edit(&Edit::Add {
            kind: ExtensionKind::LinkAction,
            identifier: count.to_string(),
        });
    }
    let said = add_refusal(&app, ExtensionKind::LinkAction).unwrap();
    assert!(said.starts_with("An app has 21 "), "{said}");
    let length = app.text().len();
    app.edit(&Edit::Add {
        kind: ExtensionKind::JsonModal,
        identifier: "one too many".to_owned(),
    });
    assert_eq!(app.text().len(), length);
}

#[test]
fn a_location_with_three_actions_takes_no_fourth() {
    let mut app = app(&small());
    for identifier in ["a", "b"] {
        app.edit(&Edit::Add {
            kind: ExtensionKind::LinkAction,
            identifier: identifier.to_owned(),
        });
    }
    let other = ExtensionAt {
        kind: ExtensionKind::JsonModal,
        index: 0,
    };
    let note = location_note(&app, other, Location::DealDetails);
    assert_eq!(note, Some((false, "has 3 actions already".to_owned())));
    let note = location_note(&app, other, Location::DealsList);
    assert_eq!(note, Some((true, "1 of 3 others".to_owned())));
}

#[test]
fn no_secret_is_written_and_the_rest_of_the_text_is() {
    let text = "{\n  \"name\": \"A\",\n  \"clientSecret\": \"s3cret-of-mine\",\n  \"panels\": [{ \"url\": \"/p\", \"jwtSecret\": \"other-s3cret\" }]\n}\n";
    let app = app(text);
    assert_eq!(app.secrets(), ["/clientSecret", "/panels/0/jwtSecret"]);
    let without = "{\n  \"name\": \"A\",\n  \"panels\": [{ \"url\": \"/p\" }]\n}\n";
    assert_eq!(app.to_write(), without);

    let mut app = self::app(without);
    let pointer = panel(0).field("jwtSecretFrom");
    app.edit(&Edit::Optional {
        pointer: pointer.clone(),
        text: "s3cret of mine".to_owned(),
    });
    assert_eq!(app.findings_at(&pointer)[0].rule.code, "secretInFile");
    assert_eq!(app.to_write(), without);
    app.edit(&Edit::Optional {
        pointer: pointer.clone(),
        text: "APP_JWT_SECRET".to_owned(),
    });
    assert_eq!((app.findings_at(&pointer), app.secrets()), (vec![], vec![]));
}

#[test]
fn what_was_typed_while_a_file_was_written_stays() {
    let mut app = app(SHIPPED);
    let type_name = |app: &mut HubApp, text: &str| {
        app.edit(&Edit::Required {
            pointer: "/name".to_owned(),
            text: text.to_owned(),
        });
    };
    type_name(&mut app, "One");
    let was = app.text().to_owned();
    type_name(&mut app, "Two");
    app.note_saved(was.clone(), &was);
    assert_eq!((app.name(), app.is_changed()), ("Two", true));
    assert_eq!(app.saved_text(), was);
}

#[test]
fn what_no_field_says_is_said_by_the_tab_that_counts_it() {
    let said = |text: &str, tab: HubTab| -> Vec<String> {
        let found = app(text).other_findings(tab).into_iter();
        found.map(|finding| finding.place).collect()
    };
    let on_panel = HubTab::Extensions(Some(panel(0)));
    let wrong = r#"{ "$schema": 7, "name": "", "author": "x", "scopes": 7, "panels": [{ "name": "", "colour": "red", "url": "" }] }"#;
    assert_eq!(said(wrong, HubTab::BasicInfo), ["/author", "/$schema"]);
    assert_eq!(said(wrong, on_panel), ["/panels/0/colour"]);
    assert_eq!(said(wrong, HubTab::Scopes), [""; 0]);
    assert_eq!(said("{}", HubTab::BasicInfo), [""]);
    assert_eq!(said("[]", HubTab::BasicInfo), [""]);
    for text in [wrong, "{}", "[]", SHIPPED] {
        for finding in app(text).findings() {
            let has = |tab: &&HubTab| tab.has(&finding.place);
            assert_eq!(HubTab::ALL.iter().filter(has).count(), 1, "{finding}");
        }
    }
}

#[test]
fn a_new_app_is_unsaved_until_a_file_has_it() {
    let mut app = HubApp::create(2, "Contracts", "x");
    assert_eq!((app.is_unsaved(), app.is_changed()), (true, false));
    app.discard();
    assert!(app.is_unsaved());
    let text = app.text().to_owned();
    app.note_saved(text.clone(), &text);
    assert_eq!((app.is_unsaved(), app.is_changed()), (false, false));
}

#[test]
fn a_draft_needs_a_name_and_a_callback_and_a_live_app_everything() {
    let mut app = app("{ \"name\": \"\", \"panels\": [{ \"url\": \"/p\" }] }");
    let codes = |findings: Vec<pipeframe_registration::Finding>| {
        let places = findings.into_iter().map(|finding| finding.place);
        places.collect::<Vec<_>>()
    };
    assert_eq!(codes(test_problems(&app)), ["/name", "/callbackUrl"]);
    for (pointer, text) in [("/name", "A"), ("/callbackUrl", "http://localhost:3000/c")] {
        app.edit(&Edit::Required {
            pointer: pointer.to_owned(),
            text: text.to_owned(),
        });
    }
    assert_eq!(codes(test_problems(&app)), [""; 0]);
    assert_eq!(
        codes(live_problems(&app)),
        ["/panels/0/name", "/panels/0/locations"]
    );
}

#[test]
fn the_installation_link_leads_to_pipedrive_or_to_the_app() {
    let mut app = app(SHIPPED);
    let set = |app: &mut HubApp, text: &str| {
        app.edit(&Edit::Optional {
            pointer: "/installationUrl".to_owned(),
            text: text.to_owned(),
        });
    };
    set(&mut app, "");
    let link = installation_link(&app, "https://app.example");
    assert_eq!(
        link,
        LinkForm::Consent(
            "https://oauth.pipedrive.com/oauth/authorize?client_id=car-services-preview&redirect_uri=https%3A%2F%2Fapp.example%2Foauth%2Fcallback"
                .to_owned()
        )
    );
    set(&mut app, "/install");
    let link = installation_link(&app, "https://app.example");
    assert_eq!(
        link,
        LinkForm::App("https://app.example/install".to_owned())
    );
}

#[test]
fn an_extension_has_a_name_in_addresses_and_a_place_in_the_file() {
    for kind in ExtensionKind::ALL {
        let at = ExtensionAt { kind, index: 0 };
        assert_eq!(ExtensionAt::named(&at.name()), Some(at));
        assert_eq!(ExtensionAt::of(&at.field("url")), Some(at));
    }
    assert_eq!(ExtensionAt::named("floatingWindow.1"), None);
    assert_eq!(ExtensionAt::named("boats.0"), None);
    assert_eq!(ExtensionAt::of("/name"), None);
}

#[test]
fn apps_are_created_shown_and_deleted() {
    let mut hub = Hub::of(AppFile::new("First", "one"));
    let second = hub.create("Second", "two");
    assert!(hub.show(second) && hub.shows(second) && !hub.show(9));
    hub.delete(second);
    assert_eq!(hub.shown().unwrap().name(), "First");
    assert_ne!(hub.create("Third", "three"), second);
    assert_eq!(
        hub.app(FIRST_APP).unwrap().value("/name"),
        Some(&json!("First"))
    );
}

#[test]
fn a_file_that_is_no_json_is_not_editable_and_stays_as_it_is() {
    let mut app = app("{ \"name\": ");
    app.edit(&Edit::Required {
        pointer: "/name".to_owned(),
        text: "A".to_owned(),
    });
    assert!(!app.is_readable() && !app.is_changed());
    assert_eq!(codes(&app)[0].0, "notJson");
}

#[test]
fn a_callback_that_is_missing_or_broken_keeps_an_app_from_going_live() {
    let look = |status| Look {
        status,
        ..Look::default()
    };
    let address = Some("https://app.example/c");
    for status in [200, 302, 400, 401, 405] {
        assert!(
            judge_callback(address, Some(&look(status))).is_ok(),
            "{status}"
        );
    }
    for status in [404, 410, 500, 502] {
        assert!(
            judge_callback(address, Some(&look(status))).is_err(),
            "{status}"
        );
    }
    let silent = Look {
        failure: Some("refused".to_owned()),
        ..Look::default()
    };
    let said = judge_callback(address, Some(&silent)).unwrap_err();
    assert!(
        said.contains("does not answer: refused. Start your server"),
        "{said}"
    );
    assert!(judge_callback(None, None).is_err());
    assert!(
        judge_callback(address, None)
            .unwrap()
            .contains("is not known")
    );
}
