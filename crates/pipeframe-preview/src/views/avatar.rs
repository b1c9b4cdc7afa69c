//! Avatars of people, organisations and the app.
//!
//! The letters are drawn by the stylesheet: they aren't text for screen readers or for searching the page.

use leptos::prelude::*;

use crate::account::Resource;
use crate::host::Host;

use super::wording::initials;

/// The app's icon: its own where the preview has it, else the first letter of its name.
pub(super) fn app_avatar(host: Host) -> AnyView {
    if let Some(address) = host.app_icon() {
        return view! { <img class="host-avatar" data-kind="app-icon" src=address alt="" /> }
            .into_any();
    }
    let letter = host.peek(|desk| desk.registration().name.chars().next());
    let letter = letter.map(|letter| letter.to_uppercase().to_string());
    view! { <span class="host-avatar" data-kind="app" data-letters=letter aria-hidden="true"></span> }
        .into_any()
}

/// The picture of a person or an organisation by name.
pub(super) fn avatar(
    name: impl Fn() -> String + Send + 'static,
    resource: Resource,
    size: Option<&'static str>,
) -> AnyView {
    let kind = (resource == Resource::Organization).then_some("organization");
    view! {
        <span
            class="host-avatar"
            data-kind=kind
            data-size=size
            data-letters=move || initials(&name())
            aria-hidden="true"
        ></span>
    }
    .into_any()
}
