use leptos::prelude::*;

use crate::kit::{Live, Node, html};
use crate::words;

/// How far a piece of work with known parts has come.
#[component(transparent)]
pub fn Progress(
    /// What is being done: "Sending proposals".
    label: &'static str,
    /// How many parts are done.
    #[prop(into)]
    done: Live<u32>,
    /// How many parts there are.
    #[prop(into)]
    total: Live<u32>,
) -> Node {
    let (bar_done, bar_total) = (done.clone(), total.clone());
    let count = move || words::progress_count(done.get(), total.get());
    let bar = html::progress()
        .class("progress-bar")
        .attr("aria-label", label)
        .attr("max", move || bar_total.get().max(1))
        .prop("value", bar_done);
    html::div()
        .class("progress")
        .child(html::span().class("progress-label").child(label))
        .child(html::span().class("progress-count").child(count))
        .child(bar)
}

/// Work whose end is not known. Where data will be shown, a [`Skeleton`](super::Skeleton) is better.
#[component(transparent)]
pub fn Spinner(
    /// What is being done, for screen readers.
    label: &'static str,
) -> Node {
    html::span()
        .class("spinner")
        .attr("role", "status")
        .attr("aria-label", label)
}

/// A text that is read aloud when it changes and is not seen: "4 vehicles found". A page has one, mounted from the start.
#[component(transparent)]
pub fn LiveRegion(
    /// What to read.
    #[prop(into)]
    text: TextProp,
) -> Node {
    html::p()
        .class("visually-hidden")
        .attr("role", "status")
        .child(text)
}
