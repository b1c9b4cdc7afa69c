//! What a [`Node`] says of itself: its attributes, classes and properties.

use std::borrow::Cow;

use js_sys::{JsString, Reflect};
use leptos::oco::Oco;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::Node;
use super::build::set_attribute;
use super::subscription::Subscription;
use crate::kit::{Live, State};

impl Node {
    /// Sets an attribute, or keeps it at what a closure or a signal says.
    ///
    /// It takes a text, a number, a `bool` and an [`Option`] of these, and closures that return them. `true` is an attribute without
    /// a value, such as `disabled`; `false` and [`None`] leave the attribute out.
    ///
    /// ```
    /// use pipeframe::kit::{Node, State, html};
    ///
    /// fn field(rows: u32, error: State<Option<String>>, is_busy: State<bool>) -> Node {
    ///     html::textarea()
    ///         .attr("name", "note")
    ///         .attr("rows", rows)
    ///         .attr("aria-invalid", move || error.with(Option::is_some).then_some("true"))
    ///         .attr("disabled", is_busy)
    /// }
    /// ```
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        value.set_on(self, name)
    }

    /// Where it is put into its callers, a page weighs 60 bytes more.
    #[inline(never)]
    fn set(self, name: &'static str, value: &str) -> Self {
        set_attribute(&self.0, name, value);
        self
    }

    fn keep_attribute(
        self,
        name: &'static str,
        mut read: Box<dyn FnMut() -> Option<Oco<'static, str>>>,
    ) -> Self {
        let element = self.dom();
        Subscription::effect(Box::new(move || match read() {
            Some(value) => set_attribute(&element, name, &value),
            None => {
                // An attribute that is not there can't fail to be removed.
                let _ = element.remove_attribute(name);
            }
        }));
        self
    }

    /// Sets the classes, for the stylesheet: `"card wide"`, or a closure that returns them. They take the place of those that were
    /// there. A pair adds a single class to them, as long as it is `true`.
    ///
    /// ```
    /// use pipeframe::kit::{Node, State, html};
    ///
    /// fn card(is_open: State<bool>) -> Node {
    ///     html::div().class("card").class(("open", move || is_open.get()))
    /// }
    /// ```
    #[must_use]
    pub fn class(self, value: impl IntoClass) -> Self {
        value.set_on(self)
    }

    fn keep_class(self, name: &'static str, mut read: Box<dyn FnMut() -> bool>) -> Self {
        let classes = self.0.class_list();
        Subscription::effect(Box::new(move || {
            // Only a name that is empty or has a space is refused.
            let _ = classes.toggle_with_force(name, read());
        }));
        self
    }

    /// Sets a property of the element in JavaScript, such as the `value` of an input, or keeps it at what a closure or a signal says.
    #[must_use]
    pub fn prop(self, name: &'static str, value: impl IntoProperty) -> Self {
        value.set_on(self, name)
    }

    fn keep_property(self, name: &'static str, mut read: Box<dyn FnMut() -> JsValue>) -> Self {
        let element = self.dom();
        Subscription::effect(Box::new(move || set_property(&element, name, &read())));
        self
    }
}

fn set_property(element: &Element, name: &'static str, value: &JsValue) {
    // Elements take every property.
    let _ = Reflect::set(element, &JsString::from(name), value);
}

/// What a [`Node`] takes as the value of an [attribute](Node::attr).
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the value of an attribute",
    note = "a text, a number, a `bool`, an `Option` of these, and a closure or signal that returns one are"
)]
pub trait IntoAttribute {
    #[doc(hidden)]
    fn set_on(self, node: Node, name: &'static str) -> Node;
}

/// What a closure may return that is the value of an [attribute](Node::attr).
#[diagnostic::on_unimplemented(
    message = "a closure that is the value of an attribute can't return `{Self}`",
    note = "it returns a text, a number, a `bool` or an `Option` of these"
)]
pub trait LiveAttribute: 'static {
    #[doc(hidden)]
    fn into_value(self) -> Option<Oco<'static, str>>;
}

impl IntoAttribute for &str {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        node.set(name, self)
    }
}

impl IntoAttribute for &String {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        node.set(name, self)
    }
}

impl IntoAttribute for String {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        node.set(name, &self)
    }
}

impl IntoAttribute for Cow<'_, str> {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        node.set(name, &self)
    }
}

impl IntoAttribute for bool {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        if self { node.set(name, "") } else { node }
    }
}

impl<T: IntoAttribute> IntoAttribute for Option<T> {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        match self {
            Some(value) => value.set_on(node, name),
            None => node,
        }
    }
}

impl IntoAttribute for TextProp {
    fn set_on(self, node: Node, name: &'static str) -> Node {
        node.keep_attribute(name, Box::new(move || Some(self.get())))
    }
}

