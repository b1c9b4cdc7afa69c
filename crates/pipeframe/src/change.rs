//! Frames of an app tell each other what they changed, so that two of them never show different things for long.
//!
//! A panel and a modal are documents of their own, which share nothing but their origin. What one of them has [announced](Change::announce)
//! the others [hear](Change::on), by a channel of the browser, or where it gives frames none by its storage.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, EventTarget, MessageEvent, StorageEvent, window};

use crate::backend::new_key;

/// Something that several frames of an app show, by a name of its own.
///
/// ```no_run
/// use pipeframe::change::Change;
///
/// const VEHICLES: Change = Change::named("vehicles");
///
/// # fn refresh() {}
/// VEHICLES.on(refresh); // in the panel
/// VEHICLES.announce(); // in the modal, once a vehicle is saved
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change(&'static str);

/// What the channel is called, and what the keys begin with where there is none.
const NAME: &str = "pipeframe.changes";

thread_local! {
    /// None where the browser gives frames no channel. They then hear of each other's changes by the storage, and where that is
    /// closed too when they fetch again.
    static CHANNEL: Option<BroadcastChannel> = BroadcastChannel::new(NAME).ok();
}

impl Change {
    /// The change of what has this name in all frames of the app.
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// Tells the other frames of the app; not this one, which knows.
    pub fn announce(self) {
        match channel() {
            // A closed channel belongs to a frame that is going away.
            Some(channel) => drop(channel.post_message(&self.0.into())),
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
        let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
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
        let listener = heard.as_ref().unchecked_ref();
        let _ = target.add_event_listener_with_callback_and_bool(event, listener, false);
        heard.forget();
    }

    fn is_told_by(self, event: &Event) -> bool {
        let Some(event) = event.dyn_ref::<StorageEvent>() else {
            let data = event.unchecked_ref::<MessageEvent>().data();
            return data == JsValue::from_str(self.0);
        };
        event.key() == Some(self.key())
    }

    fn key(self) -> String {
        [NAME, "/", self.0].concat()
    }
}

fn channel() -> Option<BroadcastChannel> {
    CHANNEL.with(Clone::clone)
}
