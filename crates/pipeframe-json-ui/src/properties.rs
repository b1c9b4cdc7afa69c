//! Documents that were changed at random, read by every parser: whatever is in them, nothing panics, nothing passes silently, and
//! nothing that browsers would run becomes a link.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::markdown::Node;
use crate::text::is_hidden;
use crate::{
    Address, BlockContent, Day, FormattedText, Instant, ModalAnswer, ModalOpening, ModalSchema,
    PanelAnswer, PanelStructure, Reading, Text, TimeOfDay, Value as FieldValue,
};

const STRUCTURE: &str = include_str!("../tests/documents/good/panel-structure/every-kind.json");
const CONTENT: &str = include_str!("../tests/documents/good/panel-answer/every-kind.json");
const ERROR: &str = include_str!("../tests/documents/good/panel-error/whole.json");
const SCHEMA: &str = include_str!("../tests/documents/good/modal-schema/every-block.json");
const OPENING: &str = include_str!("../tests/documents/good/modal-opening/visible-and-items.json");
const ANSWER: &str = include_str!("../tests/documents/good/modal-answer/field-error.json");
const SUCCESS: &str = include_str!("../tests/documents/good/modal-answer/success.json");

const HOSTILE: [&str; 9] = [
    "javascript:alert(1)",
    "[a](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "data:text/html,<script>alert(1)</script>",
    "a\u{202E}b\u{0}c\u{2066}",
    " \tjava\nscript:alert(1)",
    "__proto__",
    "#/definitions/../text",
];

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        prop::sample::select(HOSTILE.to_vec()).prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!({ "$ref": "#/definitions/link", "label": "a" })),
        Just(
            json!({ "$ref": "#/definitions/element-text", "options": { "markdown": true, "value": "# a" } })
        ),
        Just(json!({ "markdown": true, "value": "[a](javascript:x)" })),
        Just(json!({ "value": "javascript:x", "external": true })),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,5}|label|value|visibleOn", inner, 0..3)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

/// A change of a document: which of its values, and what is put there.
fn any_change() -> impl Strategy<Value = (prop::sample::Index, Value)> {
    (any::<prop::sample::Index>(), any_value())
}

fn pointers(value: &Value, pointer: &str, all: &mut Vec<String>) {
    all.push(pointer.to_owned());
    match value {
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                pointers(entry, &format!("{pointer}/{index}"), all);
            }
        }
        Value::Object(map) => {
            for (key, entry) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                pointers(entry, &format!("{pointer}/{key}"), all);
            }
        }
        _ => {}
    }
}

fn changed(document: &str, changes: &[(prop::sample::Index, Value)]) -> String {
    let mut value: Value = serde_json::from_str(document).unwrap();
    for (index, new) in changes {
        let mut all = Vec::new();
        pointers(&value, "", &mut all);
        if let Some(old) = value.pointer_mut(index.get::<String>(&all).as_str()) {
            *old = new.clone();
        }
    }
    value.to_string()
}

/// A document is refused by faults, and only by them; what a fault says can be shown.
fn is_sound<T>(reading: &Reading<T>) {
    let refused = reading.faults.iter().any(super::Fault::refuses);
    assert_eq!(refused, reading.document.is_none(), "{:?}", reading.faults);
    for fault in &reading.faults {
        assert!(fault.line >= 1 && fault.column >= 1);
        for said in [&fault.pointer, &fault.problem, &fault.fix] {
            assert!(said.len() < 2_000, "{fault:?}");
            assert!(!said.chars().any(is_hidden), "{fault:?}");
        }
    }
}

fn is_inert_address(address: &Address) {
    let href = address.href().unwrap_or_else(|| "https:".to_owned());
    let scheme = href
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    assert!(
        ["http", "https", "mailto", "tel"].contains(&scheme.as_str()),
        "{href}"
    );
}

fn is_inert_text(text: &Text) {
    assert!(!text.as_str().chars().any(is_hidden));
}

fn are_inert(nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Text(text) => assert!(!text.chars().any(is_hidden)),
            Node::LineBreak => {}
            Node::Link { address, content } => {
                is_inert_address(address);
                are_inert(content);
            }
            Node::Strong(content)
            | Node::Paragraph(content)
            | Node::Heading(content)
            | Node::Quote(content) => are_inert(content),
            Node::List { items, .. } => items.iter().for_each(|item| are_inert(item)),
        }
    }
}

fn is_inert_formatted(text: &FormattedText) {
    match text {
        FormattedText::Plain(text) => is_inert_text(text),
        FormattedText::Markdown(nodes) => are_inert(nodes),
    }
}

