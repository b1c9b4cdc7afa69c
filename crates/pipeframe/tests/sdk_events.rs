//! Subscriptions through the real SDK: how events arrive, and what a dropped subscription leaves behind.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use std::{cell::RefCell, rc::Rc};

use js_sys::Promise;
use pipeframe::{
    context::Theme,
    sdk::{Invoker, SdkError, WithFloatingWindow},
    surface::{FloatingWindow, Panel},
};
use support::{ClosedPorts, Posted, connected, settle};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn events_come_typed_by_their_surface() {
    let (host, panel) = connected::<Panel, WithFloatingWindow>().await;
    let (_, window) = connected::<FloatingWindow, WithFloatingWindow>().await;
    let heard = Rc::new(RefCell::new(Vec::new()));

    let collapsed = panel
        .on_visibility({
            let heard = Rc::clone(&heard);
            move |event| {
                heard
                    .borrow_mut()
                    .push(format!("{}", event.unwrap().is_visible));
            }
        })
        .unwrap();
    post_event(&host.last(), r#"{"data":{"is_visible":false}}"#).await;
    let shown = window
        .on_visibility({
            let heard = Rc::clone(&heard);
            move |event| {
                let event = event.unwrap();
                assert_eq!(event.invoker, Some(Invoker::User));
                let phone = event
                    .context
                    .and_then(|context| context.get("phone")?.as_text());
                heard.borrow_mut().push(phone.unwrap_or_default());
            }
        })
        .unwrap();
    let event = r#"{"data":{"is_visible":true,"context":{"invoker":"user","phone":"+372"}}}"#;
    post_event(&host.last(), event).await;
    let themed = panel
        .on_user_settings_change({
            let heard = Rc::clone(&heard);
            move |theme| {
                assert_eq!(theme, Ok(Theme::Dark));
                heard.borrow_mut().push("dark".to_owned());
            }
        })
        .unwrap();
    post_event(&host.last(), r#"{"data":{"theme":"dark"}}"#).await;
    let closed = panel
        .on_close_custom_modal({
            let heard = Rc::clone(&heard);
            move |event| {
                event.unwrap();
                heard.borrow_mut().push("closed".to_owned());
            }
        })
        .unwrap();
    post_event(&host.last(), "{}").await;

    assert_eq!(*heard.borrow(), ["false", "+372", "dark", "closed"]);
    drop((collapsed, shown, themed, closed));
}

#[wasm_bindgen_test]
async fn an_event_with_an_error_or_of_another_shape_is_reported_and_does_not_panic() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let subscription = sdk
        .on_visibility({
            let heard = Rc::clone(&heard);
            move |event| heard.borrow_mut().push(event.unwrap_err())
        })
        .unwrap();
    let posted = host.last();

    post_event(&posted, "{}").await;
    post_event(&posted, r#"{"error":"gone"}"#).await;

    let expected = [
        SdkError::NotUnderstood {
            call: "visibility",
            field: "is_visible",
        },
        SdkError::Refused {
            call: "visibility",
            message: "gone".to_owned(),
        },
    ];
    assert_eq!(*heard.borrow(), expected);
    drop(subscription);
}

#[wasm_bindgen_test]
async fn a_dropped_subscription_closes_its_port() {
    let (_, sdk) = connected::<Panel, WithFloatingWindow>().await;
    let subscription = sdk.on_visibility(|_| {}).unwrap();
    let closed = ClosedPorts::watch();

    drop(subscription);

    assert_eq!(closed.count(), 1);
}

#[wasm_bindgen_test]
async fn the_pages_visibility_is_reported_without_the_host() {
    let (host, sdk) = connected::<Panel, WithFloatingWindow>().await;
    let before = host.posted().len();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let subscription = sdk
        .on_page_visibility({
            let heard = Rc::clone(&heard);
            move |visible| heard.borrow_mut().push(visible)
        })
        .unwrap();
    let document = web_sys::window().unwrap().document().unwrap();
    let event = web_sys::Event::new("visibilitychange").unwrap();

    document.dispatch_event(&event).unwrap();
    drop(subscription);
    document.dispatch_event(&event).unwrap();

    assert_eq!(heard.borrow().len(), 1);
    assert_eq!(host.posted().len(), before);
}

/// Posts an event and waits until it has been delivered: the answer to a message posted later comes after it.
async fn post_event(listener: &Posted, event: &str) {
    listener.answer(event);
    let delivered = Promise::new(&mut |resolve, _| {
        let channel = web_sys::MessageChannel::new().unwrap();
        channel.port1().set_onmessage(Some(&resolve));
        channel.port2().post_message(&JsValue::NULL).unwrap();
    });
    JsFuture::from(delivered).await.unwrap();
    settle().await;
}
