use leptos::prelude::*;

use super::{Content, Node, element};

/// One line above a list: what is shown at its start, what can be done with it at its end.
#[component(transparent)]
pub fn Toolbar(
    /// What is shown: "6 vehicles".
    #[prop(into)]
    text: TextProp,
    /// The controls.
    children: Content,
) -> Node {
    element("div")
        .class("toolbar")
        .child(element("span").class("toolbar-text").live_text(text))
        .child(children.fill(element("div").class("toolbar-actions")))
}
