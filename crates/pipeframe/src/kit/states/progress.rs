use leptos::prelude::*;

use crate::kit::{Live, Node, element};

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
    let count = move || [done.get().to_string(), total.get().to_string()].join(" of ");
    let bar = element("progress")
        .class("progress-bar")
        .attribute("aria-label", label)
        .live_attribute("max", move || Some(bar_total.get().max(1).to_string()))
        .live_property("value", move || bar_done.get());
    element("div")
        .class("progress")
        .child(element("span").class("progress-label").text(label))
        .child(element("span").class("progress-count").live_text(count))
        .child(bar)
}

/// Work whose end is not known. Where data will stand, a [`Skeleton`](super::Skeleton) is better.
#[component(transparent)]
pub fn Spinner(
    /// What is being done, for screen readers.
    label: &'static str,
) -> Node {
    element("span")
        .class("spinner")
        .attribute("role", "status")
        .attribute("aria-label", label)
}

/// A text that is read aloud when it changes and is not seen: "4 vehicles found". A page has one, mounted from the start.
#[component(transparent)]
pub fn LiveRegion(
    /// What to read.
    #[prop(into)]
    text: TextProp,
) -> Node {
    element("p")
        .class("visually-hidden")
        .attribute("role", "status")
        .live_text(text)
}
