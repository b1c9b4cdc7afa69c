use std::fmt;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{Element, Event};

use super::kept::{Kept, Listener};

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

    /// Adds text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        append(&self.0.element, &document().create_text_node(text));
        self
    }

    /// Adds an element: a node, or a component of the kit in `view!`.
    #[must_use]
    pub fn child(self, child: impl Into<Self>) -> Self {
        self.adopt(child.into())
    }

    fn adopt(mut self, child: Self) -> Self {
        let child = child.0.take();
        append(&self.0.element, &child.element);
        self.0.kept.extend(child.kept);
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

    pub(super) fn keep(mut self, kept: Kept) -> Self {
        self.0.kept.push(kept);
        self
    }
}

impl From<View<Node>> for Node {
    fn from(view: View<Node>) -> Self {
        view.into_inner()
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

pub(super) fn set_attribute(element: &Element, name: &'static str, value: &str) {
    if element.set_attribute(name, value).is_err() {
        invalid_name(name);
    }
}

pub(super) fn append(parent: &Element, child: &web_sys::Node) {
    // Only a node that contains its new parent is refused, and this one was just made.
    let _ = parent.append_child(child);
}
