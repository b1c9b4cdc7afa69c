//! Who shares the garage where the browser gives frames no storage: the other frames of the app, and the preview around
//! them, which keeps it across reloads.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

use super::parent::parent;

/// What a frame has, as text; shared with the listener for newer data.
type Kept = Rc<RefCell<Option<String>>>;

/// A line to the other frames of the app, and to the preview.
#[derive(Clone, Debug)]
pub struct Peers {
    /// None where the browser has no such line: each frame is then alone.
    channel: Option<BroadcastChannel>,
}

impl Peers {
    /// Joins the channel: keeps the data that other frames post, and posts its own to frames that ask for it. The preview learns that the app has a
    /// sandbox, which it can reset and break.
    pub fn join(kept: Kept) -> Self {
        let channel = BroadcastChannel::new("car-services.sandbox").ok();
        if let Some(channel) = &channel {
            listen(channel.clone(), Rc::clone(&kept));
        }
        listen_to_preview(kept);
        post_to_preview("sandbox-open", "");
        Self { channel }
    }

    /// Asks the others for what they have.
    pub fn ask(&self) {
        self.post(&JsValue::NULL);
        post_to_preview("sandbox-ask", "");
    }

    /// Tells the others what there is now.
    pub fn tell(&self, text: &str) {
        self.post(&text.into());
        post_to_preview("sandbox-keep", text);
    }

    fn post(&self, message: &JsValue) {
        if let Some(channel) = &self.channel {
            // A closed channel belongs to a frame that is going away.
            let _ = channel.post_message(message);
        }
    }
}

fn listen(channel: BroadcastChannel, kept: Kept) {
    let line = channel.clone();
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        match event.data().as_string() {
            Some(text) => *kept.borrow_mut() = Some(text),
            None => {
                if let Some(text) = kept.borrow().as_deref() {
                    let _ = line.post_message(&text.into());
                }
            }
        }
    });
    // Listening to an open channel can't fail.
    let _ = channel.add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
    hear.forget();
}

/// Only a window around the frame can answer, and what it says is read as a garage or not at all.
fn listen_to_preview(kept: Kept) {
    let Some((window, parent)) = web_sys::window().zip(parent()) else {
        return;
    };
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let from_parent = event
            .source()
            .is_some_and(|source| Object::is(&source, &parent));
        let data = event.data();
        if from_parent && field(&data, "pipeframe").as_deref() == Some("sandbox-kept") {
            *kept.borrow_mut() = field(&data, "text");
        }
    });
    // Listening to the window can't fail.
    let _ = window.add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
    hear.forget();
}

fn post_to_preview(word: &str, text: &str) {
    let Some(parent) = parent() else {
        return;
    };
    let message = Object::new();
    // A plain object takes any field. A window that does not know the word does nothing; the text is made-up data.
    let _ = Reflect::set(&message, &"pipeframe".into(), &word.into());
    let _ = Reflect::set(&message, &"text".into(), &text.into());
    let _ = parent.post_message(&message, "*");
}

fn field(data: &JsValue, name: &str) -> Option<String> {
    if !data.is_object() {
        return None;
    }
    Reflect::get(data, &name.into()).ok()?.as_string()
}
