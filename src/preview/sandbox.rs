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

/// What a frame without an origin, and so without storage, has for one.
const NO_ORIGIN: &str = "null";

/// Keeps what the app at an origin asks to have kept, and gives it back, for as long as the page lives.
pub(super) fn keep(origin: String) {
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let has_no_origin = event.origin() == NO_ORIGIN && is_of_a_surface(&event);
        if event.origin() != origin && !has_no_origin {
            return;
        }
        match field(&event.data(), "pipeframe").as_deref() {
            Some("sandbox-keep") => {
                let text = field(&event.data(), "text").unwrap_or_default();
                store(&text);
                if has_no_origin {
                    tell_the_others(&event, &text);
                }
            }
            Some("sandbox-ask") => give_back(&event, if has_no_origin { "*" } else { &origin }),
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
    if let Some((text, asker)) = kept.zip(asker) {
        tell(&asker, &text, origin);
    }
}

/// Frames without an origin share no line of their own: what one has saved, the preview hands on.
fn tell_the_others(event: &MessageEvent, text: &str) {
    let source: Option<JsValue> = event.source().map(Into::into);
    for window in surface_windows() {
        let is_source = source
            .as_ref()
            .is_some_and(|source| Object::is(source, &window));
        if !is_source {
            tell(&window, text, "*");
        }
    }
}

fn tell(frame: &Window, text: &str, origin: &str) {
    let message = Object::new();
    let _ = Reflect::set(&message, &"pipeframe".into(), &"sandbox-kept".into());
    let _ = Reflect::set(&message, &"text".into(), &text.into());
    // A frame that has gone meanwhile needs no answer.
    let _ = frame.post_message(&message, origin);
}

fn is_of_a_surface(event: &MessageEvent) -> bool {
    let source: Option<JsValue> = event.source().map(Into::into);
    source.is_some_and(|source| {
        surface_windows()
            .iter()
            .any(|window| Object::is(&source, window))
    })
}

fn surface_windows() -> Vec<Window> {
    let Ok(frames) = document().query_selector_all("iframe[data-surface]") else {
        return Vec::new();
    };
    (0..frames.length())
        .filter_map(|index| frames.get(index)?.dyn_into::<HtmlIFrameElement>().ok())
        .filter_map(|frame| frame.content_window())
        .collect()
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
