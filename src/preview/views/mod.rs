//! What the preview looks like.

use leptos::prelude::*;

use super::host::Host;

/// The whole page.
#[component]
pub fn Page(
    /// The running preview.
    host: Host,
) -> impl IntoView {
    let title = host.select(|desk| desk.place().title());
    view! { <main>{title}</main> }
}
