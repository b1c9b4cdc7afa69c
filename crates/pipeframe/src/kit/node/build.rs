use std::borrow::Cow;

use leptos::ev::{self, EventDescriptor};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, KeyboardEvent};

use super::subscription::{Listener, Subscription};

/// An element with all that is in it. Its methods add to it, in the order in which they are called.
///
/// What follows signals in it, and what listens to its events, lives as long as the reactive owner under which it was
/// made: the page, or the closure that makes it again.
#[derive(Debug)]
pub struct Node(pub(super) Element);

/// A new element of HTML, by the name of its tag. Those of the standard have a function in [`html`](crate::kit::html).
///
/// # Panics
/// If the name is none, such as `"two words"`.
pub fn element(tag: &'static str) -> Node {
    let element = document().create_element(tag);
    Node(element.unwrap_or_else(|_| invalid_name(tag)))
}

/// A new element of SVG.
pub(in crate::kit) fn svg(tag: &'static str) -> Node {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    Node(element.unwrap_or_else(|_| invalid_name(tag)))
}

#[cold]
fn invalid_name(name: &'static str) -> ! {
    panic!("{name} can't be the name of an element or an attribute")
}

impl Node {
    /// The element itself, to be measured or focused later.
    pub fn dom(&self) -> Element {
        self.0.clone()
    }

    /// Lets the text in the element run in its own direction, `dir="auto"`: for what people entered, such as a name, which may be
    /// Arabic or Hebrew in an English page. Where it is longer than its place, its beginning is seen.
    #[must_use]
    pub fn own_direction(self) -> Self {
        self.attr("dir", "auto")
    }

    /// Runs a closure on each event of a kind, such as [`ev::click`](leptos::ev::click). The options that an
    /// [`ev::Custom`](leptos::ev::Custom) may have are not looked at.
    ///
    /// ```
    /// use leptos::ev;
    /// use pipeframe::kit::{Node, State, html};
    ///
    /// fn pad(is_down: State<bool>) -> Node {
    ///     html::div().on(ev::pointerdown, move |event| is_down.set(event.is_primary()))
    /// }
    /// ```
    #[must_use]
    pub fn on<E>(self, event: E, mut run: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: From<JsValue>,
    {
        let name = match event.name() {
            Cow::Borrowed(name) => name,
            // Only the name of an `ev::Custom` may have been put together when the page ran.
            Cow::Owned(name) => name.leak(),
        };
        self.listen(
            name,
            E::CAPTURE,
            Box::new(move |event| run(JsValue::from(event).into())),
        )
    }

    /// Runs a closure on each key that is pressed, except those that belong to an input method: who composes a word in Japanese
    /// or Chinese, or an accent, chooses with Enter and Escape among what the input method offers.
    #[must_use]
    pub fn on_key(self, mut run: impl FnMut(&KeyboardEvent) + 'static) -> Self {
        self.on(ev::keydown, move |event| {
            if !is_of_input_method(&event) {
                run(&event);
            }
        })
    }

    fn listen(self, event: &'static str, is_capturing: bool, run: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener::new(&self.0, event, is_capturing, run);
        Subscription::Listener {
            _listener: listener,
        }
        .until_cleanup();
        self
    }
}

/// Whether a key belongs to an input method. Safari ends a composition before it reports the key that ended it, which then has the
/// code of a key that was processed.
pub(crate) fn is_of_input_method(event: &KeyboardEvent) -> bool {
    const PROCESSED: u32 = 229;
    event.is_composing() || event.key_code() == PROCESSED
}

impl From<View<Node>> for Node {
    fn from(view: View<Node>) -> Self {
        view.into_inner()
    }
}

pub(super) fn set_attribute(element: &Element, name: &'static str, value: &str) {
    if element.set_attribute(name, value).is_err() {
        invalid_name(name);
    }
}

pub(super) fn append(parent: &Element, child: &web_sys::Node) {
    // Only a node that contains its new parent is refused, and this one was just made.
    let _ = parent.append_child(child);
}
