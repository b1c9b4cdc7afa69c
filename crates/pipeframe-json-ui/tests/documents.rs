//! The folder `documents/bad` has a case for each rule, and each yields that one fault and nothing else. Those of `documents/good` yield
//! none. The JSON Schemas judge all of them as the parsers do.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use pipeframe_json_ui::{
    Fault, ModalAnswer, ModalOpening, ModalSchema, PanelAnswer, PanelStructure, Reading, decode,
    rules,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

fn text(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// A document of the folder: its kind, the rule that it breaks, the status that it comes with, and its bytes.
struct Case {
    kind: String,
    name: String,
    status: Option<u16>,
    bytes: Vec<u8>,
}

fn cases(group: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for kind in fs::read_dir(folder().join(group)).unwrap() {
        let kind = kind.unwrap();
        for file in fs::read_dir(kind.path()).unwrap() {
            let path = file.unwrap().path();
            let stem = path.file_stem().unwrap().to_str().unwrap();
            let (name, status) = stem.split_once('.').unwrap_or((stem, ""));
            cases.push(Case {
                kind: kind.file_name().into_string().unwrap(),
                name: name.to_owned(),
                status: status.parse().ok(),
                bytes: fs::read(&path).unwrap(),
            });
        }
    }
    cases
}

/// Whether a document is accepted, and what is wrong with it.
type Verdict = (bool, Vec<Fault>);

fn verdict<T>(reading: Reading<T>) -> Verdict {
    assert_eq!(reading.left_out, 0);
    (reading.document.is_some(), reading.faults)
}

fn structure() -> PanelStructure {
    PanelStructure::parse(&text("panel-answer.structure.json"))
        .accepted()
        .unwrap()
}

fn schema(name: &str) -> ModalSchema {
    ModalSchema::parse(&text(name)).accepted().unwrap()
}

fn judge(case: &Case) -> Verdict {
    let text = match decode::<()>(&case.bytes) {
        Ok(text) => text,
        Err(reading) => return verdict(*reading),
    };
    let status = case.status.unwrap_or(200);
    match case.kind.as_str() {
        "panel-structure" => verdict(PanelStructure::parse(text)),
        "panel-answer" => verdict(PanelAnswer::read(&structure(), status, text)),
        "panel-error" => verdict(PanelAnswer::read(&structure(), 402, text)),
        "modal-schema" => verdict(ModalSchema::parse(text)),
        "modal-opening" => verdict(ModalOpening::read(
            schema("modal.schema.json").form(),
            status,
            text,
        )),
        "modal-late-opening" => verdict(ModalOpening::read(
            schema("modal-late.schema.json").form(),
            status,
            text,
        )),
        "modal-answer" => verdict(ModalAnswer::read(
            schema("modal.schema.json").form(),
            status,
            text,
        )),
        kind => panic!("{kind}"),
    }
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let codes: BTreeSet<String> = rules::ALL.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), rules::ALL.len());
    let mut named: BTreeSet<String> = cases("bad").into_iter().map(|case| case.name).collect();
    // A document of 16 megabytes is made where it is judged.
    named.insert(rules::DOCUMENT_SIZE.code.to_owned());
    assert_eq!(named, codes);
}

#[test]
fn each_bad_document_yields_its_one_fault_and_nothing_else() {
    for case in cases("bad") {
        let (accepted, faults) = judge(&case);
        let [fault] = faults.as_slice() else {
            panic!("{}/{}: {faults:#?}", case.kind, case.name);
        };
        assert_eq!(fault.rule.code, case.name, "{fault:?}");
        assert_eq!(accepted, !fault.refuses(), "{fault:?}");
        assert!(
            fault.problem.ends_with('.') && fault.fix.ends_with('.'),
            "{fault}"
        );
        assert!(fault.line >= 1 && fault.column >= 1);
    }
}

#[test]
fn the_good_documents_yield_no_fault() {
    for case in cases("good") {
        let (accepted, faults) = judge(&case);
        assert_eq!(faults, [], "{}/{}", case.kind, case.name);
        assert!(accepted);
    }
}

#[test]
fn a_fault_is_where_its_value_is_in_the_text() {
    for case in cases("bad") {
        let (_, faults) = judge(&case);
        let Ok(value) = serde_json::from_slice::<serde_json::Value>(&case.bytes) else {
            continue;
        };
        let fault = &faults[0];
        assert!(
            value.pointer(&fault.pointer).is_some(),
            "{} {fault:?}",
            case.kind
        );
        let text = std::str::from_utf8(&case.bytes).unwrap();
        let line = text.lines().nth(fault.line - 1).unwrap();
        let found: String = line.chars().skip(fault.column - 1).collect();
        let begins = |letter: char| {
            matches!(letter, '"' | '{' | '[' | '-' | 't' | 'f' | 'n') || letter.is_ascii_digit()
        };
        assert!(found.starts_with(begins), "{fault:?} {found}");
    }
}
