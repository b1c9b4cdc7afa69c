use leptos::prelude::*;

use crate::kit::button::button;
use crate::kit::{ButtonVariant, Handler, IconSize, Node, element, icon};

/// Says that there is nothing here yet, in one sentence, and offers the one thing to do about it.
#[component(transparent)]
pub fn EmptyState(
    /// One sentence: "No vehicles on this deal yet."
    #[prop(into)]
    text: TextProp,
    /// A symbol of `web/icons.svg`.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// What the button says; without it there is no button.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Runs when the button is pressed.
    #[prop(optional, into)]
    on_action: Handler,
) -> Node {
    let button = |label: &'static str| button(label, ButtonVariant::Secondary, on_action);
    element("div")
        .class("empty-state")
        .maybe(icon.map(|name| icon::icon(name, IconSize::Large)))
        .child(element("p").class("empty-state-text").live_text(text))
        .maybe(action.map(button))
}
