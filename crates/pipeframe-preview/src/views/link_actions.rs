//! The link actions in an actions menu.

use leptos::prelude::*;

use crate::desk::{Desk, OfferedLink};
use crate::frame_address::length_note;
use crate::host::Host;

use super::avatar::app_avatar;
use super::icon::{Shape, small_icon};
use super::menu::MenuItem;

/// The entries for the link actions of the page. Each opens in a tab of its own.
#[component]
pub(super) fn LinkActions(host: Host) -> impl IntoView {
    let links = host.select(Desk::link_actions);
    move || {
        links
            .get()
            .into_iter()
            .map(|link| entries(host, link))
            .collect_view()
    }
}

fn entries(host: Host, link: OfferedLink) -> AnyView {
    let OfferedLink {
        name,
        description,
        address,
        long_address,
    } = link;
    let long = long_address.map(|address| {
        let name = format!("{name}, as for 1,000 records");
        view! { <Entry host=host name=name description="For trying long addresses; the preview adds ids." address=address /> }
    });
    view! {
        <Entry host=host name=name description=description address=address />
        {long}
    }
    .into_any()
}

#[component]
fn Entry(
    host: Host,
    name: String,
    #[prop(into)] description: String,
    address: String,
) -> impl IntoView {
    let length = length_note(address.chars().count())
        .map(|note| view! { <small class="host-popover-warning">{note}</small> });
    view! {
        <MenuItem on_select=move || host.open_link(address.clone())>
            {app_avatar(host)}
            <span class="host-popover-text">
                {name} <span class="only-read-aloud">"(opens in a new tab)"</span>
                <small>{description}</small> {length}
            </span>
            {small_icon(Shape::Link)}
        </MenuItem>
    }
    .into_any()
}
