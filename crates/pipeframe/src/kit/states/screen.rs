use leptos::prelude::*;

use super::failure::folded;
use crate::kit::button::button;
use crate::kit::{ButtonVariant, Handler, IconSize, Node, html, icon};

/// A whole frame that says one thing: why the app can't be shown here, and the way on. It fits 385 × 200 px.
#[component(transparent)]
pub fn Screen(
    /// A symbol of `web/icons.svg`.
    icon: &'static str,
    /// What is the case, in a few plain words: "Open this in Pipedrive".
    #[prop(into)]
    title: String,
    /// One sentence: why, and what to do.
    #[prop(into)]
    text: String,
    /// The text of the button; without it no button is shown.
    #[prop(optional)]
    action: Option<&'static str>,
    /// Runs when the button is pressed.
    #[prop(optional, into)]
    on_action: Handler,
    /// What a developer or the support wants to know, folded; nothing if it is empty. Never a token.
    #[prop(optional, into)]
    details: String,
) -> Node {
    let button = |label: &'static str| button(label, ButtonVariant::Primary, on_action);
    html::main()
        .class("screen")
        .child(icon::icon(icon, IconSize::Large))
        .child(html::h1().class("screen-title").child(&title))
        .child(html::p().class("screen-text").child(&text))
        .child(action.map(button))
        .child(folded(details))
}
