//! Finds the message port that the SDK opens for a call, so that a call nobody waits for any more leaves none behind.
//!
//! The SDK makes a `MessageChannel` for each call, keeps one end to itself, and closes it only when the host answers. A host
//! that never answers would keep the port, and with it the promise and its handlers, for the life of the page. While the SDK
//! starts a call, what it finds by that name therefore gives a channel that was made before; the page's own class is back before
//! the start returns, so that no other code ever sees it.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort};

/// Runs the start of a call and gives, beside its result, the port that it keeps open for the answer.
pub(super) fn opened_during<T>(start: impl FnOnce() -> T) -> (T, Option<MessagePort>) {
    PAGE.with(|page| {
        let ready = page.as_ref().and_then(|page| {
            let (own, channel) = (page.class()?, MessageChannel::new().ok()?);
            page.put(&page.giving(&channel))
                .then_some((page, own, channel))
        });
        let result = start();
        let port = ready.map(|(page, own, channel)| {
            page.put(&own);
            channel.port1()
        });
        (result, port)
    })
}

thread_local! {
    static PAGE: Option<Page> = Page::find();
}

/// What a page knows by name. Each text that goes to JavaScript is decoded again there, and there are many calls.
struct Page {
    global: Object,
    name: JsValue,
    object: Function,
}

impl Page {
    fn find() -> Option<Self> {
        let global = js_sys::global();
        let object = Reflect::get(&global, &JsValue::from_str("Object")).ok()?;
        Some(Self {
            name: JsValue::from_str("MessageChannel"),
            object: object.unchecked_into(),
            global,
        })
    }

    /// The class of channels.
    fn class(&self) -> Option<JsValue> {
        Reflect::get(&self.global, &self.name).ok()
    }

    /// Puts a class in its place; whether that could be done.
    fn put(&self, class: &JsValue) -> bool {
        Reflect::set(&self.global, &self.name, class).unwrap_or_default()
    }

    /// A class whose one instance there is already: `new Object(thing)` is the thing.
    fn giving(&self, channel: &MessageChannel) -> JsValue {
        self.object.bind1(&JsValue::UNDEFINED, channel).into()
    }
}
