//! Keeps unsaved work from being left behind, as far as a frame can.

use leptos::ev;
use leptos::prelude::*;
use pipeframe::kit::{Node, html};

use crate::text;

/// Lets the browser ask before the frame is reloaded or left while something is unsaved, for the life of the page.
pub(super) fn keep(is_changed: impl Fn() -> bool + 'static) {
    let listener = window_event_listener(ev::beforeunload, move |event| {
        if untrack(&is_changed) {
            event.prevent_default();
        }
    });
    std::mem::forget(listener);
}

/// Says what can't be guarded: Pipedrive takes the frame away without asking it.
pub(super) fn hint(is_changed: impl Fn() -> bool + Send + Sync + 'static) -> Node {
    html::p()
        .class("unsaved-hint")
        .attr("hidden", move || !is_changed())
        .child(text::unsaved_hint())
}
