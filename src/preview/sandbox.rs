//! The built-in app's own data, as far as it is the preview's affair.
//!
//! It lies in the storage of the frames' origin, which only a frame of that origin reaches: to forget it, a hidden one is
//! loaded, and says when it is done. A browser that gives frames of another site no storage leaves it to the preview to keep
//! it across reloads.

use std::time::Duration;

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlIFrameElement, MessageEvent, Storage, Window};

/// How long the app may take; one without a sandbox never answers.
const DEADLINE: Duration = Duration::from_secs(5);

/// Where the preview keeps what the app has no storage for.
const KEPT: &str = "pipeframe-sandbox";

/// Keeps what the app at an origin asks to have kept, and gives it back, for as long as the page lives.
pub(super) fn keep(origin: String) {
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if event.origin() != origin {
            return;
        }
        match field(&event.data(), "pipeframe").as_deref() {
            Some("sandbox-keep") => store(&field(&event.data(), "text").unwrap_or_default()),
            Some("sandbox-ask") => give_back(&event, &origin),
            _ => {}
        }
    });
    let _ = window().add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
    hear.forget();
}

fn store(text: &str) {
    if let Some(storage) = storage() {
        // Storage that is full keeps what it had; the frames still share the newest among themselves.
        let _ = storage.set_item(KEPT, text);
    }
}

fn give_back(event: &MessageEvent, origin: &str) {
    let kept = storage().and_then(|storage| storage.get_item(KEPT).ok().flatten());
    let asker: Option<Window> = event.source().map(JsCast::unchecked_into);
    let Some((text, asker)) = kept.zip(asker) else {
        return;
    };
    let answer = Object::new();
    let _ = Reflect::set(&answer, &"pipeframe".into(), &"sandbox-kept".into());
    let _ = Reflect::set(&answer, &"text".into(), &text.into());
    // A frame that has gone meanwhile needs no answer.
    let _ = asker.post_message(&answer, origin);
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Whether a message is the app's sandbox talking to the preview, and so none of the SDK's.
pub(super) fn is_talk(data: &JsValue) -> bool {
    field(data, "pipeframe").is_some_and(|word| word.starts_with("sandbox-"))
}

fn field(data: &JsValue, name: &str) -> Option<String> {
    if !data.is_object() {
        return None;
    }
    Reflect::get(data, &name.into()).ok()?.as_string()
}

/// Resets the data of the app at an origin; returns when it is done or has taken too long.
pub(super) async fn reset(origin: &str) {
    if let Some(storage) = storage() {
        // A key that can't be removed was not kept either.
        let _ = storage.remove_item(KEPT);
    }
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
    is_from_frame && field(&event.data(), "pipeframe").as_deref() == Some("sandbox-reset")
}
