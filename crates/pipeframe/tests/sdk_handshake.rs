//! The handshake that `web/boot.js` began before the wasm was there.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod support;

use js_sys::{Function, Object, Promise, Reflect};
use pipeframe::{
    sdk::{Options, Sdk, SdkError, Snackbar},
    surface::Panel,
};
use support::{Host, Timers, get, load_official_sdk, settle};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Begins a handshake as the boot script does.
fn begin(host: &Host) {
    let options = Object::new();
    Reflect::set(&options, &"identifier".into(), &"frame-1".into()).unwrap();
    Reflect::set(&options, &"targetWindow".into(), &host.window).unwrap();
    let class: Function = get(&js_sys::global(), "AppExtensionsSDK").unchecked_into();
    let sdk = Reflect::construct(&class, &js_sys::Array::of1(&options)).unwrap();
    let initialize: Function = get(&sdk, "initialize").unchecked_into();
    let ready: Promise = initialize.call0(&sdk).unwrap().unchecked_into();
    let begun = Object::new();
    Reflect::set(&begun, &"sdk".into(), &sdk).unwrap();
    Reflect::set(&begun, &"ready".into(), &ready).unwrap();
    Reflect::set(&js_sys::global(), &"pipeframeHandshake".into(), &begun).unwrap();
}

#[wasm_bindgen_test]
async fn a_begun_handshake_is_adopted_and_a_late_answer_is_still_welcome() {
    load_official_sdk();
    let host = Host::new();
    host.is_silent();
    begin(&host);
    let timers = Timers::replace();

    let sdk = Sdk::<Panel>::open(&Options::default()).unwrap();
    let waiting = sdk.ready(Some(10));
    let (result, ()) = futures_join(waiting, async {
        settle().await;
        timers.run_all();
    })
    .await;
    assert_eq!(result, Err(SdkError::HandshakeTimedOut { seconds: 10 }));
    drop(timers);

    host.posted()[0].answer("{}");
    host.answers("{}");
    assert_eq!(sdk.ready(None).await, Ok(()));
    assert_eq!(sdk.show_snackbar(Snackbar::new("x")).await, Ok(()));
    let words: Vec<_> = host.posted().iter().map(support::Posted::word).collect();
    assert_eq!(words, ["initialize", "show_snackbar"]);
}

async fn futures_join<A, B>(
    first: impl Future<Output = A>,
    second: impl Future<Output = B>,
) -> (A, B) {
    let (mut first, mut second) = (Box::pin(first), Box::pin(second));
    let (mut a, mut b) = (None, None);
    std::future::poll_fn(move |context| {
        use std::task::Poll;
        if a.is_none()
            && let Poll::Ready(value) = first.as_mut().poll(context)
        {
            a = Some(value);
        }
        if b.is_none()
            && let Poll::Ready(value) = second.as_mut().poll(context)
        {
            b = Some(value);
        }
        if a.is_some() && b.is_some() {
            Poll::Ready(a.take().zip(b.take()).unwrap())
        } else {
            Poll::Pending
        }
    })
    .await
}
