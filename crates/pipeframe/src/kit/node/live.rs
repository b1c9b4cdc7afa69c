//! The parts of a [`Node`] that follow signals.

use std::borrow::Cow;
use std::mem;

use js_sys::{JsString, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::Node;
use super::build::{append, set_attribute};
use super::focus::{focus_at, focus_in, focus_place, path_to_focus};
use super::kept::Kept;
use super::live_text::LiveText;
use super::row_owners::RowOwners;
use crate::kit::Live;

impl Node {
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
        Kept::effect(Box::new(move || match value() {
            Some(value) => set_attribute(&element, name, &value),
            None => {
                // An attribute that is not there can't fail to be removed.
                let _ = element.remove_attribute(name);
            }
        }));
        self
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
        self.live_property_boxed(name, Box::new(move || value().into()))
    }

    fn live_property_boxed(self, name: &'static str, value: Box<dyn Fn() -> JsValue>) -> Self {
        let element = self.dom();
        Kept::effect(Box::new(move || {
            // Elements take every property.
            let _ = Reflect::set(&element, &JsString::from(name), &value());
        }));
        self
    }

    /// Adds text that stays what the prop says.
    #[must_use]
    pub fn live_text(self, text: impl Into<TextProp>) -> Self {
        self.live_text_prop(text.into())
    }

    fn live_text_prop(self, text: TextProp) -> Self {
        let place = LiveText::at_the_end_of(&self.0);
        Kept::effect(Box::new(move || place.show(&text.get())));
        self
    }

    /// Adds an element that is the one the closure returns, or none. It is built again each time. When it goes while the focus
    /// is in it, the element around it takes the focus.
    #[must_use]
    pub fn live_child<T: Into<Self>>(self, child: impl Fn() -> Option<T> + 'static) -> Self {
        self.live_child_boxed(Box::new(move || child().map(Into::into)))
    }

    fn live_child_boxed(self, child: Box<dyn Fn() -> Option<Self>>) -> Self {
        let element = self.dom();
        let mut shown: Option<Self> = None;
        // A comment keeps the place while there is no element: page translators and browser extensions leave it alone.
        let place = document().create_comment("");
        append(&element, &place);
        Kept::effect(Box::new(move || {
            let focused = shown.as_ref().and_then(|shown| path_to_focus(&shown.0));
            let next = child();
            if let (Some(next), Some(parent)) = (&next, place.parent_node()) {
                let _ = parent.insert_before(&next.0, Some(&place));
            }
            if let Some(old) = mem::replace(&mut shown, next) {
                old.0.remove();
            }
            match (&shown, focused) {
                (Some(shown), Some(path)) => focus_at(&shown.0, &path),
                (None, Some(_)) => focus_place(&element),
                (_, None) => {}
            }
        }));
        self
    }

    /// Keeps the content of the element at the elements that the closure returns. All of it is built again each time; what
    /// is typed into belongs in signals outside the closure. When the focused part goes, the element itself takes the focus.
    #[must_use]
    pub fn live_children(self, children: impl Fn() -> Vec<Self> + 'static) -> Self {
        self.live_children_boxed(Box::new(children))
    }

    fn live_children_boxed(self, children: Box<dyn Fn() -> Vec<Self>>) -> Self {
        let element = self.dom();
        Kept::effect(Box::new(move || {
            let focused = path_to_focus(&element);
            let next = children();
            element.set_text_content(None);
            for child in next {
                append(&element, &child.0);
            }
            if let Some(path) = focused {
                focus_at(&element, &path);
            }
        }));
        self
    }

    /// Keeps the content of the element at one row for each key. The row of a key that stays is not made anew, so what is
    /// in it keeps the focus. An element with live rows has nothing else in it. For a list that may be
    /// long there is [`Node::windowed_rows`].
    #[must_use]
    pub fn live_rows<K: PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        row: impl Fn(&K) -> Self + 'static,
    ) -> Self {
        let element = self.dom();
        let owners = RowOwners::new();
        let mut rows: Vec<Row<K>> = Vec::new();
        Kept::effect(Box::new(move || {
            let mut old = mem::take(&mut rows);
            for key in keys() {
                let index = old.iter().position(|row| row.key == key);
                rows.push(match index {
                    Some(index) => old.swap_remove(index),
                    None => Row::new(key, &owners, &row),
                });
            }
            let focused = path_to_focus(&element);
            for row in old {
                row.built.0.remove();
            }
            for (index, row) in (0..).zip(&rows) {
                let present = element.children().item(index);
                if present.as_ref() != Some(&row.built.0) {
                    let _ = element.insert_before(&row.built.0, present.as_deref());
                }
            }
            if let Some(path) = focused
                && focus_in(&element).is_none()
            {
                focus_at(&element, &path);
            }
        }));
        self
    }
}

/// A row that stays while its key does.
struct Row<K> {
    key: K,
    built: Node,
    /// What the row made lives as long as the row, and not only until the list changes.
    _owner: Owner,
}

impl<K> Row<K> {
    fn new(key: K, owners: &RowOwners, row: &impl Fn(&K) -> Node) -> Self {
        let owner = owners.add();
        let built = owner.with(|| untrack(|| row(&key)));
        Self {
            key,
            built,
            _owner: owner,
        }
    }
}
