//! Views in Leptos' builder syntax, all of one type.
//!
//! `view!` gives every piece of markup a type of its own, for which the compiler writes the code that builds, patches and
//! drops it. The components of the kit are in every page, so they are made of [`Node`]s, for which that code exists once. Inside
//! `view!` a node is a view as any other.
//!
//! If you know the [builder syntax of Leptos](https://book.leptos.dev/view/builder.html), you know this one:
//!
//! | to say | it takes |
//! | --- | --- |
//! | [`html::div()`](super::html), or [`element`]`("its-name")` | |
//! | [`.child(x)`](Node::child) | a node, a component, a text, a number; an `Option`, `Vec` or array of these |
//! | [`.attr("name", x)`](Node::attr) | a text, a number, a `bool`; an `Option` of these |
//! | [`.class(x)`](Node::class) | a text, or a pair of a name and a `bool` |
//! | [`.prop("name", x)`](Node::prop) | a text, a number, a `bool`, a `JsValue` |
//! | [`.on(ev::click, f)`](Node::on) | an event of [`leptos::ev`] and a closure that gets it |
//! | [`.live_rows(keys, row)`](Node::live_rows), [`.windowed_rows(keys, row)`](Node::windowed_rows) | a list whose rows stay while their keys do, as `<For>` |
//!
//! Instead of a value, all but the last two take a closure that returns one, or a signal: then that place follows what it reads, and
//! nothing else changes.
//!
//! ```
//! use leptos::ev;
//! use leptos::prelude::*;
//! use pipeframe::kit::{Button, Node, State, html};
//!
//! fn shopping(items: State<Vec<String>>, typed: State<String>) -> Node {
//!     let add = move || {
//!         items.update(|items| items.push(typed.get_untracked()));
//!         typed.set(String::new());
//!     };
//!     html::section()
//!         .class("shopping") // a class, and one that comes and goes
//!         .class(("empty", move || items.with(Vec::is_empty)))
//!         .attr("aria-label", "Shopping") // an attribute, and one that follows a state
//!         .attr("aria-busy", move || typed.with(|typed| !typed.is_empty()).then_some("true"))
//!         .child(html::h2().child("To buy")) // a static child
//!         .child(move || items.with(Vec::is_empty).then(|| html::p().child("Nothing"))) // a live one
//!         .child(html::ul().live_rows(move || items.get(), |item| html::li().child(item))) // a list
//!         .child(
//!             html::input()
//!                 .prop("value", typed) // a property
//!                 .on(ev::input, move |event| typed.set(event_target_value(&event))), // an event
//!         )
//!         .child(view! { <Button label="Add" on_press=add attr:id="add"/> }) // a component
//! }
//! ```
//!
//! What differs from Leptos: a new node that a closure returns replaces the old one, and the focus moves to where it
//! was, whereas `view!` would patch the old one. So what changes often belongs in a signal that the node reads, not in a closure around
//! it. A view of Leptos that isn't a component of the kit becomes a child by `.into_any()`.
//!
//! Measured on the reference app's panel with Leptos 0.8.23, all in one run, as bytes of program and loader by brotli:
//!
//! | all views of the panel, some 50 elements | bytes | one component more | one element more |
//! | --- | --- | --- | --- |
//! | nodes | 73,649 | 221 | 77 |
//! | `view!` | 104,388 | | |
//! | `view!` with `.into_any()` at every component | 101,543 | 958 | 335 |
//! | `view!` with `--cfg erase_components` | 101,403 | | |
//! | both | 98,902 | 573 | 200 |
//!
//! The first element of `view!` costs 5.7 kB, once a page. The components of the kit compile with and without `erase_components`, which
//! an app that is written in `view!` does well to set.

mod attr;
mod build;
mod child;
mod extent;
mod focus;
mod live_rows;
mod live_text;
mod render;
mod row_owners;
mod subscription;
mod windowed_rows;

pub use attr::{IntoAttribute, IntoClass, IntoProperty, LiveAttribute};
pub(crate) use build::is_of_input_method;
pub(super) use build::svg;
pub use build::{Node, element};
pub use child::{IntoChild, LiveChild};
pub(super) use focus::focus_in;
pub(crate) use focus::{focus_place, take_focus};
pub use subscription::effect;
pub(super) use subscription::in_next_frame;
pub(crate) use subscription::listen_to_window;
