//! A question that a surface asks through Pipedrive.

use leptos::prelude::*;

use crate::desk::{Confirmation, UserAction};
use crate::host::Host;

use super::dialog::{Dialog, DialogKind};

const HEADING: &str = "confirmation-heading";
const DESCRIPTION: &str = "confirmation-description";

/// The question that is asked now; further ones wait at the desk.
#[component]
pub(super) fn ConfirmationLayer(host: Host) -> impl IntoView {
    let confirmation = host.select(|desk| desk.confirmation().cloned());
    move || {
        confirmation
            .get()
            .map(|confirmation| view! { <Question host=host confirmation=confirmation /> })
    }
}

#[component]
fn Question(host: Host, confirmation: Confirmation) -> impl IntoView {
    let dialog = confirmation.id;
    let answer = move |confirmed| host.act(UserAction::Confirm { dialog, confirmed });
    let explained = confirmation.description.is_some();
    let view = move || {
        view! {
            <div class="confirmation-body">
                <h2 id=HEADING>{confirmation.title}</h2>
                {confirmation.description.map(|text| view! { <p id=DESCRIPTION>{text}</p> })}
            </div>
            <div class="host-dialog-footer">
                <button
                    type="button"
                    class="host-button"
                    data-safe="true"
                    on:click=move |_| answer(false)
                >
                    {confirmation.cancel_text}
                </button>
                <button
                    type="button"
                    class="host-button"
                    data-color=confirmation.ok_color.as_str()
                    on:click=move |_| answer(true)
                >
                    {confirmation.ok_text}
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <Dialog
            kind=DialogKind::Confirmation
            labelled_by=HEADING
            described_by=explained.then_some(DESCRIPTION)
            first_focus="[data-safe]"
            on_escape=move || answer(false)
        >
            {view()}
        </Dialog>
    }
    .into_any()
}
