use leptos::prelude::*;

use super::{IconSize, Node, allowed_href, html, icon};
use crate::words;

/// A link in a text or a list of facts. It opens in a new tab, since a page of another site can't be shown in the frame.
///
/// An address that [`allowed_href`] refuses is shown as plain text.
///
/// ```
/// use leptos::prelude::*;
/// use pipeframe::kit::{KeyValue, KeyValueList, Node, TextLink};
///
/// fn contact(email: &str) -> Node {
///     let href = ["mailto:", email].concat();
///     view! {
///         <KeyValueList>
///             <KeyValue key="Email"><TextLink label=email href/></KeyValue>
///         </KeyValueList>
///     }
///     .into()
/// }
/// ```
#[component(transparent)]
pub fn TextLink(
    /// What is opened: "Invoice 2026-118".
    #[prop(into)]
    label: String,
    /// Where it leads. It may come from a record; only `https:`, `http:`, `mailto:` and `tel:` are followed.
    #[prop(into)]
    href: String,
) -> Node {
    let Some(address) = allowed_href(&href) else {
        return html::span().own_direction().child(&label);
    };
    let is_page = address.contains("//");
    let new_tab = || {
        html::span()
            .class("visually-hidden")
            .child([" ", words::opens_in_new_tab()].concat())
    };
    html::a()
        .class("text-link")
        .own_direction()
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .child(&label)
        .child(is_page.then(|| icon::icon("external", IconSize::Small)))
        .child(is_page.then(new_tab))
}
