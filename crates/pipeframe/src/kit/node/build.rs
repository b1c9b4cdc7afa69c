use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use super::kept::{Kept, Listener};

/// An element with all that is in it. Its methods add to it, in the order in which they are called.
///
/// What follows signals in it, and what listens to its events, lives as long as the reactive owner under which it was
/// made: the page, or the closure that makes it anew.
#[derive(Debug)]
pub struct Node(pub(super) Element);

/// A new element of HTML, by the name of its tag.
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
    panic!("{name} is no name of an element or an attribute")
}

impl Node {
    /// The element itself, to be measured or focused later.
    pub fn dom(&self) -> Element {
        self.0.clone()
    }

    /// Names the component, for the stylesheet.
    #[must_use]
    pub fn class(self, name: &str) -> Self {
        self.0.set_class_name(name);
        self
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: &str) -> Self {
        set_attribute(&self.0, name, value);
        self
    }

    /// Sets an attribute if there is a value for it.
    #[must_use]
    pub fn maybe_attribute(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    /// Adds text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        append(&self.0, &document().create_text_node(text));
        self
    }

    /// Lets the text in the element run in its own direction, `dir="auto"`: for what people entered, such as a name, which may be
    /// Arabic or Hebrew in an English page. Where it is longer than its place, its beginning is seen.
    #[must_use]
    pub fn own_direction(self) -> Self {
        self.attribute("dir", "auto")
    }

    /// Adds an element: a node, or a component of the kit in `view!`.
    #[must_use]
    pub fn child(self, child: impl Into<Self>) -> Self {
        self.adopt(child.into())
    }

    fn adopt(self, child: Self) -> Self {
        append(&self.0, &child.0);
        self
    }

    /// Adds an element if there is one.
    #[must_use]
    pub fn maybe(self, child: Option<impl Into<Self>>) -> Self {
        match child {
            Some(child) => self.adopt(child.into()),
            None => self,
        }
    }

    /// Adds elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item: Into<Self>>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Adds a view of Leptos.
    #[must_use]
    pub fn view(self, view: AnyView) -> Self {
        let mut state = view.build();
        state.mount(&self.0, None);
        Kept::View { _state: state }.for_its_owner();
        self
    }

    /// Runs a closure on each event of a name, such as `"click"`.
    #[must_use]
    pub fn on(self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        self.on_boxed(event, Box::new(run))
    }

    /// Runs a closure on each key that is pressed, but for those that belong to an input method: who composes a word in Japanese
    /// or Chinese, or an accent, chooses with Enter and Escape among what the input method offers.
    #[must_use]
    pub fn on_key(self, mut run: impl FnMut(&KeyboardEvent) + 'static) -> Self {
        self.on_boxed(
            "keydown",
            Box::new(move |event| {
                let event = event.unchecked_ref();
                if !is_of_input_method(event) {
                    run(event);
                }
            }),
        )
    }

    fn on_boxed(self, event: &'static str, run: Box<dyn FnMut(Event)>) -> Self {
        let listener = Listener::new(&self.0, event, run);
        Kept::Listener {
            _listener: listener,
        }
        .for_its_owner();
        self
    }
}

/// Whether a key belongs to an input method. Safari ends a composition before it tells of the key that ended it, which then has the
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
