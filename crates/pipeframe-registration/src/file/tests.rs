use super::*;
use crate::Location;
use serde_json::json;

fn read_value(value: &Value) -> RegistrationFile {
    read(&value.to_string())
}

fn said(file: &RegistrationFile) -> Vec<String> {
    file.mistakes.iter().map(ToString::to_string).collect()
}

#[test]
fn the_shipped_file_is_read_as_serde_reads_it() {
    let text = include_str!("../../../../assets/registration.json");
    let file = read(text);
    let mut expected: Registration = serde_json::from_str(text).unwrap();
    expected.client_secret = DEVELOPMENT_SECRET.to_owned();
    assert_eq!(file.registration, expected);
    assert_eq!((file.mistakes, file.made_up), (Vec::new(), Vec::new()));
}

#[test]
fn a_wrong_location_is_named_with_the_right_one_and_the_others_stay() {
    let file = read_value(&json!({
        "name": "Contracts", "clientId": "a", "clientSecret": "b",
        "panels": [{ "name": "P", "identifier": "p", "url": "/p", "locations": ["deal-details", "person"] }],
    }));
    assert_eq!(
        said(&file),
        [
            "/panels/0/locations/1 is \u{201c}person\u{201d}, which isn't a location. Write person-details."
        ]
    );
    assert_eq!(
        file.registration.panels[0].locations,
        [Location::DealDetails]
    );
}

#[test]
fn all_faults_are_said_at_once_and_what_is_right_is_kept() {
    let file = read_value(&json!({
        "name": 7,
        "clientID": "a",
        "panels": { "url": "/p" },
        "modals": [{ "name": "Good", "identifier": "good", "url": "/good" }, { "url": "" }, 3],
        "a/b": 1,
    }));
    assert_eq!(
        said(&file),
        [
            "/a~1b isn't a field of it. Known are $schema, name, callbackUrl, installationUrl, scopes, clientId, clientSecret, linkActions, jsonModals, jsonPanels, panels, modals, floatingWindow, settings.",
            "/clientID isn't a field of it. Write clientId.",
            "/name is a number. Write the app's name.",
            "/panels is an object. Write a list in [ and ].",
            "/modals/1/url is empty. Write where the page is, such as /modal.",
            "/modals/2 is a number. Write an object in { and }.",
        ]
    );
    assert_eq!(file.registration.name, "Unnamed app");
    assert_eq!(file.registration.modals.len(), 1);
}

#[test]
fn a_name_and_one_surface_are_enough_and_made_up_values_say_so() {
    let file = read_value(&json!({ "name": "Contracts", "panels": [{ "url": "/p" }] }));
    assert_eq!(said(&file), [""; 0]);
    assert_eq!(
        file.made_up,
        [
            "/callbackUrl",
            "/clientId",
            "/panels/0/name",
            "/panels/0/identifier",
            "/panels/0/locations"
        ]
    );
    assert_eq!(file.registration.check(), []);
    assert_eq!(file.registration.panels[0].name, "Contracts");
    assert_eq!(file.registration.panels[0].identifier, "made-up-panel-0");
    assert_eq!(file.registration.panels[0].locations.len(), 3);
}

#[test]
fn a_file_without_surfaces_and_one_that_is_not_an_object_are_reported() {
    assert_eq!(
        said(&read_value(&json!({ "name": "App" }))),
        [
            "The file has no extension. Add panels, modals, floatingWindow, settings or another kind."
        ]
    );
    assert!(said(&read_value(&json!([])))[0].starts_with("The file isn't a JSON object."));
    assert!(said(&read("{"))[0].contains("line 1 column 1"));
}

#[test]
fn actions_of_fields_are_read_and_one_without_a_name_is_reported() {
    let panel = json!({
        "name": "Data", "identifier": "data", "url": "/data", "locations": ["deal-details"], "authentication": ["jwt"],
        "fieldActions": { "price": "go", "a/b": 7, "2027": "go" },
    });
    let action =
        json!({ "name": "Go", "identifier": "go", "url": "/go", "locations": ["deal-details"] });
    let file = read_value(&json!({
        "name": "App", "callbackUrl": "/c", "clientId": "a", "jsonPanels": [panel], "linkActions": [action],
    }));
    let findings = file.findings();
    assert_eq!(
        findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "/jsonPanels/0/fieldActions/a~1b is a number. Write the identifier of a link action or JSON modal."
        ]
    );
    let actions = &file.registration.json_panels[0].field_actions;
    let actions: Vec<_> = actions
        .iter()
        .map(|(field, action)| (field.as_str(), action.as_str()))
        .collect();
    assert_eq!(actions, [("2027", "go"), ("price", "go")]);
}

#[test]
fn actions_of_fields_in_a_list_are_reported() {
    let panel = json!({
        "name": "Data", "identifier": "data", "url": "/data", "locations": ["deal-details"], "authentication": ["jwt"],
        "fieldActions": ["go"],
    });
    let file = read_value(
        &json!({ "name": "App", "callbackUrl": "/c", "clientId": "a", "jsonPanels": [panel] }),
    );
    assert_eq!(
        said(&file),
        ["/jsonPanels/0/fieldActions is a list. Write an object in { and }."]
    );
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    fn any_json() -> impl Strategy<Value = Value> {
        let keys = "name|clientId|panels|modals|jsonPanels|scopes|settings|url|locations|floatingWindow|x/y";
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i32>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 32, 4, move |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map(keys, inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn whatever_is_in_the_file_each_fault_points_into_it_or_to_what_is_missing(value in any_json()) {
            for mistake in read_value(&value).findings() {
                let (parent, _) = mistake.place.rsplit_once('/').unwrap_or_default();
                prop_assert!(value.pointer(parent).is_some(), "{mistake}");
            }
        }
    }
}
