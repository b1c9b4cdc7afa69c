//! The JSON Schemas are those of the types, and judge every document of the folder as the parsers do.
#![cfg(all(feature = "schema", not(target_arch = "wasm32")))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use pipeframe_json_ui::{ModalSchema, PanelAnswer, PanelStructure, rules, schema};
use serde_json::Value;

/// What no JSON Schema can say: faults of the text, what stands in another document, and that values differ.
const BEYOND: [&str; 6] = [
    "duplicateKey",
    "documentDepth",
    "encoding",
    "byteOrderMark",
    "requiredOption",
    "answerStatus",
];

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schemas() -> BTreeMap<&'static str, Value> {
    let schemas = schema::all().into_iter();
    schemas
        .map(|(name, text)| (name, serde_json::from_str(&text).unwrap()))
        .collect()
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    for (name, text) in schema::all() {
        let file = format!("packages/build/{name}.schema.json");
        let published = fs::read_to_string(folder().join("../..").join(&file)).unwrap_or_default();
        assert!(
            published == text,
            "Write it again: cargo run -p pipeframe-doctor -- --schema {name} > {file}"
        );
    }
}

#[test]
fn the_schemas_are_schemas() {
    for (name, schema) in schemas() {
        assert!(jsonschema::meta::is_valid(&schema), "{name}");
    }
}

/// Every document of a group that is JSON: its kind, the rule that it is named after, and its value.
fn documents(group: &str) -> Vec<(String, String, Value)> {
    let mut documents = Vec::new();
    for kind in fs::read_dir(folder().join("tests/documents").join(group)).unwrap() {
        let kind = kind.unwrap();
        for file in fs::read_dir(kind.path()).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let name = name.split('.').next().unwrap().to_owned();
            if let Ok(value) = serde_json::from_slice(&fs::read(&path).unwrap()) {
                documents.push((kind.file_name().into_string().unwrap(), name, value));
            }
        }
    }
    documents
}

#[test]
fn the_schemas_take_every_good_document() {
    let schemas = schemas();
    for (kind, name, value) in documents("good") {
        let found = jsonschema::validate(&schemas[kind.as_str()], &value);
        assert!(found.is_ok(), "{kind}/{name}: {}", found.unwrap_err());
    }
}

#[test]
fn the_schemas_refuse_what_a_rule_refuses_and_take_what_a_rule_notes() {
    let schemas = schemas();
    let structure =
        fs::read_to_string(folder().join("tests/documents/panel-answer.structure.json"));
    let structure = PanelStructure::parse(&structure.unwrap())
        .accepted()
        .unwrap();
    let answer_schema = structure.answer_schema().to_value();
    let mut judged = 0;
    for (kind, name, value) in documents("bad") {
        // The kinds of an answer's blocks are in the schema of its modal.
        let is_of_blocks = kind == "modal-opening" || kind == "modal-late-opening";
        // Two items with the same value, written in two ways, differ as objects.
        if BEYOND.contains(&name.as_str()) || is_of_blocks || name == "itemValue" {
            continue;
        }
        let schema = match kind.as_str() {
            "panel-answer" => &answer_schema,
            kind => &schemas[kind],
        };
        let rule = rules::ALL.iter().find(|rule| rule.code == name).unwrap();
        let refuses = rule.severity == pipeframe_registration::Severity::Error;
        assert_eq!(
            jsonschema::is_valid(schema, &value),
            !refuses,
            "{kind}/{name}"
        );
        judged += 1;
    }
    assert!(judged > 40);
}

/// Values to put in the place of others.
fn replacements() -> Vec<Value> {
    let texts = [
        "",
        "2027-01-31",
        "never",
        "request",
        "#/definitions/text",
        "#/definitions/element-input",
    ];
    let others = [
        "null",
        "true",
        "7",
        "[]",
        "{}",
        "[\"a\"]",
        "{\"markdown\":true,\"value\":\"a\"}",
        "{\"a\":\"not_empty\"}",
    ];
    let others = others
        .into_iter()
        .map(|text| serde_json::from_str(text).unwrap());
    texts.into_iter().map(Value::from).chain(others).collect()
}

/// A document with each of its values replaced in turn.
fn changed(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    let children: Vec<(String, &Value)> = match value {
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .map(|(index, entry)| (index.to_string(), entry))
            .collect(),
        Value::Object(map) => map
            .iter()
            .map(|(key, entry)| (key.clone(), entry))
            .collect(),
        _ => Vec::new(),
    };
    for (key, child) in children {
        let put = |new: Value| {
            let mut changed = value.clone();
            match &mut changed {
                Value::Array(entries) => entries[key.parse::<usize>().unwrap()] = new,
                Value::Object(map) => {
                    map.insert(key.clone(), new);
                }
                _ => {}
            }
            changed
        };
        all.extend(replacements().into_iter().map(put));
        all.extend(changed_inside(child).into_iter().map(put));
        if let Value::Object(map) = value {
            let mut without = map.clone();
            without.remove(&key);
            all.push(Value::Object(without));
        }
    }
    all
}

fn changed_inside(value: &Value) -> Vec<Value> {
    changed(value)
}

#[test]
fn schema_and_parser_agree_on_every_change_of_a_good_document() {
    let schemas = schemas();
    let structure =
        fs::read_to_string(folder().join("tests/documents/panel-answer.structure.json"));
    let structure = PanelStructure::parse(&structure.unwrap())
        .accepted()
        .unwrap();
    let answer_schema = structure.answer_schema().to_value();
    let mut judged = 0;
    for (kind, name, good) in documents("good") {
        let schema = match kind.as_str() {
            "panel-answer" => &answer_schema,
            "panel-structure" | "panel-error" | "modal-schema" => &schemas[kind.as_str()],
            _ => continue,
        };
        let validator = jsonschema::validator_for(schema).unwrap();
        for value in changed(&good) {
            let text = value.to_string();
            let (accepted, faults) = match kind.as_str() {
                "panel-structure" => {
                    let reading = PanelStructure::parse(&text);
                    (reading.document.is_some(), reading.faults)
                }
                "modal-schema" => {
                    let reading = ModalSchema::parse(&text);
                    (reading.document.is_some(), reading.faults)
                }
                "panel-error" => {
                    let reading = PanelAnswer::read(&structure, 402, &text);
                    (reading.document.is_some(), reading.faults)
                }
                _ => {
                    let reading = PanelAnswer::read(&structure, 200, &text);
                    (reading.document.is_some(), reading.faults)
                }
            };
            let refusing: Vec<_> = faults.iter().filter(|fault| fault.refuses()).collect();
            let is_beyond =
                !refusing.is_empty() && refusing.iter().all(|fault| fault.rule.code == "itemValue");
            if !is_beyond {
                assert_eq!(
                    validator.is_valid(&value),
                    accepted,
                    "{kind}/{name}\n{text}\n{refusing:#?}"
                );
                judged += 1;
            }
        }
    }
    assert!(judged > 5_000, "{judged}");
}
