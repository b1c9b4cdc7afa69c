//! The page of the book about JSON extensions: its documents are read, and its table has every rule.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use pipeframe_json_ui::{
    ModalAnswer, ModalOpening, ModalSchema, PanelAnswer, PanelStructure, Reading, rules,
};

const BOOK: &str = include_str!("../../../docs/json-extensions.md");
const STRUCTURE: &str = include_str!("documents/panel-answer.structure.json");
const SCHEMA: &str = include_str!("documents/modal.schema.json");

/// The documents of the book: the kind of each, and its text.
fn documents() -> impl Iterator<Item = (&'static str, &'static str)> {
    BOOK.split("```json,").skip(1).map(|rest| {
        let (kind, rest) = rest.split_once('\n').unwrap();
        (kind, rest.split("```").next().unwrap())
    })
}

fn yields_no_fault<T>(reading: &Reading<T>, text: &str) {
    assert_eq!(reading.faults, [], "{text}");
}

#[test]
fn every_document_of_the_book_is_right() {
    let structure = PanelStructure::parse(STRUCTURE).accepted().unwrap();
    let schema = ModalSchema::parse(SCHEMA).accepted().unwrap();
    let mut kinds = BTreeSet::new();
    for (kind, text) in documents() {
        kinds.insert(kind);
        match kind {
            "panel-structure" => yields_no_fault(&PanelStructure::parse(text), text),
            "panel-answer" => yields_no_fault(&PanelAnswer::read(&structure, 200, text), text),
            "panel-error" => yields_no_fault(&PanelAnswer::read(&structure, 402, text), text),
            "modal-schema" => yields_no_fault(&ModalSchema::parse(text), text),
            "modal-opening" => yields_no_fault(&ModalOpening::read(schema.form(), 200, text), text),
            "modal-answer" => yields_no_fault(&ModalAnswer::read(schema.form(), 200, text), text),
            kind => panic!("{kind}"),
        }
    }
    assert_eq!(kinds.len(), 6);
}

#[test]
fn the_book_lists_every_rule() {
    for rule in rules::ALL {
        let row = rule.row();
        assert!(
            BOOK.lines().any(|line| line == row),
            "docs/json-extensions.md lacks this row:\n{row}"
        );
    }
}