impl<F, T> IntoAttribute for F
where
    F: FnMut() -> T + 'static,
    T: LiveAttribute,
{
    fn set_on(mut self, node: Node, name: &'static str) -> Node {
        node.keep_attribute(name, Box::new(move || self().into_value()))
    }
}

impl LiveAttribute for bool {
    fn into_value(self) -> Option<Oco<'static, str>> {
        self.then_some(Oco::Borrowed(""))
    }
}

impl<T: LiveAttribute> LiveAttribute for Option<T> {
    fn into_value(self) -> Option<Oco<'static, str>> {
        self.and_then(T::into_value)
    }
}

macro_rules! texts {
    ($($text:ty)*) => {
        $(
            impl LiveAttribute for $text {
                fn into_value(self) -> Option<Oco<'static, str>> {
                    Some(self.into())
                }
            }
        )*
    };
}

texts! { &'static str String Cow<'static, str> Oco<'static, str> }

macro_rules! numbers {
    ($($number:ty)*) => {
        $(
            impl IntoAttribute for $number {
                fn set_on(self, node: Node, name: &'static str) -> Node {
                    node.set(name, &self.to_string())
                }
            }

            impl LiveAttribute for $number {
                fn into_value(self) -> Option<Oco<'static, str>> {
                    Some(self.to_string().into())
                }
            }
        )*
    };
}

numbers! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64 }

/// What a [`Node`] takes as its [classes](Node::class).
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a class",
    note = "a text, a closure that returns one, and a pair of a name and a `bool` or a closure that returns one are"
)]
pub trait IntoClass {
    #[doc(hidden)]
    fn set_on(self, node: Node) -> Node;
}

impl IntoClass for &str {
    fn set_on(self, node: Node) -> Node {
        node.set("class", self)
    }
}

impl IntoClass for &String {
    fn set_on(self, node: Node) -> Node {
        node.set("class", self)
    }
}

impl IntoClass for String {
    fn set_on(self, node: Node) -> Node {
        node.set("class", &self)
    }
}

impl<T: IntoClass> IntoClass for Option<T> {
    fn set_on(self, node: Node) -> Node {
        match self {
            Some(class) => class.set_on(node),
            None => node,
        }
    }
}

impl<F, T> IntoClass for F
where
    F: FnMut() -> T + 'static,
    T: LiveAttribute,
{
    fn set_on(self, node: Node) -> Node {
        node.attr("class", self)
    }
}

impl IntoClass for (&'static str, bool) {
    fn set_on(self, node: Node) -> Node {
        if self.1 {
            // Only a name that is empty or has a space is refused.
            let _ = node.0.class_list().toggle_with_force(self.0, true);
        }
        node
    }
}

impl<F> IntoClass for (&'static str, F)
where
    F: FnMut() -> bool + 'static,
{
    fn set_on(self, node: Node) -> Node {
        node.keep_class(self.0, Box::new(self.1))
    }
}

/// What a [`Node`] takes as the value of a [property](Node::prop).
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be the value of a property",
    note = "a text, a number, a `bool`, a `JsValue`, and a closure or signal that returns one are"
)]
pub trait IntoProperty {
    #[doc(hidden)]
    fn set_on(self, node: Node, name: &'static str) -> Node;
}

impl<F, T> IntoProperty for F
where
    F: FnMut() -> T + 'static,
    T: Into<JsValue>,
{
    fn set_on(mut self, node: Node, name: &'static str) -> Node {
        node.keep_property(name, Box::new(move || self().into()))
    }
}

macro_rules! properties {
    ($($value:ty)*) => {
        $(
            impl IntoProperty for $value {
                fn set_on(self, node: Node, name: &'static str) -> Node {
                    set_property(&node.0, name, &self.into());
                    node
                }
            }
        )*
    };
}

properties! { &str &String String bool u32 i32 f64 JsValue }

macro_rules! signals {
    ($($signal:ident $(: $bound:ident)*,)*) => {
        $(
            impl<T: LiveAttribute + Clone $(+ $bound)*> IntoAttribute for $signal<T> {
                fn set_on(self, node: Node, name: &'static str) -> Node {
                    node.attr(name, move || self.get())
                }
            }

            impl<T: LiveAttribute + Clone $(+ $bound)*> IntoClass for $signal<T> {
                fn set_on(self, node: Node) -> Node {
                    node.attr("class", self)
                }
            }

            impl IntoClass for (&'static str, $signal<bool>) {
                fn set_on(self, node: Node) -> Node {
                    node.keep_class(self.0, Box::new(move || self.1.get()))
                }
            }

            impl<T: Into<JsValue> + Clone $(+ $bound)* + 'static> IntoProperty for $signal<T> {
                fn set_on(self, node: Node, name: &'static str) -> Node {
                    node.prop(name, move || self.get())
                }
            }
        )*
    };
}

signals! { Live, State, RwSignal: Send: Sync, ReadSignal: Send: Sync, Memo: Send: Sync, Signal: Send: Sync, }
