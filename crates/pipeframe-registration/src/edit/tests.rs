//! What an edit changes, and that it changes nothing else.

use serde_json::{Value, json};

use super::*;

const FILE: &str = r#"{
    "name": "Contracts",
    "x-unknown":   { "kept": [1,  2] },
    "panels": [
        { "url": "/panel", "name": "Old" },
        {
            "name": "Second",
            "url": "/second",
            "locations": ["deal-details"]
        }
    ]
}
"#;

fn changed(pointer: &str, value: &Value) -> String {
    set(FILE, pointer, value).unwrap()
}

#[test]
fn a_value_is_changed_and_every_other_byte_stays() {
    let text = changed("/panels/1/name", &json!("Say \"hello\""));
    assert_eq!(text, FILE.replace("\"Second\"", "\"Say \\\"hello\\\"\""));
    let text = changed(
        "/panels/1/locations",
        &json!(["deal-details", "person-details"]),
    );
    assert_eq!(
        text,
        FILE.replace(
            "[\"deal-details\"]",
            "[\"deal-details\", \"person-details\"]"
        )
    );
}

#[test]
fn a_new_field_has_its_place_and_the_indentation_of_its_neighbours() {
    assert_eq!(
        changed("/panels/1/description", &json!("D")),
        FILE.replace(
            "\"Second\",\n",
            "\"Second\",\n            \"description\": \"D\",\n"
        )
    );
    assert_eq!(
        changed("/panels/0/identifier", &json!("one")),
        FILE.replace("\"Old\" }", "\"Old\", \"identifier\": \"one\" }")
    );
    assert_eq!(
        changed("/$schema", &json!("s.json")),
        FILE.replace(
            "{\n    \"name\"",
            "{\n    \"$schema\": \"s.json\",\n    \"name\""
        )
    );
}

#[test]
fn a_new_extension_is_written_as_a_person_would() {
    let action =
        json!({ "locations": ["deal-details"], "url": "/go", "name": "Go", "identifier": "go" });
    let text = changed("/linkActions/-", &action);
    let expected = "\"Contracts\",\n    \"linkActions\": [\n        {\n            \"name\": \"Go\",\n            \"identifier\": \"go\",\n            \"url\": \"/go\",\n            \"locations\": [\"deal-details\"]\n        }\n    ],\n";
    assert_eq!(text, FILE.replace("\"Contracts\",\n", expected));
    let text = changed("/panels/-", &json!({ "name": "Third" }));
    let end = "            \"locations\": [\"deal-details\"]\n        }";
    let longer = [
        end,
        ",\n        {\n            \"name\": \"Third\"\n        }",
    ]
    .concat();
    assert_eq!(text, FILE.replace(end, &longer));
}

#[test]
fn a_value_is_taken_out_with_its_comma() {
    let second = ",\n        {\n            \"name\": \"Second\",\n            \"url\": \"/second\",\n            \"locations\": [\"deal-details\"]\n        }";
    assert_eq!(remove(FILE, "/panels/1").unwrap(), FILE.replace(second, ""));
    assert_eq!(
        remove(FILE, "/panels/0/url").unwrap(),
        FILE.replace("\"url\": \"/panel\", ", "")
    );
    assert_eq!(remove("{\n  \"a\": 1\n}", "/a").unwrap(), "{}");
    assert_eq!(remove(FILE, "/modals/3").unwrap(), FILE);
}

#[test]
fn a_file_on_one_line_stays_on_one_and_an_empty_one_gets_lines() {
    assert_eq!(
        set(r#"{"name":"A","panels":[]}"#, "/scopes", &json!(["base"])).unwrap(),
        r#"{"name":"A", "scopes": ["base"],"panels":[]}"#
    );
    assert_eq!(
        set("{}", "/name", &json!("A")).unwrap(),
        "{\n  \"name\": \"A\"\n}"
    );
}

#[test]
fn what_is_no_json_and_what_has_no_fields_is_refused() {
    assert_eq!(set("{", "/name", &json!("A")), Err(EditError::NotJson));
    assert_eq!(
        set(FILE, "/name/first", &json!("A")),
        Err(EditError::NoSuchPlace)
    );
    assert_eq!(remove("[", "/name"), Err(EditError::NotJson));
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[ -~é\"\\\\]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("name|url|panels|a/b|~", inner, 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    /// Every place of a value, as JSON pointers.
    fn places(value: &Value, pointer: &str, all: &mut Vec<String>) {
        all.push(pointer.to_owned());
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    places(value, &[pointer, "/", &key].concat(), all);
                }
            }
            Value::Array(values) => {
                for (index, value) in values.iter().enumerate() {
                    places(value, &[pointer, "/", &index.to_string()].concat(), all);
                }
            }
            _ => {}
        }
    }

    proptest! {
        #[test]
        fn the_text_says_afterwards_what_was_set(
            before in any_json(), value in any_json(), pretty: bool, choice: prop::sample::Index,
        ) {
            let text = if pretty { serde_json::to_string_pretty(&before).unwrap() } else { before.to_string() };
            let mut all = Vec::new();
            places(&before, "", &mut all);
            let pointer = &all[choice.index(all.len())];
            let mut expected = before.clone();
            *expected.pointer_mut(pointer).unwrap() = value.clone();
            let changed: Value = serde_json::from_str(&set(&text, pointer, &value).unwrap()).unwrap();
            prop_assert_eq!(changed, expected);

            let gone: Value = serde_json::from_str(&remove(&text, pointer).unwrap()).unwrap();
            if !pointer.is_empty() {
                let mut left = Vec::new();
                places(&gone, "", &mut left);
                let is_of_list = pointer.rsplit('/').next().unwrap().parse::<usize>().is_ok();
                prop_assert!(is_of_list || !left.contains(pointer));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text: String, pointer: String) {
            let _ = set(&text, &pointer, &Value::Null);
            let _ = remove(&text, &pointer);
        }
    }
}
