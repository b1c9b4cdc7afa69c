use std::borrow::Cow;
use std::fmt;

use js_sys::{JsString, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use super::kept::{Kept, Listener};
use crate::kit::Live;

/// An element with all that is in it. Its methods add to it, in the order in which they are called.
pub struct Node(pub(super) SendWrapper<Built>);

/// An element in the page or on its way there.
pub struct Built {
    pub(super) element: Element,
    pub(super) kept: Vec<Kept>,
}

/// A new element of HTML, by the name of its tag.
///
/// # Panics
/// If the name is none, such as `"two words"`.
pub fn element(tag: &'static str) -> Node {
    let element = document().create_element(tag);
    Node::new(element.unwrap_or_else(|_| invalid_name(tag)))
}

/// A new element of SVG.
pub(in crate::kit) fn svg(tag: &'static str) -> Node {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    Node::new(element.unwrap_or_else(|_| invalid_name(tag)))
}

#[cold]
fn invalid_name(name: &'static str) -> ! {
    panic!("{name} is no name of an element or an attribute")
}

impl Node {
    fn new(element: Element) -> Self {
        Self(SendWrapper::new(Built {
            element,
            kept: Vec::new(),
        }))
    }

    /// The element itself, to be measured or focused later.
    pub fn dom(&self) -> Element {
        self.0.element.clone()
    }

    /// Names the component, for the stylesheet.
    #[must_use]
    pub fn class(self, name: &str) -> Self {
        self.0.element.set_class_name(name);
        self
    }

    /// Sets an attribute.
    #[must_use]
    pub fn attribute(self, name: &'static str, value: &str) -> Self {
        set_attribute(&self.0.element, name, value);
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

    /// Keeps an attribute at what the closure returns; without a value the attribute is removed.
    #[must_use]
    pub fn live_attribute<T: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<T> + 'static,
    ) -> Self {
        self.live_attribute_boxed(name, Box::new(move || value().map(Into::into)))
    }

    fn live_attribute_boxed(
        self,
        name: &'static str,
        value: Box<dyn Fn() -> Option<Cow<'static, str>>>,
    ) -> Self {
        let element = self.dom();
        self.keep(Kept::effect(move || match value() {
            Some(value) => set_attribute(&element, name, &value),
            None => {
                // An attribute that is not there can't fail to be removed.
                let _ = element.remove_attribute(name);
            }
        }))
    }

    /// Keeps an attribute without a value, such as `disabled`, set or removed.
    #[must_use]
    pub fn live_flag(self, name: &'static str, is_set: Live<bool>) -> Self {
        self.live_attribute_boxed(
            name,
            Box::new(move || is_set.get().then_some(Cow::Borrowed(""))),
        )
    }

    /// Keeps a property of the element at what the closure returns, such as the `value` of an input.
    #[must_use]
    pub fn live_property<T: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> T + 'static,
    ) -> Self {
        let element = self.dom();
        self.keep(Kept::effect(move || {
            // Elements take every property.
            let _ = Reflect::set(&element, &JsString::from(name), &value().into());
        }))
    }

    /// Adds text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        append(&self.0.element, &document().create_text_node(text));
        self
    }

    /// Adds text that stays what the prop says.
    #[must_use]
    pub fn live_text(self, text: impl Into<TextProp>) -> Self {
        let (node, text) = (document().create_text_node(""), text.into());
        append(&self.0.element, &node);
        self.keep(Kept::effect(move || node.set_data(&text.get())))
    }

    /// Adds an element.
    #[must_use]
    pub fn child(mut self, child: Self) -> Self {
        let child = child.0.take();
        append(&self.0.element, &child.element);
        self.0.kept.extend(child.kept);
        self
    }

    /// Adds an element if there is one.
    #[must_use]
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds elements.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Keeps the content of the element at the elements that the closure returns. All of it is made anew each time.
    #[must_use]
    pub fn live_children(self, children: impl Fn() -> Vec<Self> + 'static) -> Self {
        let element = self.dom();
        let mut kept = Vec::new();
        self.keep(Kept::effect(move || {
            element.set_text_content(None);
            kept.clear();
            for child in children() {
                let child = child.0.take();
                append(&element, &child.element);
                kept.extend(child.kept);
            }
        }))
    }

    /// Adds a view of Leptos.
    #[must_use]
    pub fn view(self, view: AnyView) -> Self {
        let mut state = view.build();
        state.mount(&self.0.element, None);
        self.keep(Kept::View { _state: state })
    }

    /// Runs a closure on each event of a name, such as `"click"`.
    #[must_use]
    pub fn on(self, event: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        let listener = Listener::new(&self.0.element, event, Box::new(run));
        self.keep(Kept::Listener {
            _listener: listener,
        })
    }

    fn keep(mut self, kept: Kept) -> Self {
        self.0.kept.push(kept);
        self
    }
}

impl fmt::Debug for Built {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Built")
    }
}

impl fmt::Debug for Node {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Node")
    }
}

fn set_attribute(element: &Element, name: &'static str, value: &str) {
    if element.set_attribute(name, value).is_err() {
        invalid_name(name);
    }
}

fn append(parent: &Element, child: &web_sys::Node) {
    // Only a node that contains its new parent is refused, and this one was just made.
    let _ = parent.append_child(child);
}
