//! What goes wrong with a request on purpose, as the preview around the page says.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Object, Promise, Reflect};
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent, MessagePort, Window};

use super::parent::parent;

/// How long the window around the page may take for its first answer; one that isn't the preview never gives one.
const PATIENCE_MILLISECONDS: i32 = 5_000;

/// How a request fails: the words of the preview's failure lab, as its messages hold them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fault {
    /// It isn't done, and answered with this status of HTTP and a problem document.
    Status(u16),
    /// It is done, and answered this many milliseconds late.
    Delay(u32),
    /// It is done, and answered with this body in the place of the agreed one.
    Body(Value),
    /// It is done, and the body of the answer breaks off in the middle.
    Partial,
    /// It is done, and the body of the answer isn't JSON.
    Malformed,
    /// It is done, and never answered.
    Silence,
    /// It never arrives: the connection is refused.
    Refused,
}

/// Asks the preview which faults it wants. Clones share what they know of the window around the page.
#[derive(Clone, Debug, Default)]
pub struct FaultLab {
    around: Rc<Cell<Around>>,
}

/// What is known of the window around the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Around {
    #[default]
    Unknown,
    Preview,
    SomethingElse,
}

impl FaultLab {
    /// The fault that the next request is to meet; `None` where it is to succeed, and outside the preview.
    pub async fn next_fault(&self, method: &str, path: &str) -> Option<Fault> {
        let around = self.around.get();
        let answer = match parent() {
            Some(parent) if around != Around::SomethingElse && !is_inside_pipedrive() => {
                ask(&parent, method, path, around == Around::Unknown).await
            }
            _ => None,
        };
        match &answer {
            Some(_) => self.around.set(Around::Preview),
            None if self.around.get() == Around::Unknown => self.around.set(Around::SomethingElse),
            None => {}
        }
        match serde_wasm_bindgen::from_value(answer?) {
            Ok(fault) => fault,
            Err(error) => {
                leptos::logging::error!(
                    "The preview names a fault that this app does not know, so the request fails: {error}"
                );
                Some(Fault::Refused)
            }
        }
    }
}

/// Whether the page around says that it is Pipedrive's own: a development build that is shown there doesn't wait for the preview.
fn is_inside_pipedrive() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| is_of_pipedrive(&document.referrer()))
}

fn is_of_pipedrive(address: &str) -> bool {
    let host = address
        .strip_prefix("https://")
        .and_then(|rest| rest.split(['/', ':']).next());
    host.is_some_and(|host| host.ends_with(".pipedrive.com"))
}

/// The window's answer; `None` when it takes too long.
async fn ask(window: &Window, method: &str, path: &str, is_first: bool) -> Option<JsValue> {
    let channel = MessageChannel::new().ok()?;
    let message = Object::new();
    for (name, text) in [
        ("pipeframe", "sandbox-request"),
        ("method", method),
        ("path", path),
    ] {
        Reflect::set(&message, &name.into(), &text.into()).ok()?;
    }
    let mine = channel.port1();
    let answered = hear(&mine, is_first);
    window
        .post_message_with_transfer(&message, "*", &Array::of1(&channel.port2()))
        .ok()?;
    let answer = JsFuture::from(answered).await.ok();
    mine.close();
    answer.filter(|answer| !answer.is_undefined())
}

/// Resolves with the first message of a port; with undefined when there is none in time, if that is possible.
fn hear(port: &MessagePort, may_stay_silent: bool) -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window().filter(|_| may_stay_silent) {
            // Without a timer only the answer ends the wait, as it does in the preview.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
                &resolve,
                PATIENCE_MILLISECONDS,
            );
        }
        let receive = Closure::once_into_js(move |event: MessageEvent| {
            // The promise's own function never throws.
            let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
        });
        port.set_onmessage(Some(receive.unchecked_ref()));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The preview's own test reads the same file.
    const FAULTS: &str =
        include_str!("../../crates/pipeframe-preview/src/scenario/server_faults.json");

    #[test]
    fn every_fault_that_the_preview_can_name_is_understood() {
        let faults: Vec<Fault> = serde_json::from_str(FAULTS).unwrap();
        assert_eq!(faults.first(), Some(&Fault::Status(503)));
        assert_eq!(faults.last(), Some(&Fault::Refused));
    }

    #[test]
    fn pipedrive_is_known_by_its_host_alone() {
        for (address, is_pipedrive) in [
            ("https://acme.pipedrive.com/", true),
            ("https://app.pipedrive.com", true),
            ("http://127.0.0.1:8080/", false),
            ("https://pipedrive.com.example.test/", false),
            ("https://example.test/acme.pipedrive.com", false),
            ("https://notpipedrive.com/", false),
            ("", false),
        ] {
            assert_eq!(is_of_pipedrive(address), is_pipedrive, "{address}");
        }
    }
}
