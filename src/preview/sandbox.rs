//! Makes the built-in app forget its own data. It lies in the storage of the frames' origin, which only a frame of that
//! origin reaches: a hidden one is loaded, and says when it is done.

use std::time::Duration;

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlIFrameElement, MessageEvent};

/// How long the app may take; one without a sandbox never answers.
const DEADLINE: Duration = Duration::from_secs(5);

/// Resets the data of the app at an origin; returns when it is done or has taken too long.
pub(super) async fn reset(origin: &str) {
    let Some(frame) = hidden_frame(origin) else {
        return;
    };
    answer(&frame).await;
    frame.remove();
}

fn hidden_frame(origin: &str) -> Option<HtmlIFrameElement> {
    let frame: HtmlIFrameElement = document().create_element("iframe").ok()?.dyn_into().ok()?;
    frame.set_hidden(true);
    frame.set_src(&format!("{origin}/sandbox?reset"));
    document().body()?.append_child(&frame).ok()?;
    Some(frame)
}

/// Waits until a frame says `{ pipeframe: "sandbox-reset" }`, or the deadline passes.
async fn answer(frame: &HtmlIFrameElement) {
    let mut listener = None;
    let answered = Promise::new(&mut |resolve, _| {
        let frame = frame.clone();
        let done = resolve.clone();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if is_answer(&event, &frame) {
                // A promise that was resolved before stays as it is.
                let _ = done.call0(&JsValue::UNDEFINED);
            }
        });
        let _ = window().add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
        listener = Some(hear);
        set_timeout(
            move || {
                let _ = resolve.call0(&JsValue::UNDEFINED);
            },
            DEADLINE,
        );
    });
    // It is only ever resolved.
    let _ = JsFuture::from(answered).await;
    if let Some(hear) = listener {
        let _ =
            window().remove_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
    }
}

fn is_answer(event: &MessageEvent, frame: &HtmlIFrameElement) -> bool {
    let is_from_frame = match (event.source(), frame.content_window()) {
        (Some(source), Some(own)) => Object::is(&source, &own),
        _ => false,
    };
    let says = Reflect::get(&event.data(), &"pipeframe".into());
    is_from_frame && says.is_ok_and(|says| says == "sandbox-reset")
}
