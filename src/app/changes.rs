//! Frames of the app tell each other what they changed, so that two of them never show different things for long.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Vehicles or their proposals.
    Vehicles,
    /// Settings or the connection.
    Settings,
}

thread_local! {
    /// None where the browser gives frames no channel: each then sees the other's changes when it fetches again.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new("car-services.changes").ok();
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
        CHANNEL.with(|channel| {
            if let Some(channel) = channel {
                // A closed channel belongs to a frame that is going away.
                let _ = channel.post_message(&self.word().into());
            }
        });
    }

    /// Runs whenever another frame has told this change, for the life of the page.
    pub fn on(self, run: impl Fn() + 'static) {
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data() == JsValue::from_str(self.word()) {
                run();
            }
        });
        CHANNEL.with(|channel| {
            if let Some(channel) = channel {
                // Listening to an open channel can't fail.
                let _ = channel
                    .add_event_listener_with_callback("message", hear.as_ref().unchecked_ref());
            }
        });
        hear.forget();
    }
}
