//! What a page asks an endpoint of JSON panels and JSON modals.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::sync::Arc;

use js_sys::{Array, Function, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, BackendError, LocalFuture, Reply, Request, Transport};
use pipeframe::context::RawQuery;
use pipeframe::fetch::hear_changes;
use pipeframe::json_endpoint::{EndpointAnswer, EndpointFailure, JsonEndpoint};
use pipeframe::json_ui::view::{JsonPanel, PanelState};
use pipeframe::json_ui::{PanelAnswer, PanelStructure};
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

/// A stand-in for the browser's `EventSource`; `streams` keeps those that were opened.
struct Streams {
    original: JsValue,
    opened: Array,
}

impl Streams {
    fn stubbed() -> Self {
        let opened = Array::new();
        let wrap = Function::new_with_args(
            "opened",
            "return class { constructor(url) { this.url = url; opened.push(this); } close() { this.closed = true; } }",
        );
        let fake = wrap.call1(&JsValue::UNDEFINED, &opened).unwrap();
        let original = get(&js_sys::global(), "EventSource");
        Reflect::set(&js_sys::global(), &"EventSource".into(), &fake).unwrap();
        Self { original, opened }
    }

    /// Has something happen on the stream that was opened last.
    fn tell(&self, listener: &str) {
        let last = self.opened.get(self.opened.length() - 1);
        let listener: Function = get(&last, listener).unchecked_into();
        listener.call0(&last).unwrap();
    }
}

impl Drop for Streams {
    fn drop(&mut self) {
        let _ = Reflect::set(&js_sys::global(), &"EventSource".into(), &self.original);
    }
}

/// The app's server, which gives tickets for events.
struct Tickets;

impl Transport for Tickets {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        assert_eq!(request.path, "/events/ticket");
        Box::pin(async {
            Ok(Reply {
                status: 200,
                retry_after: None,
                body: "a-ticket".into(),
            })
        })
    }

    fn address(&self, path: &str) -> Option<String> {
        Some(["https://app.test/api", path].concat())
    }
}

/// Looks again in each turn of the browser, a few seconds long.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        Backend::new(Tickets).pause(5).await;
    }
    panic!("It did not come to this: {what}");
}

#[wasm_bindgen_test]
async fn a_panel_from_an_endpoint_shows_what_the_server_tells_a_change_of() {
    let network = Network::answering(
        "return Response.json({ data: [{ id: 1, header: `Asked ${asked.length} times` }] });",
    );
    let streams = Streams::stubbed();
    let endpoint = endpoint("https://app.test/visits").await;
    let structure = PanelStructure::parse(
        r##"{ "type": "array", "items": { "type": "object", "properties": {
            "id": { "$ref": "#/definitions/numerical" }, "header": { "$ref": "#/definitions/header" } } } }"##,
    );
    let structure = Arc::new(structure.accepted().unwrap());
    let section: web_sys::HtmlElement = document()
        .create_element("section")
        .unwrap()
        .unchecked_into();
    document().body().unwrap().append_child(&section).unwrap();
    let shown = mount_to(section.clone(), move || {
        let state = RwSignal::new(PanelState::Loading);
        let ask = move || {
            let (endpoint, structure) = (endpoint.clone(), Arc::clone(&structure));
            async move {
                let answer = endpoint.get(&[]).await.unwrap();
                let read = PanelAnswer::read(&structure, answer.status, &answer.body);
                if let Some(PanelAnswer::Content(content)) = read.document {
                    let content = Arc::new(content);
                    state.set(PanelState::Shown { structure, content });
                }
            }
        };
        spawn_local(ask());
        hear_changes(
            Backend::new(Tickets),
            "/events",
            || true,
            move || spawn_local(ask()),
        );
        view! { <JsonPanel state=state /> }
    });
    let says = async |text: &str| {
        let shown = || section.text_content().unwrap_or_default();
        until(text, || shown().contains(text)).await;
    };
    says("Asked 1 times").await;
    until("a stream is opened", || streams.opened.length() == 1).await;
    let address = get(&streams.opened.get(0), "url").as_string();
    assert_eq!(
        address.as_deref(),
        Some("https://app.test/api/events?ticket=a-ticket")
    );
    // Something may have changed before the stream was there.
    streams.tell("onopen");
    says("Asked 2 times").await;
    streams.tell("onmessage");
    says("Asked 3 times").await;
    assert_eq!(network.asked.length(), 3);
    drop(shown);
    section.remove();
}
