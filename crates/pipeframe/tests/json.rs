//! What is read and written as JSON: all that serde has, the same as with `serde_json`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::rc::Rc;

use pipeframe::backend::{Backend, BackendError, LocalFuture, Reply, Request, Transport};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Answers with one text and keeps what it is sent, as text.
#[derive(Clone, Default)]
struct Wire {
    answer: String,
    sent: Rc<RefCell<Option<String>>>,
}

impl Transport for Wire {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        *self.sent.borrow_mut() = request
            .body
            .and_then(|body| js_sys::JSON::stringify(&body).ok()?.as_string());
        let body = js_sys::JSON::parse(&self.answer).unwrap();
        Box::pin(async move {
            Ok(Reply {
                status: 200,
                retry_after: None,
                body,
            })
        })
    }
}

async fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let wire = Wire {
        answer: text.to_owned(),
        ..Wire::default()
    };
    Backend::new(wire).get("/").await.ok()
}

async fn written<T: Serialize>(value: &T) -> Result<String, BackendError> {
    let wire = Wire {
        answer: "null".to_owned(),
        ..Wire::default()
    };
    let sent = Rc::clone(&wire.sent);
    Backend::new(wire).post::<_, ()>("/", value).await?;
    Ok(sent.take().unwrap())
}

/// Numbers from a seed, so that a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn one_of(&mut self, texts: &[&str]) -> String {
        texts[self.below(texts.len())].to_owned()
    }

    /// Any JSON, nested at most this deep. Fractions have a fraction: JavaScript can't tell `1.0` from `1`.
    fn json(&mut self, depth: usize) -> String {
        let kinds = if depth == 0 { 4 } else { 6 };
        match self.below(kinds) {
            0 => self.one_of(&["null", "true", "false"]),
            1 => self.one_of(&[
                "0",
                "1",
                "-1",
                "7",
                "127",
                "128",
                "-129",
                "300",
                "70000",
                "9007199254740991",
                "-0.5",
                "1.25",
            ]),
            2 | 3 => self.one_of(&[
                r#""""#,
                r#""a""#,
                r#""ab""#,
                r#""é""#,
                r#""1""#,
                r#""Unit""#,
                r#""true""#,
                r#""New""#,
            ]),
            4 => {
                let elements: Vec<_> = (0..self.below(4)).map(|_| self.json(depth - 1)).collect();
                format!("[{}]", elements.join(","))
            }
            _ => {
                let names = [
                    "a", "b", "1", "-1", "300", "true", "false", "1.5", "Unit", "New", "Pair",
                    "Record", "kind", "",
                ];
                // A repeated name is an error for serde_json, and can't be seen in a value.
                let start = self.below(names.len());
                let count = self.below(4);
                let entry = |index: usize, dice: &mut Self| {
                    format!(
                        "{:?}:{}",
                        names[(start + index) % names.len()],
                        dice.json(depth - 1)
                    )
                };
                let entries: Vec<_> = (0..count).map(|index| entry(index, self)).collect();
                format!("{{{}}}", entries.join(","))
            }
        }
    }
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Unit;

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize, Eq, Hash, PartialOrd, Ord)]
struct New(u8);

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Pair(i8, Option<String>);

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Record {
    a: Option<i32>,
    #[serde(default)]
    b: Vec<bool>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
enum Choice {
    Unit,
    New(u16),
    Pair(i8, i8),
    Record { a: bool },
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(tag = "kind")]
enum Tagged {
    #[serde(rename = "a")]
    Small { a: u8 },
    #[serde(rename = "ab")]
    Large,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
struct Flat {
    a: u8,
    #[serde(flatten)]
    others: HashMap<String, serde_json::Value>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
enum Name {
    Unit,
    New,
}

async fn agrees<T: DeserializeOwned + PartialEq + Debug>(texts: &[String]) -> usize {
    let mut understood = 0;
    for text in texts {
        let expected: Option<T> = serde_json::from_str(text).ok();
        if is_structure_as_list(text, std::any::type_name::<T>()) {
            continue;
        }
        understood += usize::from(expected.is_some());
        let type_name = std::any::type_name::<T>();
        assert_eq!(read::<T>(text).await, expected, "{type_name} of {text}");
    }
    understood
}

/// The one form that `serde_json` reads and this crate does not.
fn is_structure_as_list(text: &str, type_name: &str) -> bool {
    match type_name.rsplit("::").next() {
        Some("Record" | "Tagged") => text.starts_with('['),
        Some("Choice" | "Choice>") => text.contains(r#""Record":["#),
        _ => false,
    }
}

macro_rules! agree {
    ($texts:expr, $($type:ty),+ $(,)?) => {
        $(assert!(agrees::<$type>($texts).await > 0, "no text is a {}", stringify!($type));)+
    };
}

#[wasm_bindgen_test]
async fn every_type_of_serde_is_read_as_serde_json_reads_it() {
    let mut dice = Dice(20_261_127);
    // What dice seldom make.
    let rare = [
        "[1,null]",
        r#"[-1,"a"]"#,
        "[1,2,3]",
        r#"{"Record":{"a":true}}"#,
        r#"{"Pair":[1,2]}"#,
        r#"{"Pair":[1,2,3]}"#,
        r#"{"New":1,"Unit":null}"#,
        r#"{"kind":"a","a":1}"#,
        r#"{"kind":"ab"}"#,
        r#"{"a":1,"more":[{"b":null}]}"#,
        r#"{"18446744073709551615":1,"0":2}"#,
        r#"{"-170141183460469231731687303715884105728":1}"#,
        r#"{"é":1}"#,
        r#"[7,"a"]"#,
        "[1,2]",
        r#"{"1":1}"#,
        r#"{"-1":1}"#,
        r#"{"true":1}"#,
        r#"{"Unit":1}"#,
        r#"{"a":"Unit"}"#,
        r#"{"__proto__":1}"#,
        r#"{"+1":1}"#,
        r#"{"01":1}"#,
        r#"{" 1":1}"#,
    ];
    let thrown = (0..900).map(|_| dice.json(2));
    let texts: Vec<_> = rare.into_iter().map(str::to_owned).chain(thrown).collect();
    agree!(
        &texts, bool, i8, i16, i32, i64, i128, u8, u16, u32, u64, u128, f32, f64, char, String, (), Unit, New, Pair,
        Record, Choice, Tagged, Flat, Name, Option<u8>, Option<Option<bool>>, Vec<Option<i16>>, (u8, String), [u8; 2],
        serde_json::Value, Box<str>, BTreeMap<String, u8>, HashMap<u32, serde_json::Value>,
        HashMap<i8, serde_json::Value>, HashMap<u64, serde_json::Value>, HashMap<i128, serde_json::Value>,
        HashMap<char, serde_json::Value>, HashMap<Name, serde_json::Value>,
        HashMap<New, serde_json::Value>, HashMap<Option<u16>, serde_json::Value>, HashMap<String, Choice>,
    );
}

#[wasm_bindgen_test]
async fn maps_with_bool_keys_are_read() {
    // serde_json itself fails in some of the other texts.
    for text in [
        r#"{"true":1,"false":2}"#,
        r#"{"1":1}"#,
        r#"{"yes":1}"#,
        "{}",
    ] {
        let expected: Option<HashMap<bool, u8>> = serde_json::from_str(text).ok();
        assert_eq!(read::<HashMap<bool, u8>>(text).await, expected, "{text}");
    }
}

async fn writes<T: Serialize>(value: T) {
    let expected: serde_json::Value =
        serde_json::from_str(&serde_json::to_string(&value).unwrap()).unwrap();
    let text = written(&value).await.unwrap();
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&text).unwrap(),
        expected
    );
}

#[wasm_bindgen_test]
async fn every_type_of_serde_is_written_as_serde_json_writes_it() {
    writes((
        (true, -1_i8, 300_u16),
        9_007_199_254_740_991_u64,
        -9_007_199_254_740_991_i64,
        7_i128,
        1.25_f64,
    ))
    .await;
    writes(('é', "text", "owned".to_owned(), f64::NAN, 0.5_f32)).await;
    writes((
        Unit,
        New(1),
        Pair(-1, None),
        Record {
            a: None,
            b: vec![true],
        },
    ))
    .await;
    writes([
        Choice::Unit,
        Choice::New(1),
        Choice::Pair(1, 2),
        Choice::Record { a: false },
    ])
    .await;
    writes((
        Tagged::Small { a: 1 },
        Tagged::Large,
        Some(Some(1)),
        None::<u8>,
        (),
    ))
    .await;
    writes(Flat {
        a: 1,
        others: HashMap::from([("x".to_owned(), serde_json::json!({ "y": [null] }))]),
    })
    .await;
    writes((
        HashMap::from([(1_u32, "a")]),
        HashMap::from([(-1_i8, "a")]),
        HashMap::from([(true, 1)]),
    ))
    .await;
    writes((
        HashMap::from([(u64::MAX, 1)]),
        HashMap::from([('x', 1)]),
        HashMap::from([(Name::Unit, 1)]),
    ))
    .await;
    writes((
        HashMap::from([(New(7), 1)]),
        BTreeMap::from([("__proto__", 1)]),
    ))
    .await;
}

#[derive(Serialize)]
struct Order {
    lines: Vec<HashMap<String, u64>>,
}

#[wasm_bindgen_test]
async fn a_number_that_javascript_cannot_hold_is_named_and_nothing_is_sent() {
    let lines = vec![
        HashMap::new(),
        HashMap::from([("price".to_owned(), u64::MAX)]),
    ];
    let error = written(&Order { lines }).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "This page could not send “lines.1.price”, which is a number larger than JavaScript can hold. Tell the \
         developer of this app."
    );
    assert!(error.is_refusal());
    assert!(written(&9_007_199_254_740_992_u64).await.is_err());
    assert!(written(&i128::MIN).await.is_err());
    assert!(written(&u128::MAX).await.is_err());
}

#[wasm_bindgen_test]
async fn a_key_that_is_not_text_is_named() {
    let prices = HashMap::from([("prices", HashMap::from([(vec![1], 1)]))]);
    let error = written(&prices).await.unwrap_err();
    assert!(matches!(error, BackendError::Unsendable { field, .. } if field == "prices"));
}
