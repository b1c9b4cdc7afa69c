use leptos::either::Either;
use leptos::prelude::*;

use super::{ButtonSize, ButtonVariant, allowed_href};
use crate::kit::Icon;

/// A link that looks like a button and opens in a new tab, since a page of another site can't be shown in the frame.
///
/// An address that [`allowed_href`] refuses is shown as plain text.
#[component]
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
    /// A symbol of `assets/icons.svg`, shown before the text.
    #[prop(optional)]
    icon: Option<&'static str>,
) -> impl IntoView {
    let Some(href) = allowed_href(&href).map(str::to_owned) else {
        return Either::Right(view! { <span class="link-button-text">{label}</span> });
    };
    Either::Left(view! {
        <a
            class="button"
            data-variant=variant.name()
            data-size=size.name()
            href=href
            target="_blank"
            rel="noopener noreferrer"
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button-label">{label}</span>
        </a>
    })
}
