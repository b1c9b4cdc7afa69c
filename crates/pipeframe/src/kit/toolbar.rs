use leptos::prelude::*;

use super::{Content, Node, html};

/// One line above a list: what is shown at its start, what can be done with it at its end.
#[component(transparent)]
pub fn Toolbar<'a>(
    /// What is shown: "6 vehicles".
    #[prop(into)]
    text: TextProp,
    /// The controls.
    children: Content<'a>,
) -> Node {
    html::div()
        .class("toolbar")
        .child(html::span().class("toolbar-text").child(text))
        .child(html::div().class("toolbar-actions").child(children))
}
