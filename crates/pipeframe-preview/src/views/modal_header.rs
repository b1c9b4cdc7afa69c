//! What every modal has: its heading with an X, and whether something covers it.

use leptos::prelude::*;

use crate::desk::{Desk, DialogId, UserAction};
use crate::host::Host;

use super::icon::{Shape, icon};

/// Whether something covers a modal: a question, or another modal.
pub(super) fn is_covered(desk: &Desk, id: DialogId) -> bool {
    desk.confirmation().is_some() || desk.modal().is_some_and(|modal| modal.id != id)
}

/// The id of a modal's heading in the document.
pub(super) fn heading_id(id: DialogId) -> String {
    format!("modal-heading-{id}")
}

/// The heading of a modal and its X.
#[component]
pub(super) fn DialogHeader(host: Host, id: DialogId) -> impl IntoView {
    let title = host.select(move |desk| {
        desk.modal_of(id)
            .map(|modal| modal.title.clone())
            .unwrap_or_default()
    });
    view! {
        <div class="host-dialog-header">
            <h2 id=heading_id(id)>{title}</h2>
            <button
                type="button"
                class="host-icon-button"
                aria-label="Close"
                on:click=move |_| host.act(UserAction::CloseModal)
            >
                {icon(Shape::Close)}
            </button>
        </div>
    }
    .into_any()
}
