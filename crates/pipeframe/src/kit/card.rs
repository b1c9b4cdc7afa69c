use leptos::prelude::*;

use super::{Content, Node, html};

/// A box with a hairline border that holds what belongs together.
#[component(transparent)]
pub fn Card<'a>(
    /// What it holds.
    children: Content<'a>,
) -> Node {
    html::div().class("card").child(children)
}

/// A part of a page under a heading.
#[component(transparent)]
pub fn Section<'a>(
    /// The heading, in sentence case.
    title: &'static str,
    /// One sentence under the heading.
    #[prop(optional)]
    description: Option<&'static str>,
    /// The content at the end of the heading's line, such as a button.
    #[prop(optional, into)]
    actions: Option<Content<'a>>,
    /// What the section holds.
    children: Content<'a>,
) -> Node {
    let header = html::header()
        .class("section-header")
        .child(html::h2().class("section-title").child(title))
        .child(actions.map(|actions| html::div().class("section-actions").child(actions)))
        .child(description.map(|text| html::p().class("section-description").child(text)));
    html::section()
        .class("section")
        .attr("aria-label", title)
        .child(header)
        .child(children)
}
