//! Documents of ten megabytes, read by each parser: in bounded time and memory, with faults that can be shown, and inert.
//!
//! A test program of its own with a single test, because it measures the memory of the whole process.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fs;
use std::time::{Duration, Instant};

use pipeframe_json_ui::{
    FormattedText, ModalAnswer, ModalOpening, ModalSchema, PanelAnswer, PanelStructure, Reading,
    Value,
};

const TEN_MEGABYTES: usize = 10_000_000;
/// A development build takes ten times as long.
const LONGEST: Duration = if cfg!(debug_assertions) {
    Duration::from_secs(15)
} else {
    Duration::from_millis(1_500)
};
/// How many megabytes of memory the process may take, with the document itself and what the tests before have left.
const MOST_MEMORY: u64 = 200;

const STRUCTURE: &str =
    r##"{ "type": "object", "properties": { "note": { "$ref": "#/definitions/text" } } }"##;
const SCHEMA: &str = r##"{ "type": "object", "properties": {
  "blocks": { "type": "object", "properties": { "note": { "$ref": "#/definitions/element-input", "options": { "label": "Note" } } } },
  "actions": { "type": "object", "properties": { "yes": { "$ref": "#/definitions/action-primary", "options": { "label": "Save", "handler": "request" } } } } } }"##;

/// A value that is repeated in the place of `…`, as often as makes the document so large.
fn filled(around: &str, part: &str) -> String {
    let count = TEN_MEGABYTES / part.len();
    around.replacen('…', &part.repeat(count), 1)
}

/// The most memory that this process has had, in megabytes; `None` where the system doesn't tell.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1_024)
}

fn is_sound<T>(name: &str, reading: Reading<T>) -> Option<T> {
    let refused = reading.faults.iter().any(pipeframe_json_ui::Fault::refuses);
    assert_eq!(refused, reading.document.is_none(), "{name}");
    assert!(reading.faults.len() <= pipeframe_json_ui::MOST_FAULTS);
    for fault in &reading.faults {
        let said = fault.pointer.len() + fault.problem.len() + fault.fix.len();
        assert!(said < 2_000, "{name}: {said} bytes");
    }
    reading.document
}

#[test]
fn ten_megabytes_are_read_by_each_parser_in_bounded_time_and_memory() {
    let structure = PanelStructure::parse(STRUCTURE).accepted().unwrap();
    let schema = ModalSchema::parse(SCHEMA).accepted().unwrap();
    let form = schema.form();
    let judge = |kind: &str, text: &str| match kind {
        "panel-structure" => is_sound(kind, PanelStructure::parse(text)).is_some(),
        "panel-answer" => {
            let answer = is_sound(kind, PanelAnswer::read(&structure, 200, text));
            if let Some(PanelAnswer::Content(content)) = &answer {
                for value in content.objects[0].values.iter().flatten() {
                    let Value::Text(FormattedText::Plain(text)) = value else {
                        panic!("{kind}");
                    };
                    assert!(!text.as_str().contains('\u{202E}'));
                }
            }
            answer.is_some()
        }
        "panel-error" => is_sound(kind, PanelAnswer::read(&structure, 500, text)).is_some(),
        "modal-schema" => is_sound(kind, ModalSchema::parse(text)).is_some(),
        "modal-opening" => is_sound(kind, ModalOpening::read(form, 200, text)).is_some(),
        _ => is_sound(kind, ModalAnswer::read(form, 200, text)).is_some(),
    };
    let hostile = "<script>alert(1)</script>\u{202E}";
    let cases = [
        (
            "panel-structure",
            r##"{ "type": "object", "properties": { "note": { "$ref": "#/definitions/text", "label": "…" } } }"##,
            hostile,
            true,
        ),
        (
            "panel-answer",
            r#"{ "data": { "note": "…" } }"#,
            hostile,
            true,
        ),
        ("panel-answer", r#"{ "data": [1…] }"#, ",1", false),
        (
            "panel-answer",
            r#"{ "data": { "note": [[]…] } }"#,
            ",[[[]]]",
            false,
        ),
        (
            "panel-error",
            r#"{ "error": { "title": "…" } }"#,
            hostile,
            false,
        ),
        (
            "modal-schema",
            r#"{ "type": "object", "properties": { "blocks": {…"type": "object", "properties": {} } } }"#,
            r#""key": 1, "#,
            false,
        ),
        (
            "modal-opening",
            r#"{ "data": { "blocks": { "note": { "value": "…" } }, "actions": {} } }"#,
            hostile,
            true,
        ),
        (
            "modal-answer",
            r#"{ "error": { "message": "…" } }"#,
            hostile,
            true,
        ),
    ];
    for (kind, around, part, is_accepted) in cases {
        let text = filled(around, part);
        let start = Instant::now();
        assert_eq!(judge(kind, &text), is_accepted, "{kind} of {part}");
        let took = start.elapsed();
        let peak = peak();
        println!("{kind} of {part:?}: {took:?}, at most {peak:?} MB");
        assert!(took < LONGEST, "{kind} of {part}: {took:?}");
        assert!(
            peak.is_none_or(|peak| peak < MOST_MEMORY),
            "{kind} of {part}: {peak:?} MB"
        );
    }
}
