//! Frames of the app tell each other what they changed, so that two of them never show different things for long.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, EventTarget, MessageEvent, StorageEvent, window};

use super::key::new_key;

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Vehicles or their proposals.
    Vehicles,
    /// Settings or the connection.
    Settings,
}

/// What the channel is called, and what the keys begin with where there is none.
const NAME: &str = "car-services.changes";

thread_local! {
    /// None where the browser gives frames no channel. They then hear of each other's changes by the storage, and where that is
    /// closed too when they fetch again.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(NAME).ok();
}

impl Change {
    const fn word(self) -> &'static str {
        match self {
            Self::Vehicles => "vehicles",
            Self::Settings => "settings",
        }
    }

    /// Tells the other frames.
    pub fn announce(self) {
        match channel() {
            // A closed channel belongs to a frame that is going away.
            Some(channel) => drop(channel.post_message(&self.word().into())),
            None => self.write_down(),
        }
    }

    /// The storage tells the other frames of what is new in it.
    fn write_down(self) {
        let storage = window().and_then(|window| window.local_storage().ok().flatten());
        if let Some(storage) = storage {
            // Where nothing can be kept nobody can be told.
            let _ = storage.set_item(&self.key(), &new_key());
        }
    }

    /// Runs whenever another frame has told this change, for the life of the page.
    pub fn on(self, run: impl Fn() + 'static) {
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if self.is_told_by(&event) {
                run();
            }
        });
        let (target, event) = match (channel(), window()) {
            (Some(channel), _) => (EventTarget::from(channel), "message"),
            (None, Some(window)) => (window.into(), "storage"),
            (None, None) => return,
        };
        // Listening to an open channel or to the window can't fail.
        let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        heard.forget();
    }

    fn is_told_by(self, event: &Event) -> bool {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            let data = event.unchecked_ref::<MessageEvent>().data();
            return data == JsValue::from_str(self.word());
        };
        event.key() == Some(self.key())
    }

    fn key(self) -> String {
        [NAME, "/", self.word()].concat()
    }
}

fn channel() -> Option<BroadcastChannel> {
    CHANNEL.with(Clone::clone)
}
