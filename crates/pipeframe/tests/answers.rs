//! What an answer's JSON becomes as a type: the same as with `serde_json`, or an error.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use std::{collections::BTreeMap, fmt::Debug};

use pipeframe::backend::{Backend, BackendError, LocalFuture, Reply, Request, Transport};
use serde::{Deserialize, de::DeserializeOwned};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Answers everything with one text.
struct Canned(&'static str);

impl Transport for Canned {
    fn send(&self, _: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let body = js_sys::JSON::parse(self.0).unwrap();
        Box::pin(async move {
            Ok(Reply {
                status: 200,
                retry_after: None,
                body,
            })
        })
    }
}

#[derive(Debug, Deserialize, PartialEq)]
struct Vehicle {
    id: u64,
    name: String,
    price: Option<f64>,
    #[serde(default)]
    tags: Vec<Tag>,
    place: Option<Place>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Tag {
    New,
    Sold { year: u16 },
    Other(String),
    Between(i8, i8),
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(transparent)]
struct Place(String);

#[derive(Debug, Deserialize, PartialEq)]
#[serde(untagged)]
enum Id {
    Number(u64),
    Text(String),
    Nothing(()),
}

async fn read<T: DeserializeOwned>(text: &'static str) -> Option<T> {
    Backend::new(Canned(text)).get("/").await.ok()
}

async fn same_as_serde_json<T: DeserializeOwned + PartialEq + Debug>(texts: &[&'static str]) {
    for text in texts {
        let expected: Option<T> = serde_json::from_str(text).ok();
        assert_eq!(read::<T>(text).await, expected, "{text}");
    }
}

#[wasm_bindgen_test]
async fn structures_enums_and_lists_are_read() {
    same_as_serde_json::<Vehicle>(&[
        r#"{"id":1,"name":"Volvo","price":9.5,"tags":["new",{"sold":{"year":2020}},{"other":"x"},{"between":[-1,2]}],"place":"Oslo"}"#,
        r#"{"id":1,"name":"Volvo","price":null,"more":{"than":["we","know"]}}"#,
        r#"{"id":1,"name":"Volvo"}"#,
    ])
    .await;
}

#[wasm_bindgen_test]
async fn what_is_of_another_form_is_refused() {
    same_as_serde_json::<Vehicle>(&[
        "null",
        "7",
        "{}",
        r#"{"id":-1,"name":"Volvo"}"#,
        r#"{"id":1.5,"name":"Volvo"}"#,
        r#"{"id":"1","name":"Volvo"}"#,
        r#"{"id":1,"name":null}"#,
        r#"{"id":1,"name":"Volvo","tags":["used"]}"#,
        r#"{"id":1,"name":"Volvo","tags":[{"sold":{}}]}"#,
        r#"{"id":1,"name":"Volvo","tags":{}}"#,
        r#"{"id":1,"name":"Volvo","price":"free"}"#,
    ])
    .await;
}

#[wasm_bindgen_test]
async fn numbers_are_read_within_their_range() {
    let numbers = [
        "0",
        "255",
        "256",
        "-1",
        "-128",
        "-129",
        "1.5",
        "9007199254740991",
        "true",
    ];
    same_as_serde_json::<u8>(&numbers).await;
    same_as_serde_json::<i8>(&numbers).await;
    same_as_serde_json::<u64>(&numbers).await;
    same_as_serde_json::<i64>(&numbers).await;
    same_as_serde_json::<f64>(&numbers).await;
}

#[wasm_bindgen_test]
async fn what_may_be_several_things_is_read_as_what_it_is() {
    same_as_serde_json::<Id>(&["7", r#""7""#, "null", "[]", "true"]).await;
    same_as_serde_json::<BTreeMap<String, Vec<bool>>>(&[
        r#"{"a":[true],"b":[]}"#,
        "[]",
        r#"{"a":1}"#,
    ])
    .await;
    same_as_serde_json::<(char, Option<bool>)>(&[r#"["ä",null]"#, r#"["ab",true]"#]).await;
    same_as_serde_json::<serde_json::Value>(&[r#"{"a":[1,-2,0.5,"x",null,false]}"#]).await;
}
