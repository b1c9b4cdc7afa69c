use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::Fault;

fn read(text: &str) -> Reading<Value> {
    Report::read(text, |document, _| Some(as_json(&document.root)))
}

fn as_json(node: &Node) -> Value {
    match &node.content {
        Content::Null => Value::Null,
        Content::Flag(flag) => Value::from(*flag),
        Content::Number(number) => serde_json::from_str(number.as_str()).unwrap(),
        Content::Text(text) => Value::from(text.as_str()),
        Content::List(entries) => entries.iter().map(as_json).collect(),
        Content::Object(object) => {
            let members = object.members.iter();
            members
                .map(|member| (member.key.clone(), as_json(&member.value)))
                .collect()
        }
    }
}

fn only(reading: &Reading<Value>) -> (&'static str, &str, usize, usize) {
    let [
        Fault {
            rule,
            pointer,
            line,
            column,
            ..
        },
    ] = reading.faults.as_slice()
    else {
        panic!("{reading:?}");
    };
    (rule.code, pointer, *line, *column)
}

#[test]
fn what_is_no_json_is_told_where_it_stops_being_it() {
    let cases = [
        ("", "", 1, 1),
        ("{\n  \"a\": tru\n}", "/a", 2, 8),
        ("{\"a\": [1, 2,]}", "/a", 1, 12),
        ("{\"ä\": 'b'}", "/ä", 1, 7),
        ("{\"a\": 1 \"b\": 2}", "", 1, 9),
        ("{a: 1}", "", 1, 2),
        ("[1] [2]", "", 1, 5),
        ("[\"a\nb\"]", "/0", 1, 4),
        ("[\"\\x\"]", "/0", 1, 3),
        ("[\"\\u12\"]", "/0", 1, 3),
        ("[01]", "/0", 1, 3),
        ("[1.]", "/0", 1, 4),
        ("[1e999]", "/0", 1, 7),
        ("<!doctype html>", "", 1, 1),
        ("// a\n{}", "", 1, 1),
        ("[\"a", "/0", 1, 4),
        ("[nullable]", "/0", 1, 2),
    ];
    for (text, pointer, line, column) in cases {
        assert_eq!(
            only(&read(text)),
            ("documentSyntax", pointer, line, column),
            "{text}"
        );
    }
}

#[test]
fn a_key_that_is_there_twice_is_refused_at_the_second() {
    let reading = read("{\"a\": 1,\n \"\\u0061\": 2}");
    assert_eq!(only(&reading), ("duplicateKey", "/a", 2, 2));
    assert_eq!(reading.document, None);
}

#[test]
fn a_document_that_is_nested_without_end_is_refused_at_once() {
    for open in ["[", "{\"a\":"] {
        let reading = read(&open.repeat(200_000));
        assert_eq!(reading.faults[0].rule.code, "documentDepth");
    }
    assert!(
        read(&["[".repeat(DEEPEST), "]".repeat(DEEPEST)].concat())
            .document
            .is_some()
    );
}

#[test]
fn a_document_larger_than_the_limit_is_not_read() {
    assert_eq!(only(&read(&" ".repeat(LARGEST + 1))).0, "documentSize");
}

#[test]
fn a_document_of_more_values_than_the_limit_is_not_read_to_its_end() {
    let list = |count: usize| ["[", &"1,".repeat(count - 1), "1]"].concat();
    assert!(read(&list(MOST_VALUES - 1)).document.is_some());
    let reading = read(&list(MOST_VALUES));
    let (code, pointer, ..) = only(&reading);
    assert_eq!((code, pointer), ("documentSize", "/999999"));
}

#[test]
fn bytes_of_another_encoding_are_told() {
    for bytes in [&b"\xFF\xFE{\0"[..], b"{\"a\": \"\xE4\"}", b"\xC0\x80"] {
        let reading = decode::<Value>(bytes).unwrap_err();
        assert_eq!(only(&reading).0, "encoding");
    }
    assert!(decode::<Value>("{\"ä\": 1}".as_bytes()).is_ok());
}

#[test]
fn many_faults_are_counted_and_the_first_are_kept() {
    let reading = read(&["{", &"\"a\":1,".repeat(5_000), "\"a\":1}"].concat());
    assert_eq!((reading.faults.len(), reading.left_out), (1_000, 4_000));
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("JSON has finite numbers", |number| number.is_finite())
            .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,6}", inner, 0..6)
                .prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn a_document_is_read_as_serde_reads_it(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        // Serde may lose the last digit of a number; both read the same text.
        let expected: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read(&text).document, Some(expected));
    }

    #[test]
    fn what_serde_refuses_is_refused(text in r#"[\[\]{}",:0-9a-e.tfnrulse\\ \-+\n]{0,24}"#) {
        let expected: Result<Value, _> = serde_json::from_str(&text);
        let reading = read(&text);
        let has_duplicates = reading.faults.iter().any(|fault| fault.rule.code == "duplicateKey");
        let has_half_a_pair = text.contains("\\ud");
        prop_assert!(has_duplicates || has_half_a_pair || reading.document.is_some() == expected.is_ok(), "{:?} {:?}", reading, expected);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Ok(text) = decode::<Value>(&bytes) {
            let reading = read(text);
            prop_assert!(reading.document.is_some() || !reading.faults.is_empty());
        }
    }

    #[test]
    fn a_document_that_is_cut_is_refused(value in any_json(), share in 0.0..1.0_f64) {
        let text = serde_json::json!([value]).to_string();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
        let end = (text.len() as f64 * share) as usize;
        prop_assume!(text.is_char_boundary(end) && end < text.len());
        prop_assert_eq!(read(&text[..end]).document, None);
    }
}
