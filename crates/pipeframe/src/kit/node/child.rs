//! The children of a [`Node`].

use std::borrow::Cow;
use std::iter::Map;
use std::mem;

use leptos::oco::Oco;
use leptos::prelude::*;
use web_sys::{Comment, Element};

use super::Node;
use super::build::append;
use super::focus::{focus_at, focus_inside, focus_place, keep_focus_in, path_to_focus};
use super::live_text::LiveText;
use super::subscription::Subscription;
use crate::kit::{Content, Live, State};

impl Node {
    /// Adds a child to the element, after those that it has.
    ///
    /// It takes an element (a [`Node`], a component in `view!`), a text, a number, and [`Option`], [`Vec`], an array or a mapped
    /// iterator of these; and a view of Leptos of any other kind after `.into_any()`. Text never becomes markup.
    ///
    /// A closure that returns any of these is live, and so is a signal: what it reads is followed, and only that place of the page
    /// changes. Elements are built again each time, so what is typed into belongs in signals outside the closure. When what had
    /// the focus goes, what is now at its place takes it, or the element around.
    ///
    /// ```
    /// use pipeframe::kit::{Node, State, html};
    ///
    /// fn greeting(name: State<String>, is_new: State<bool>) -> Node {
    ///     html::p()
    ///         .child("Hello ")
    ///         .child(html::b().child(name))
    ///         .child(move || is_new.get().then(|| html::i().child("new")))
    /// }
    /// ```
    #[must_use]
    pub fn child(self, child: impl IntoChild) -> Self {
        child.add_to(self)
    }

    pub(super) fn add_text(self, text: &str) -> Self {
        append(&self.0, &document().create_text_node(text));
        self
    }

    pub(super) fn add(self, child: Self) -> Self {
        append(&self.0, &child.0);
        self
    }

    fn add_view(self, view: AnyView) -> Self {
        let mut state = view.build();
        state.mount(&self.0, None);
        Subscription::View { _state: state }.until_cleanup();
        self
    }
}

/// What a [`Node`] takes as a [child](Node::child).
#[diagnostic::on_unimplemented(
    message = "a node can't hold `{Self}`",
    label = "no node, no text, and no closure that returns one",
    note = "a view of Leptos goes in after `.into_any()`; a closure returns a `Node`, a text, an `Option` of these or a `Vec<Node>`"
)]
pub trait IntoChild {
    #[doc(hidden)]
    fn add_to(self, parent: Node) -> Node;
}

impl IntoChild for Node {
    fn add_to(self, parent: Node) -> Node {
        parent.add(self)
    }
}

/// A component in `view!`.
impl<T: IntoChild> IntoChild for View<T> {
    fn add_to(self, parent: Node) -> Node {
        self.into_inner().add_to(parent)
    }
}

impl IntoChild for AnyView {
    fn add_to(self, parent: Node) -> Node {
        parent.add_view(self)
    }
}

/// What is written between the tags of a component.
impl IntoChild for Content<'_> {
    fn add_to(self, parent: Node) -> Node {
        self.fill(parent)
    }
}

impl IntoChild for &str {
    fn add_to(self, parent: Node) -> Node {
        parent.add_text(self)
    }
}

impl IntoChild for &String {
    fn add_to(self, parent: Node) -> Node {
        parent.add_text(self)
    }
}

impl IntoChild for String {
    fn add_to(self, parent: Node) -> Node {
        parent.add_text(&self)
    }
}

impl IntoChild for Cow<'_, str> {
    fn add_to(self, parent: Node) -> Node {
        parent.add_text(&self)
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn add_to(self, parent: Node) -> Node {
        match self {
            Some(child) => child.add_to(parent),
            None => parent,
        }
    }
}

impl<T: IntoChild> IntoChild for Vec<T> {
    fn add_to(self, parent: Node) -> Node {
        add_all(self, parent)
    }
}

impl<T: IntoChild, const N: usize> IntoChild for [T; N] {
    fn add_to(self, parent: Node) -> Node {
        add_all(self, parent)
    }
}

/// `items.into_iter().map(row)` needs no `collect`.
impl<I, F, T> IntoChild for Map<I, F>
where
    Self: Iterator<Item = T>,
    T: IntoChild,
{
    fn add_to(self, parent: Node) -> Node {
        add_all(self, parent)
    }
}

fn add_all(children: impl IntoIterator<Item: IntoChild>, parent: Node) -> Node {
    let add = |parent, child: _| IntoChild::add_to(child, parent);
    children.into_iter().fold(parent, add)
}

impl<F, T> IntoChild for F
where
    F: FnMut() -> T + 'static,
    T: LiveChild,
{
    fn add_to(mut self, parent: Node) -> Node {
        T::Shown::follow(parent, Box::new(move || self().into_shown()))
    }
}

impl IntoChild for TextProp {
    fn add_to(self, parent: Node) -> Node {
        Shown::follow(parent, Box::new(move || self.get()))
    }
}

