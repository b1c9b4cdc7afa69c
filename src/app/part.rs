//! A part of a page that comes and goes.

use leptos::prelude::*;
use pipeframe::kit::{Node, element};

/// A place that shows what the closure returns, and nothing where it returns none. It has no box of its own, so that the
/// page lays out its content as if it stood there alone.
pub fn part(content: impl Fn() -> Option<AnyView> + 'static) -> Node {
    element("div").class("part").live_children(move || {
        let content = content();
        content.map(holder).into_iter().collect()
    })
}

/// A view without a box of its own.
pub fn holder(content: AnyView) -> Node {
    element("div").class("part").view(content)
}
