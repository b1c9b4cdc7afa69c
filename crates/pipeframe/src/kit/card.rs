use leptos::prelude::*;

use super::{Content, Node, element};

/// A box with a hairline border that holds what belongs together.
#[component(transparent)]
pub fn Card(
    /// What it holds.
    children: Content,
) -> Node {
    children.fill(element("div").class("card"))
}

/// A part of a page under a heading.
#[component(transparent)]
pub fn Section(
    /// The heading, in sentence case.
    title: &'static str,
    /// One sentence under the heading.
    #[prop(optional)]
    description: Option<&'static str>,
    /// What stands at the end of the heading's line, such as a button.
    #[prop(optional, into)]
    actions: Option<Content>,
    /// What the section holds.
    children: Content,
) -> Node {
    let header = element("header")
        .class("section-header")
        .child(element("h2").class("section-title").text(title))
        .maybe(actions.map(|actions| actions.fill(element("div").class("section-actions"))))
        .maybe(description.map(|text| element("p").class("section-description").text(text)));
    let section = element("section")
        .class("section")
        .attribute("aria-label", title)
        .child(header);
    children.fill(section)
}