/// What a closure may return that is a [child](Node::child) of a node.
#[diagnostic::on_unimplemented(
    message = "a closure that is a node's child can't return `{Self}`",
    note = "it returns a `Node`, a component in `view!`, a text, a number, an `Option` of these or a `Vec<Node>`"
)]
pub trait LiveChild: 'static {
    #[doc(hidden)]
    type Shown: Shown;

    #[doc(hidden)]
    fn into_shown(self) -> Self::Shown;
}

/// What a live place of the page shows, without the type that it came from.
pub trait Shown: Sized + 'static {
    #[doc(hidden)]
    fn nothing() -> Self;

    #[doc(hidden)]
    fn follow(parent: Node, read: Box<dyn FnMut() -> Self>) -> Node;
}

impl Shown for Oco<'static, str> {
    fn nothing() -> Self {
        Oco::Borrowed("")
    }

    fn follow(parent: Node, mut read: Box<dyn FnMut() -> Self>) -> Node {
        let place = LiveText::at_the_end_of(&parent.0);
        Subscription::effect(Box::new(move || place.show(&read())));
        parent
    }
}

impl Shown for Option<Node> {
    fn nothing() -> Self {
        None
    }

    fn follow(parent: Node, mut read: Box<dyn FnMut() -> Self>) -> Node {
        let element = parent.dom();
        let place = Place::at_the_end_of(&element);
        let mut shown: Self = None;
        Subscription::effect(Box::new(move || {
            let focused = shown.as_ref().and_then(|shown| path_to_focus(&shown.0));
            let next = read();
            if let Some(next) = &next {
                place.insert(next);
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
        parent
    }
}

impl Shown for Vec<Node> {
    fn nothing() -> Self {
        Self::new()
    }

    fn follow(parent: Node, mut read: Box<dyn FnMut() -> Self>) -> Node {
        let element = parent.dom();
        let place = Place::at_the_end_of(&element);
        let mut shown = Self::new();
        Subscription::effect(Box::new(move || {
            let focused = (0_usize..)
                .zip(&shown)
                .find_map(|(index, node)| Some((index, path_to_focus(&node.0)?)));
            let next = read();
            for node in &next {
                place.insert(node);
            }
            for old in mem::replace(&mut shown, next) {
                old.0.remove();
            }
            if let Some((index, path)) = focused {
                if let Some(node) = shown.get(index) {
                    focus_inside(&node.0, &path);
                }
                keep_focus_in(&element);
            }
        }));
        parent
    }
}

/// Where live elements are in the page: before a comment, which page translators and browser extensions leave alone.
struct Place(Comment);

impl Place {
    fn at_the_end_of(parent: &Element) -> Self {
        let place = document().create_comment("");
        append(parent, &place);
        Self(place)
    }

    fn insert(&self, node: &Node) {
        if let Some(parent) = self.0.parent_node() {
            // The comment is a child of its parent.
            let _ = parent.insert_before(&node.0, Some(&self.0));
        }
    }
}

impl LiveChild for Node {
    type Shown = Option<Self>;

    fn into_shown(self) -> Option<Self> {
        Some(self)
    }
}

impl LiveChild for Vec<Node> {
    type Shown = Self;

    fn into_shown(self) -> Self {
        self
    }
}

impl<const N: usize> LiveChild for [Node; N] {
    type Shown = Vec<Node>;

    fn into_shown(self) -> Vec<Node> {
        self.into()
    }
}

impl<T: LiveChild> LiveChild for View<T> {
    type Shown = T::Shown;

    fn into_shown(self) -> T::Shown {
        self.into_inner().into_shown()
    }
}

impl<T: LiveChild> LiveChild for Option<T> {
    type Shown = T::Shown;

    fn into_shown(self) -> T::Shown {
        self.map_or_else(T::Shown::nothing, T::into_shown)
    }
}

macro_rules! texts {
    ($($text:ty)*) => {
        $(
            impl LiveChild for $text {
                type Shown = Oco<'static, str>;

                fn into_shown(self) -> Oco<'static, str> {
                    self.into()
                }
            }
        )*
    };
}

texts! { &'static str String Cow<'static, str> Oco<'static, str> }

macro_rules! numbers {
    ($($number:ty)*) => {
        $(
            impl IntoChild for $number {
                fn add_to(self, parent: Node) -> Node {
                    parent.add_text(&self.to_string())
                }
            }

            impl LiveChild for $number {
                type Shown = Oco<'static, str>;

                fn into_shown(self) -> Oco<'static, str> {
                    self.to_string().into()
                }
            }
        )*
    };
}

numbers! { u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64 }

impl<T: LiveChild> IntoChild for Live<T> {
    fn add_to(self, parent: Node) -> Node {
        (move || self.get()).add_to(parent)
    }
}

impl<T: LiveChild + Clone> IntoChild for State<T> {
    fn add_to(self, parent: Node) -> Node {
        (move || self.get()).add_to(parent)
    }
}

macro_rules! signals {
    ($($signal:ident)*) => {
        $(
            impl<T: LiveChild + Clone + Send + Sync> IntoChild for $signal<T> {
                fn add_to(self, parent: Node) -> Node {
                    (move || self.get()).add_to(parent)
                }
            }
        )*
    };
}

signals! { RwSignal ReadSignal Memo Signal }
