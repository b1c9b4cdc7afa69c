//! The other frames of the app, which share one garage also where the browser gives them no storage.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What a frame has, as text; shared with the listener that hears of newer ones.
type Kept = Rc<RefCell<Option<String>>>;

/// A line to the other frames of the app.
#[derive(Clone, Debug)]
pub struct Peers {
    /// None where the browser has no such line: each frame is then alone.
    channel: Option<BroadcastChannel>,
}

impl Peers {
    /// Joins the line: what others tell is kept, and what is kept is told to those who ask.
    pub fn join(kept: Kept) -> Self {
        let channel = BroadcastChannel::new("car-services.sandbox").ok();
        if let Some(channel) = &channel {
            listen(channel.clone(), kept);
        }
        Self { channel }
    }

    /// Asks the others for what they have.
    pub fn ask(&self) {
        self.post(&JsValue::NULL);
    }

    /// Tells the others what there is now.
    pub fn tell(&self, text: &str) {
        self.post(&text.into());
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