fn is_inert_answer(answer: &PanelAnswer) {
    match answer {
        PanelAnswer::Content(content) => {
            content.settings.iter().for_each(is_inert_address);
            content
                .external_link
                .iter()
                .for_each(|link| is_inert_address(&link.address));
            for value in content
                .objects
                .iter()
                .flat_map(|object| object.values.iter().flatten())
            {
                match value {
                    FieldValue::Text(text) => is_inert_formatted(text),
                    FieldValue::Link(link) => is_inert_address(&link.address),
                    FieldValue::Tags(tags) => tags.iter().for_each(is_inert_text),
                    FieldValue::Label(label) => is_inert_text(&label.text),
                    _ => {}
                }
            }
        }
        PanelAnswer::Error(error) => {
            is_inert_text(&error.title);
            error
                .subtitle
                .iter()
                .for_each(|subtitle| are_inert(subtitle));
            error
                .action
                .iter()
                .for_each(|action| is_inert_address(&action.address));
        }
    }
}

proptest! {
    #[test]
    fn any_structure_is_read(changes in prop::collection::vec(any_change(), 1..4)) {
        let reading = PanelStructure::parse(&changed(STRUCTURE, &changes));
        is_sound(&reading);
        if let Some(structure) = reading.document {
            prop_assert!(structure.fields.len() <= PanelStructure::MOST_FIELDS);
            let reading = PanelAnswer::read(&structure, 200, CONTENT);
            is_sound(&reading);
        }
    }

    #[test]
    fn any_answer_of_a_panel_is_read_and_inert(changes in prop::collection::vec(any_change(), 1..4), failed in any::<bool>()) {
        let structure = PanelStructure::parse(STRUCTURE).accepted().unwrap();
        let (status, document) = if failed { (402, ERROR) } else { (200, CONTENT) };
        let reading = PanelAnswer::read(&structure, status, &changed(document, &changes));
        is_sound(&reading);
        reading.document.iter().for_each(is_inert_answer);
    }

    #[test]
    fn any_schema_is_read(changes in prop::collection::vec(any_change(), 1..4)) {
        let reading = ModalSchema::parse(&changed(SCHEMA, &changes));
        is_sound(&reading);
        if let Some(schema) = reading.document {
            prop_assert!(schema.form().blocks.len() <= ModalSchema::MOST_BLOCKS);
            for block in &schema.form().blocks {
                if let BlockContent::Text(text) = &block.content {
                    is_inert_formatted(text);
                }
            }
            is_sound(&ModalOpening::read(schema.form(), 200, OPENING));
        }
    }

    #[test]
    fn any_answer_of_a_modal_is_read(changes in prop::collection::vec(any_change(), 1..4), status in 100_u16..600) {
        let schema = ModalSchema::parse(include_str!("../tests/documents/modal.schema.json")).accepted().unwrap();
        is_sound(&ModalOpening::read(schema.form(), status, &changed(OPENING, &changes)));
        for document in [ANSWER, SUCCESS] {
            let reading = ModalAnswer::read(schema.form(), status, &changed(document, &changes));
            is_sound(&reading);
            if let Some(ModalAnswer::Success(snackbar)) = reading.document {
                is_inert_text(&snackbar.message);
                snackbar.link.iter().for_each(|link| is_inert_address(&link.address));
            }
        }
    }

    #[test]
    fn any_day_and_time_is_read_as_it_is_written(text in "[0-9T:.Zz+-]{0,26}|[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|[+-][0-2][0-9]:?[0-6][0-9])|\\PC{0,12}") {
        if let Some(day) = Day::read(&text) {
            prop_assert_eq!(day.to_string(), text.clone());
        }
        if let Some(instant) = Instant::read(&text) {
            let (day, time) = (instant.day, instant.time);
            prop_assert!(time.hour < 24 && time.minute < 60 && time.second <= 60);
            let midnight = TimeOfDay { hour: 0, minute: 0, second: 0, offset: 0 };
            let begins = Instant { day, time: midnight }.seconds();
            // A zone is less than a day away.
            prop_assert!((begins - 86_400..=begins + 2 * 86_400).contains(&instant.seconds()));
        }
        let _ = TimeOfDay::read(&text);
    }

    #[test]
    fn any_address_is_inert(text in "[ \\t\\n]?(javascript|JavaScript|data|vbscript|blob|file|https?|mailto|tel|a\\.test)?[\\t\\n]?[:/\\\\?#]{0,3}\\PC{0,12}") {
        is_inert_address(&Address::new(&text));
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,60}|[\\[\\]{}\":,a-z0-9#/$]{0,60}") {
        let structure = PanelStructure::parse(STRUCTURE).accepted().unwrap();
        let schema = ModalSchema::parse(SCHEMA).accepted().unwrap();
        is_sound(&PanelStructure::parse(&text));
        is_sound(&PanelAnswer::read(&structure, 200, &text));
        is_sound(&PanelAnswer::read(&structure, 500, &text));
        is_sound(&ModalSchema::parse(&text));
        is_sound(&ModalOpening::read(schema.form(), 200, &text));
        is_sound(&ModalAnswer::read(schema.form(), 200, &text));
    }
}
