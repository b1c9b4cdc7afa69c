use leptos::prelude::*;

use super::{ButtonSize, ButtonVariant, allowed_href};
use crate::kit::{IconSize, Node, html, icon};

/// A link that looks like a button and opens in a new tab, since a page of another site can't be shown in the frame.
///
/// An address that [`allowed_href`] refuses is shown as plain text.
#[component(transparent)]
pub fn LinkButton(
    /// What is opened: "Open invoice".
    #[prop(into)]
    label: String,
    /// Where it leads. It may come from a record; only `https:`, `http:`, `mailto:` and `tel:` are followed.
    #[prop(into)]
    href: String,
    /// How much weight it has.
    #[prop(optional)]
    variant: ButtonVariant,
    /// How high it is.
    #[prop(optional)]
    size: ButtonSize,
    /// A symbol of `web/icons.svg`, shown before the text.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> Node {
    let Some(href) = allowed_href(&href) else {
        return html::span().class("link-button-text").child(&label);
    };
    html::a()
        .class("button")
        .attr("data-variant", variant.name())
        .attr("data-size", size.name())
        .attr("href", href)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(icon.map(|name| icon::icon(name, IconSize::Small)))
        .child(html::span().class("button-label").child(&label))
}
