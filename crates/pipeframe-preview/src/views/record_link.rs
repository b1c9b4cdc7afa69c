//! A link to the page of a record.

use leptos::prelude::*;

use crate::account::Record;
use crate::desk::{Place, UserAction};
use crate::host::Host;

/// A link to another record's page.
#[component]
pub(super) fn RecordLink(host: Host, record: Record) -> impl IntoView {
    let name = host.select(move |desk| desk.account().name_of(record).map(str::to_owned));
    view! {
        <button
            type="button"
            class="host-link"
            on:click=move |_| host.act(UserAction::Navigate(Place::Details(record)))
        >
            {move || name.get()}
        </button>
    }
    .into_any()
}
