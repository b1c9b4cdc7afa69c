//! Messages in a real browser: told apart by their window, and answered on their ports.

use js_sys::{Function, JSON, Promise, Reflect};
use serde_json::json;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Event, EventTarget, HtmlIFrameElement, MessageEvent, window};

use super::Wire;
use crate::desk::{Input, PortId, Reply};
use crate::frame_id::FrameId;

wasm_bindgen_test_configure!(run_in_browser);

const FRAMES: [FrameId; 2] = [FrameId(1), FrameId(2)];

/// A page that posts what it is told, each with a port, and repeats what it hears.
const PAGE: &str = "<script>
    const ports = [];
    function post(message) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => parent.postMessage({ heard: data }, '*');
        ports.push(port1);
        parent.postMessage(message, '*', [port2]);
    }
    function post_number() { parent.postMessage({ id: 'x', payload: { number: 7n } }, '*'); }
    function post_bare_number() { parent.postMessage(7n, '*'); }
</script>";

#[wasm_bindgen_test]
async fn a_message_belongs_to_the_window_that_posted_it_independent_of_its_id() {
    let [first, second] = FRAMES;
    let (one, other) = (page().await, page().await);
    let mut wire = deaf_wire();
    wire.attach(first, &one);
    wire.attach(second, &other);
    for (element, frame) in [(&other, second), (&one, first)] {
        let event = posted(element, r#"{ "id": "the id of another frame" }"#).await;
        let Some(Input::Posted {
            frame: from, body, ..
        }) = wire.receive(&event)
        else {
            panic!("the frame is known");
        };
        assert_eq!(from, frame);
        assert_eq!(body.unwrap(), json!({ "id": "the id of another frame" }));
    }
    one.remove();
    other.remove();
}

#[wasm_bindgen_test]
async fn messages_of_other_windows_and_of_detached_frames_are_ignored() {
    let [first, _] = FRAMES;
    let (attached, stranger) = (page().await, page().await);
    let mut wire = deaf_wire();
    wire.attach(first, &attached);
    let event = posted(&stranger, "{}").await;
    assert_eq!(wire.receive(&event), None);

    wire.detach(first);
    let event = posted(&attached, "{}").await;
    assert_eq!(wire.receive(&event), None);
    assert_eq!(wire.open_ports(), 0);
    attached.remove();
    stranger.remove();
}

#[wasm_bindgen_test]
async fn a_command_hears_one_reply_which_is_always_an_object() {
    let (mut wire, element) = wired_page().await;
    let replies = [
        (Reply::Done(None), "{}"),
        (
            Reply::Done(Some(json!({ "confirmed": true }))),
            r#"{"data":{"confirmed":true}}"#,
        ),
        (Reply::Failed("No.".to_owned()), r#"{"error":"No."}"#),
    ];
    for (reply, expected) in replies {
        let port = received(&mut wire, &element).await;
        let heard = next_message();
        wire.reply(port, &reply);
        // The port is forgotten: nothing more can be said.
        wire.reply(port, &Reply::Failed("A second reply.".to_owned()));
        assert_eq!(text(&heard_in(heard).await), expected);
        assert_eq!(wire.open_ports(), 0);
    }
    element.remove();
}

#[wasm_bindgen_test]
async fn a_reply_that_is_broken_on_purpose_comes_twice_or_in_any_shape() {
    let (mut wire, element) = wired_page().await;
    let port = received(&mut wire, &element).await;
    let twice = Reply::Done(None);
    let heard = next_message();
    wire.repeat(port, &twice);
    assert_eq!(text(&heard_in(heard).await), "{}");
    assert_eq!(wire.open_ports(), 1);
    let heard = next_message();
    wire.reply(port, &Reply::Raw(serde_json::Value::Null));
    assert_eq!(text(&heard_in(heard).await), "null");
    assert_eq!(wire.open_ports(), 0);
    element.remove();
}

#[wasm_bindgen_test]
async fn a_listener_hears_every_event_until_its_port_is_dropped() {
    let (mut wire, element) = wired_page().await;
    let port = received(&mut wire, &element).await;
    let events = [
        (
            Some(json!({ "is_visible": false })),
            r#"{"data":{"is_visible":false}}"#,
        ),
        (None, "{}"),
    ];
    for (data, expected) in events {
        let heard = next_message();
        wire.emit(port, data.as_ref());
        assert_eq!(text(&heard_in(heard).await), expected);
    }
    wire.drop_port(port);
    assert_eq!(wire.open_ports(), 0);
    element.remove();
}

#[wasm_bindgen_test]
async fn a_load_belongs_to_the_frame_of_its_element() {
    let [first, _] = FRAMES;
    let element = page().await;
    let mut wire = deaf_wire();
    wire.attach(first, &element);
    let loaded = next_event(&element, "load");
    element.set_srcdoc("<p>Another page</p>");
    let event: Event = JsFuture::from(loaded).await.unwrap().unchecked_into();
    assert_eq!(wire.frame_of_element(&event), Some(first));
    element.remove();
}

#[wasm_bindgen_test]
async fn what_json_cannot_hold_comes_with_the_reason() {
    let (mut wire, element) = wired_page().await;
    let message = next_message();
    call(&element, "post_number", &JsValue::UNDEFINED);
    let event: MessageEvent = JsFuture::from(message).await.unwrap().unchecked_into();
    let Some(Input::Posted { body, port, .. }) = wire.receive(&event) else {
        panic!("the frame is known");
    };
    assert!(body.unwrap_err().contains("BigInt"));
    assert_eq!(port, None);
    element.remove();
}

#[wasm_bindgen_test]
async fn what_json_cannot_hold_is_ignored_in_a_message_without_a_payload() {
    let (mut wire, element) = wired_page().await;
    let message = next_message();
    call(&element, "post_bare_number", &JsValue::UNDEFINED);
    let event: MessageEvent = JsFuture::from(message).await.unwrap().unchecked_into();
    let Some(Input::Posted { body, .. }) = wire.receive(&event) else {
        panic!("the frame is known");
    };
    assert_eq!(body, Ok(json!(null)));
    element.remove();
}

fn deaf_wire() -> Wire {
    Wire::new(drop)
}

async fn wired_page() -> (Wire, HtmlIFrameElement) {
    let [first, _] = FRAMES;
    let element = page().await;
    let mut wire = deaf_wire();
    wire.attach(first, &element);
    (wire, element)
}

/// An iframe with [`PAGE`] in it, loaded.
async fn page() -> HtmlIFrameElement {
    let document = window().unwrap().document().unwrap();
    let element: HtmlIFrameElement = document.create_element("iframe").unwrap().unchecked_into();
    element.set_srcdoc(PAGE);
    let loaded = next_event(&element, "load");
    document.body().unwrap().append_child(&element).unwrap();
    JsFuture::from(loaded).await.unwrap();
    element
}

fn call(element: &HtmlIFrameElement, name: &str, argument: &JsValue) {
    let page = element.content_window().unwrap();
    let function: Function = Reflect::get(&page, &name.into()).unwrap().unchecked_into();
    function.call1(&page, argument).unwrap();
}

/// Lets a page post a message given as JSON; gives the event that arrives.
async fn posted(element: &HtmlIFrameElement, message: &str) -> MessageEvent {
    let event = next_message();
    call(element, "post", &JSON::parse(message).unwrap());
    JsFuture::from(event).await.unwrap().unchecked_into()
}

/// Lets a page post something; gives the number that its port got.
async fn received(wire: &mut Wire, element: &HtmlIFrameElement) -> PortId {
    let event = posted(element, "{}").await;
    match wire.receive(&event) {
        Some(Input::Posted {
            port: Some(port), ..
        }) => port,
        other => panic!("{other:?}"),
    }
}

fn next_message() -> Promise {
    next_event(&window().unwrap(), "message")
}

/// What a page says it heard on a port.
async fn heard_in(message: Promise) -> JsValue {
    let event: MessageEvent = JsFuture::from(message).await.unwrap().unchecked_into();
    Reflect::get(&event.data(), &"heard".into()).unwrap()
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn next_event(target: &EventTarget, name: &str) -> Promise {
    Promise::new(&mut |resolve, _| {
        let hear = Closure::once_into_js(move |event: Event| {
            resolve.call1(&JsValue::UNDEFINED, &event).unwrap();
        });
        let once = web_sys::AddEventListenerOptions::new();
        once.set_once(true);
        target
            .add_event_listener_with_callback_and_add_event_listener_options(
                name,
                hear.unchecked_ref(),
                &once,
            )
            .unwrap();
    })
}
