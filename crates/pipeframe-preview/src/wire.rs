//! The browser's side of the conversation: which window a message came from, and the ports that came with it.
//!
//! A message belongs to the frame whose window posted it; the id in the message is checked only after that. Ports are kept
//! under a [`PortId`] until they are replied to or dropped; browsers don't report when the other end of a port is gone.

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests;

use std::collections::BTreeMap;

use js_sys::{Object, Reflect};
use leptos::logging::warn;
use serde_json::{Value, json};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlIFrameElement, MessageEvent, MessagePort};

use super::desk::{FailedRequest, Input, PortId, Reply};
use super::frame_id::FrameId;
use super::javascript::{as_json, to_js};

/// How much of a reported error is kept, in characters.
const LONGEST_REPORT: usize = 500;

/// The frames' elements and the open ports.
#[derive(Debug)]
pub(crate) struct Wire {
    frames: Vec<(FrameId, HtmlIFrameElement)>,
    ports: BTreeMap<PortId, MessagePort>,
    last_port: u64,
    on_load: Closure<dyn FnMut(Event)>,
}

impl Wire {
    /// A wire without frames. `on_load` is called for every load of an attached element.
    pub(crate) fn new(on_load: impl FnMut(Event) + 'static) -> Self {
        Self {
            frames: Vec::new(),
            ports: BTreeMap::new(),
            last_port: 0,
            on_load: Closure::new(on_load),
        }
    }

    /// Makes an element's window the window of a frame.
    pub(crate) fn attach(&mut self, frame: FrameId, element: &HtmlIFrameElement) {
        self.detach(frame);
        let listened =
            element.add_event_listener_with_callback("load", self.on_load.as_ref().unchecked_ref());
        if listened.is_err() {
            warn!("The loads of frame {frame} can't be followed.");
        }
        self.frames.push((frame, element.clone()));
    }

    /// Forgets a frame's element.
    pub(crate) fn detach(&mut self, frame: FrameId) {
        let gone = self.frames.extract_if(.., |(known, _)| *known == frame);
        for (_, element) in gone {
            // A listener that can't be removed goes with its element.
            let _ = element
                .remove_event_listener_with_callback("load", self.on_load.as_ref().unchecked_ref());
        }
    }

    /// The frame whose element an event is about.
    pub(crate) fn frame_of_element(&self, event: &Event) -> Option<FrameId> {
        let target: JsValue = event.target()?.into();
        self.frames
            .iter()
            .find(|(_, element)| Object::is(element, &target))
            .map(|(frame, _)| *frame)
    }

    /// Reads a message that a frame posted; `None` for messages of any other window, and for what the app's sandbox says.
    pub(crate) fn receive(&mut self, event: &MessageEvent) -> Option<Input> {
        let frame = self.frame_of_window(&event.source()?.into())?;
        if super::sandbox::is_talk(&event.data()) {
            return None;
        }
        if let Some(error) = reported_error(&event.data()) {
            return Some(Input::Threw(frame, error));
        }
        if let Some(request) = failed_request(&event.data()) {
            return Some(Input::RequestFailed(frame, request));
        }
        let port = event.ports().get(0).dyn_into().ok();
        let port = port.map(|port| self.keep(port));
        Some(Input::Posted {
            frame,
            body: body(&event.data()),
            port,
        })
    }

    fn frame_of_window(&self, window: &JsValue) -> Option<FrameId> {
        self.frames
            .iter()
            .find(|(_, element)| {
                element
                    .content_window()
                    .is_some_and(|own| Object::is(&own, window))
            })
            .map(|(frame, _)| *frame)
    }

    fn keep(&mut self, port: MessagePort) -> PortId {
        self.last_port += 1;
        let number = PortId(self.last_port);
        self.ports.insert(number, port);
        number
    }

    /// Posts the one reply to a command. The SDK closes the port when it has arrived.
    pub(crate) fn reply(&mut self, port: PortId, reply: &Reply) {
        if let Some(port) = self.ports.remove(&port) {
            post(&port, &reply_object(reply));
        }
    }

    /// Posts a reply that comes again: the port is kept for it.
    pub(crate) fn repeat(&self, port: PortId, reply: &Reply) {
        if let Some(port) = self.ports.get(&port) {
            post(port, &reply_object(reply));
        }
    }

    /// Posts an event to a listener.
    pub(crate) fn emit(&self, port: PortId, data: Option<&Value>) {
        if let Some(port) = self.ports.get(&port) {
            post(
                port,
                &data.map_or_else(|| json!({}), |data| json!({ "data": data })),
            );
        }
    }

    /// Closes a port without posting anything.
    pub(crate) fn drop_port(&mut self, port: PortId) {
        if let Some(port) = self.ports.remove(&port) {
            port.close();
        }
    }

    /// How many ports are open.
    pub(crate) fn open_ports(&self) -> usize {
        self.ports.len()
    }
}

/// The SDK destructures a reply without checking it: unless it is broken on purpose, it must be an object.
fn reply_object(reply: &Reply) -> Value {
    match reply {
        Reply::Done(None) => json!({}),
        Reply::Done(Some(data)) => json!({ "data": data }),
        Reply::Failed(error) => json!({ "error": error }),
        Reply::Raw(value) => value.clone(),
    }
}

fn post(port: &MessagePort, message: &Value) {
    let posted = to_js(message).and_then(|message| port.post_message(&message));
    if posted.is_err() {
        warn!("A message could not be posted to a frame.");
    }
}

/// A message as JSON. That it can't be written as JSON is an error of a message with the SDK's envelope only; of any other
/// message nobody needs the contents.
fn body(data: &JsValue) -> Result<Value, String> {
    as_json(data).or_else(|reason| {
        let has_payload = data.is_object() && Reflect::has(data, &"payload".into()) == Ok(true);
        if has_payload {
            Err(reason)
        } else {
            Ok(Value::Null)
        }
    })
}

/// The error that a page reports of itself, by the script that an app may include (`crates/pipeframe-preview/web/report-errors.js`).
fn reported_error(data: &JsValue) -> Option<String> {
    let report = Reflect::get(data, &"pipeframe".into()).ok()?;
    let threw = Reflect::get(&report, &"threw".into()).ok()?.as_string()?;
    Some(threw.chars().take(LONGEST_REPORT).collect())
}

/// A failed request to the app's server that a page reports of itself, as development builds with the library do.
fn failed_request(data: &JsValue) -> Option<FailedRequest> {
    let report = Reflect::get(data, &"pipeframe".into()).ok()?;
    let failed = Reflect::get(&report, &"failed".into()).ok()?;
    let request: FailedRequest = serde_json::from_value(as_json(&failed).ok()?).ok()?;
    let short = |text: String| text.chars().take(LONGEST_REPORT).collect();
    Some(FailedRequest {
        call: short(request.call),
        detail: short(request.detail),
        ..request
    })
}
