//! What the preview does for the built-in app's sandbox: keeps its data, resets it, and makes its requests fail.
//!
//! It lies in the storage of the frames' origin, which only a frame of that origin reaches: to forget it, a hidden one is
//! loaded, and says when it is done. A browser that gives frames of another site no storage leaves it to the preview to keep
//! it across reloads.

use std::time::Duration;

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlIFrameElement, MessageEvent, MessagePort, Storage, Window};

use super::javascript::to_js;
use super::scenario::ServerFault;
use super::surface::Surface;

/// How long a sandbox may take.
const DEADLINE: Duration = Duration::from_secs(5);

/// Where the preview keeps what the app has no storage for.
const KEPT: &str = "pipeframe-sandbox";

/// What a frame without an origin, and so without storage, has for one.
const NO_ORIGIN: &str = "null";

/// Serves the sandbox of the app at an origin for as long as the page lives: keeps what it asks to have kept and gives it back,
/// and says what goes wrong with a request. `heard` is called for each of its messages: an app without a sandbox sends none.
pub(super) fn serve(
    origin: String,
    heard: impl Fn() + 'static,
    fault: impl Fn(Option<Surface>, &str, &str) -> Option<ServerFault> + 'static,
) {
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let has_no_origin = event.origin() == NO_ORIGIN && is_of_a_surface(&event);
        if event.origin() != origin && !has_no_origin {
            return;
        }
        if is_talk(&event.data()) {
            heard();
        }
        match field(&event.data(), "pipeframe").as_deref() {
            Some("sandbox-keep") => {
                let text = field(&event.data(), "text").unwrap_or_default();
                store(&text);
                if has_no_origin {
                    tell_the_others(&event, &text);
                }
            }
            Some("sandbox-request") => {
                let [method, path] =
                    ["method", "path"].map(|name| field(&event.data(), name).unwrap_or_default());
                tell_fault(&event, fault(surface_of(&event), &method, &path));
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

/// Answers a request's question for what goes wrong with it: a fault, or null.
fn tell_fault(event: &MessageEvent, fault: Option<ServerFault>) {
    let Ok(port) = event.ports().get(0).dyn_into::<MessagePort>() else {
        return;
    };
    let fault = serde_json::to_value(fault).unwrap_or_default();
    // A frame that has gone meanwhile needs no answer.
    let _ = port.post_message(&to_js(&fault).unwrap_or(JsValue::NULL));
    port.close();
}

fn is_of_a_surface(event: &MessageEvent) -> bool {
    frame_of(event).is_some()
}

fn surface_of(event: &MessageEvent) -> Option<Surface> {
    let word = frame_of(event)?.get_attribute("data-surface")?;
    Surface::ALL
        .into_iter()
        .find(|surface| surface.as_str() == word)
}

fn frame_of(event: &MessageEvent) -> Option<HtmlIFrameElement> {
    let source: JsValue = event.source()?.into();
    surface_frames().find(|frame| {
        let window = frame.content_window();
        window.is_some_and(|window| Object::is(&source, &window))
    })
}

fn surface_windows() -> Vec<Window> {
    surface_frames()
        .filter_map(|frame| frame.content_window())
        .collect()
}

fn surface_frames() -> impl Iterator<Item = HtmlIFrameElement> {
    let frames = document().query_selector_all("iframe[data-surface]").ok();
    frames.into_iter().flat_map(|frames| {
        (0..frames.length())
            .filter_map(move |index| frames.get(index)?.dyn_into::<HtmlIFrameElement>().ok())
    })
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

/// Resets the data of the app at an origin. Returns when it is done or has taken too long; at once where no sandbox was heard
/// yet, so that an app without a sandbox causes no delay. Any data is still deleted.
pub(super) async fn reset(origin: &str, is_known: bool) {
    if let Some(storage) = storage() {
        // A key that can't be removed was not kept either.
        let _ = storage.remove_item(KEPT);
    }
    let Some(frame) = hidden_frame(origin) else {
        return;
    };
    let forgotten = async move {
        answer(&frame).await;
        frame.remove();
    };
    if is_known {
        forgotten.await;
    } else {
        spawn_local(forgotten);
    }
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
