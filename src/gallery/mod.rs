//! Every component of the kit in every state, each with the code that shows it.
//!
//! It is at `/gallery`, and framed at the widths of Pipedrive's surfaces by the preview's `?at=gallery`. It is a page of an app, because the
//! preview must not know the library, and because it so proves that what the library exports is enough. Releases have no such page.

mod buttons;
mod entry;
mod facts;
mod fields;
mod lists;
mod more_fields;
mod parts;
mod source;
mod states;

use leptos::prelude::*;
use pipeframe::context::RawQuery;
use pipeframe::kit::{Node, Section, html};

use entry::Entry;

/// All of it, below each other.
pub fn page(_: RawQuery) -> Node {
    html::main()
        .class("gallery")
        .child(html::h1().class("gallery-title").child("Components"))
        .child(chapter("What is pressed", buttons::entries()))
        .child(chapter("What is filled in", fields::entries()))
        .child(chapter("More that is filled in", more_fields::entries()))
        .child(chapter("What is shown", facts::entries()))
        .child(chapter("Lists", lists::entries()))
        .child(chapter("Parts of a page", parts::entries()))
        .child(chapter("States of a page", states::entries()))
}

fn chapter(title: &'static str, entries: Vec<Entry>) -> Node {
    let entries: Vec<Node> = entries.into_iter().map(Entry::view).collect();
    view! { <Section title>{entries}</Section> }.into()
}
