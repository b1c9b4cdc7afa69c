//! What a page asks an endpoint of JSON panels and JSON modals.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use js_sys::{Array, Function, Reflect};
use pipeframe::context::RawQuery;
use pipeframe::json_endpoint::{EndpointAnswer, EndpointFailure, JsonEndpoint};
use pipeframe::sdk::NoFloatingWindow;
use pipeframe::surface::Panel;
use support::{connected, get};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Answers every request of the page in the place of the network, and keeps what was asked.
struct Network {
    original: JsValue,
    asked: Array,
}

impl Network {
    /// `answer`: a body of a function of JavaScript that is given the request.
    fn answering(answer: &str) -> Self {
        let asked = Array::new();
        let wrap = Function::new_with_args(
            "asked",
            &["return async (request) => { asked.push([request.method, request.url, await request.text()]); ", answer, " }"].concat(),
        );
        let fake = wrap.call1(&JsValue::UNDEFINED, &asked).unwrap();
        let original = get(&js_sys::global(), "fetch");
        Reflect::set(&js_sys::global(), &"fetch".into(), &fake).unwrap();
        Self { original, asked }
    }

    fn last(&self) -> [String; 3] {
        let last: Array = self.asked.get(self.asked.length() - 1).unchecked_into();
        [0, 1, 2].map(|index| last.get(index).as_string().unwrap())
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        let _ = Reflect::set(&js_sys::global(), &"fetch".into(), &self.original);
    }
}

async fn endpoint(address: &str) -> JsonEndpoint<Panel, NoFloatingWindow> {
    let (host, sdk) = connected::<Panel, NoFloatingWindow>().await;
    host.answers(r#"{"data":{"token":"a.b.c"}}"#);
    let query =
        "?resource=deal&view=details&userId=1&companyId=2&selectedIds=3%2C4&id=frame&theme=dark";
    JsonEndpoint::new(sdk, &RawQuery::parse(query), address)
}

#[wasm_bindgen_test]
async fn an_endpoint_is_asked_with_the_query_that_pipedrive_documents() {
    let network = Network::answering("return new Response('{\"data\":[]}', { status: 402 });");
    let endpoint = endpoint("https://app.test/visits?kind=a").await;
    let answer = endpoint
        .get(&[("isShared", "false"), ("form", "{\"a\":\"ä&\"}")])
        .await;
    let expected = EndpointAnswer {
        status: 402,
        body: "{\"data\":[]}".to_owned(),
    };
    assert_eq!(answer, Ok(expected));
    let [method, address, _] = network.last();
    assert_eq!(method, "GET");
    assert_eq!(
        address,
        "https://app.test/visits?kind=a&resource=deal&view=details&userId=1&companyId=2&selectedIds=3%2C4&isShared=false&form=%7B%22a%22%3A%22%C3%A4%26%22%7D&token=a.b.c"
    );

    endpoint.post("{\"a\":1}".to_owned()).await.unwrap();
    let [method, address, body] = network.last();
    assert_eq!((method.as_str(), body.as_str()), ("POST", "{\"a\":1}"));
    assert!(
        address.ends_with("&selectedIds=3%2C4&token=a.b.c"),
        "{address}"
    );
}

#[wasm_bindgen_test]
async fn what_keeps_an_endpoint_from_answering_is_told_without_its_address() {
    let _network = Network::answering("throw new TypeError('Failed to fetch');");
    let failure = endpoint("https://app.test/visits")
        .await
        .get(&[])
        .await
        .unwrap_err();
    assert_eq!(failure, EndpointFailure::NoAnswer);
    assert!(!failure.to_string().contains("a.b.c"));
}
