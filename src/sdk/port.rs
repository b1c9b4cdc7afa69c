//! Finds the message port that the SDK opens for a call, so that a call nobody waits for any more leaves none behind.
//!
//! The SDK makes a `MessageChannel` for each call, keeps one end to itself, and closes it only when the host answers. A host
//! that never answers would keep the port, and with it the promise and its handlers, for the life of the page. While the SDK
//! starts a call, the page's `MessageChannel` is therefore one that tells which port was made; it is put back before the
//! start returns, so that no other code ever sees it.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Object, Proxy, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::MessagePort;

/// Runs the start of a call and gives, beside its result, the port that it keeps open for the answer.
pub(super) fn opened_during<T>(start: impl FnOnce() -> T) -> (T, Option<MessagePort>) {
    let Some(watch) = Watch::of_page() else {
        return (start(), None);
    };
    // Setting a property of the global object that is there already can't fail.
    let _ = Reflect::set(&js_sys::global(), &channel_name(), &watch.watched);
    let result = start();
    let _ = Reflect::set(&js_sys::global(), &channel_name(), &watch.original);
    (result, watch.port.take())
}

thread_local! {
    static WATCH: RefCell<Option<Rc<Watch>>> = const { RefCell::new(None) };
}

/// The page's `MessageChannel`, and the one that tells which port was made. It is made once, as calls are many.
struct Watch {
    original: JsValue,
    watched: Proxy,
    port: Rc<RefCell<Option<MessagePort>>>,
    _construct: Closure<dyn FnMut(Function, Array) -> JsValue>,
}

impl Watch {
    fn of_page() -> Option<Rc<Self>> {
        let original = Reflect::get(&js_sys::global(), &channel_name()).ok()?;
        WATCH.with_borrow_mut(|known| {
            if known
                .as_ref()
                .is_none_or(|watch| watch.original != original)
            {
                *known = Self::new(original).map(Rc::new);
            }
            known.clone()
        })
    }

    fn new(original: JsValue) -> Option<Self> {
        let port = Rc::new(RefCell::new(None));
        let seen = Rc::clone(&port);
        let construct = Closure::new(move |channel: Function, arguments: Array| {
            let Ok(made) = Reflect::construct(&channel, &arguments) else {
                return JsValue::UNDEFINED;
            };
            let first = Reflect::get(&made, &JsValue::from_str("port1"));
            *seen.borrow_mut() = first.ok().and_then(|port| port.dyn_into().ok());
            made
        });
        let handler = Object::new();
        Reflect::set(
            &handler,
            &JsValue::from_str("construct"),
            construct.as_ref(),
        )
        .ok()?;
        Some(Self {
            watched: Proxy::new(&original, &handler),
            original,
            port,
            _construct: construct,
        })
    }
}

fn channel_name() -> JsValue {
    JsValue::from_str("MessageChannel")
}
