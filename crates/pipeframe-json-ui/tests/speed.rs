//! A document is judged in a time that grows with its size and not faster, whatever is in it.
//!
//! `make speed` prints the times of an optimised build as a table, and holds a document of one megabyte to 50 ms.
#![cfg(not(target_arch = "wasm32"))]
// Clippy lets only the functions marked as tests end with a reason, not those they call.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use std::fs;
use std::time::{Duration, Instant};

use pipeframe_json_ui::{ModalSchema, PanelAnswer, PanelStructure};

/// The smallest document. A development build takes ten times as long, and shows as well how the time grows.
const MEGABYTE: usize = if cfg!(debug_assertions) {
    100_000
} else {
    1_000_000
};
/// The smallest document in megabytes.
const SHARE: f64 = if cfg!(debug_assertions) { 0.1 } else { 1.0 };
/// How much longer eight times the text may take than eight times as long.
const SLACK: u32 = 3;

fn structure() -> PanelStructure {
    let fields: Vec<String> = (0..20)
        .map(|index| format!(r##""field_{index}": {{ "$ref": "#/definitions/text" }}"##))
        .collect();
    let text = format!(
        r##"{{ "type": "array", "items": {{ "type": "object", "properties": {{ "header": {{ "$ref": "#/definitions/header" }}, {} }} }} }}"##,
        fields.join(", ")
    );
    PanelStructure::parse(&text).accepted().unwrap()
}

/// Ten objects with twenty fields each, together so large.
fn panel(size: usize, value: &str, is_markdown: bool) -> String {
    let part = value.repeat(size / 200 / value.len() + 1);
    let value = if is_markdown {
        format!(r#"{{ "markdown": true, "value": "{part}" }}"#)
    } else {
        format!(r#""{part}""#)
    };
    let fields: Vec<String> = (0..20)
        .map(|index| format!(r#""field_{index}": {value}"#))
        .collect();
    let object = format!(r#"{{ "header": "a", {} }}"#, fields.join(", "));
    format!(r#"{{ "data": [{}] }}"#, vec![object; 10].join(", "))
}

/// An object with as many keys as make it so large, none of which is declared.
fn undeclared(size: usize) -> String {
    let keys: Vec<String> = (0..size / 18)
        .map(|index| format!(r#""feild_{index:06}": 1, "#))
        .collect();
    let keys = keys.concat();
    format!(r#"{{ "data": [{{ {keys}"header": "a" }}] }}"#)
}

/// A modal with a list of items that is so large.
fn items(size: usize) -> String {
    let mut items = Vec::new();
    for index in 0..size / 70 {
        items.push(format!(
            r#"{{ "label": "Item {index}", "value": {index}, "visibleOn": {{ "b": "not_empty" }} }}"#
        ));
    }
    format!(
        r##"{{ "type": "object", "properties": {{
            "blocks": {{ "type": "object", "properties": {{ "a": {{ "$ref": "#/definitions/element-select", "options": {{ "label": "A", "value": 7, "items": [{}] }} }} }} }},
            "actions": {{ "type": "object", "properties": {{ "b": {{ "$ref": "#/definitions/action-primary", "options": {{ "label": "B", "handler": "request" }} }} }} }}
        }} }}"##,
        items.join(", ")
    )
}

/// How long this thread has been on a processor, where the system tells it: what other programs do at the same time counts for nothing.
fn on_processor() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// The kernel brings that time up to date a few hundred times a second: what is shorter is timed by the clock.
const COARSE: Duration = Duration::from_millis(10);

fn quickest(judge: impl Fn()) -> Duration {
    let times = (0..3).map(|_| {
        let (start, before) = (Instant::now(), on_processor());
        judge();
        let elapsed = start.elapsed();
        let used = on_processor()
            .zip(before)
            .map(|(after, before)| after.saturating_sub(before));
        used.filter(|used| *used > COARSE).unwrap_or(elapsed)
    });
    times.min().unwrap()
}

fn is_linear(name: &str, document: impl Fn(usize) -> String, judge: impl Fn(&str)) {
    let times: Vec<(usize, Duration)> = [1, 2, 4, 8]
        .into_iter()
        .map(|megabytes| {
            let text = document(megabytes * MEGABYTE);
            (text.len(), quickest(|| judge(&text)))
        })
        .collect();
    let milliseconds: Vec<String> = times
        .iter()
        .map(|(_, time)| format!(" {:.1} |", time.as_secs_f64() * 1_000.0))
        .collect();
    println!("| {name} |{}", milliseconds.concat());
    let (smallest, largest) = (times[0], times[3]);
    let growth = u32::try_from(largest.0 / smallest.0 + 1).unwrap();
    assert!(largest.1 < smallest.1 * growth * SLACK, "{name}: {times:?}");
    if !cfg!(debug_assertions) {
        assert!(smallest.1 < Duration::from_millis(50), "{name}: {times:?}");
    }
}

#[test]
fn the_time_of_a_judgement_grows_with_the_document_and_not_faster() {
    let sizes = [1, 2, 4, 8].map(|times| format!(" {:.1} MB |", f64::from(times) * SHARE));
    println!(
        "\n| milliseconds to judge |{}\n| --- | --- | --- | --- | --- |",
        sizes.concat()
    );
    let structure = structure();
    let answer = |text: &str| {
        let _ = PanelAnswer::read(&structure, 200, text);
    };
    is_linear(
        "texts",
        |size| panel(size, "All work and no play. ", false),
        answer,
    );
    is_linear("escapes", |size| panel(size, r"\u00e9\n", false), answer);
    is_linear(
        "Markdown",
        |size| panel(size, r"- **a** [b](https://a.test)\n", true),
        answer,
    );
    is_linear("undeclared keys", undeclared, answer);
    is_linear("items", items, |text| {
        let _ = ModalSchema::parse(text);
    });
    is_linear("a list without end", |size| "[1,".repeat(size / 3), answer);
    is_linear(
        "text that is not closed",
        |size| ["{\"data\": \"", &"a".repeat(size)].concat(),
        answer,
    );
}
