use leptos::prelude::*;

use crate::kit::button::button;
use crate::kit::{ButtonVariant, Handler, IconSize, Node, html, icon};

/// Says that there is nothing here yet, in one sentence, and offers the one thing to do about it.
#[component(transparent)]
pub fn EmptyState(
    /// One sentence: "No vehicles on this deal yet."
    #[prop(into)]
    text: TextProp,
    /// A symbol of `web/icons.svg`.
    #[prop(optional)]
    icon: Option<&'static str>,
    /// The text of the button; without it no button is shown.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Runs when the button is pressed.
    #[prop(optional, into)]
    on_action: Handler,
) -> Node {
    let button = |label: &'static str| button(label, ButtonVariant::Secondary, on_action);
    html::div()
        .class("empty-state")
        .child(icon.map(|name| icon::icon(name, IconSize::Large)))
        .child(html::p().class("empty-state-text").child(text))
        .child(action.map(button))
}
