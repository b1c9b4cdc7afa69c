use leptos::prelude::*;

use crate::kit::button::ButtonParts;
use crate::kit::icon::icon;
use crate::kit::{ButtonSize, Handler, IconSize, Live, Node, html};
use crate::words;

/// Says what went wrong where it went wrong, and offers to try again. The rest of the page stays.
#[component(transparent)]
pub fn InlineError(
    /// What happened and what it means: "Vehicles could not be loaded."
    #[prop(into)]
    text: TextProp,
    /// Tries again; without it no button is shown.
    #[prop(optional, into)]
    on_retry: Option<Handler>,
    /// What a developer or the support wants to know, folded; nothing if it is empty. Never a token.
    #[prop(optional, into)]
    details: String,
    /// Whether it is being tried again.
    #[prop(optional, into)]
    busy: Live<bool>,
) -> Node {
    inline_error(text, on_retry, details, busy)
}

/// The same for a caller that has the parts already.
pub(crate) fn inline_error(
    text: TextProp,
    on_retry: Option<Handler>,
    details: String,
    busy: Live<bool>,
) -> Node {
    html::div()
        .class("inline-error")
        .attr("role", "alert")
        .child(icon("alert", IconSize::Small))
        .child(html::p().class("inline-error-text").child(text))
        .child(on_retry.map(|on_retry| retry(on_retry, busy)))
        .child(folded(details))
}

/// Says that the data below is old because the newest could not be had, and offers to try again.
#[component(transparent)]
pub fn StaleNotice(
    /// How old it is: "Shown data is from 3 minutes ago."
    #[prop(into)]
    text: TextProp,
    /// Tries again.
    #[prop(into)]
    on_retry: Handler,
    /// Whether it is being tried again.
    #[prop(optional, into)]
    busy: Live<bool>,
) -> Node {
    html::div()
        .class("stale-notice")
        .attr("role", "status")
        .child(icon("clock", IconSize::Small))
        .child(html::p().class("stale-notice-text").child(text))
        .child(retry(on_retry, busy))
}

fn retry(on_press: Handler, busy: Live<bool>) -> Node {
    let button = ButtonParts {
        busy,
        on_press,
        size: ButtonSize::Compact,
        ..ButtonParts::new(words::retry())
    };
    button.build()
}

/// Details that open when they are asked for.
pub(super) fn folded(details: String) -> Option<Node> {
    if details.is_empty() {
        return None;
    }
    let text = html::pre().attr("tabindex", "0").child(&details);
    Some(
        html::details()
            .class("details")
            .child(html::summary().child(words::details()))
            .child(text),
    )
}
