//! A JSON modal over the page.

use leptos::prelude::*;
use pipeframe_json_ui::view::{Changed, JsonModal, Submission};

use crate::desk::{Desk, DialogId, JsonModal as OpenJsonModal, ModalContent, UserAction};
use crate::host::Host;

use super::dialog::{Dialog, DialogKind};
use super::json_reasons::JsonReasons;
use super::modal_header::{DialogHeader, heading_id, is_covered};

/// The JSON modal of a dialog.
fn modal(desk: &Desk, id: DialogId) -> Option<&OpenJsonModal> {
    match &desk.modal_of(id)?.content {
        ModalContent::Json(modal) => Some(modal),
        ModalContent::Custom(_) | ModalContent::Entity(_) => None,
    }
}

/// A JSON modal, drawn as Pipedrive would.
#[component]
pub(super) fn JsonDialog(host: Host, id: DialogId) -> impl IntoView {
    let covered = host.select(move |desk| is_covered(desk, id));
    let state = host.select(move |desk| {
        modal(desk, id)
            .map(|modal| modal.state.clone())
            .unwrap_or_default()
    });
    let busy = host.select(move |desk| modal(desk, id).map(|modal| modal.busy).unwrap_or_default());
    let error = host.select(move |desk| modal(desk, id)?.error.clone());
    let reasons = host.select(move |desk| {
        modal(desk, id)
            .map(|modal| modal.reasons.clone())
            .unwrap_or_default()
    });
    let items = host.peek(|desk| desk.assumptions().item_condition).into();
    view! {
        <Dialog
            kind=DialogKind::Form
            labelled_by=heading_id(id)
            covered=covered
            on_escape=move || host.act(UserAction::CloseModal)
        >
            <DialogHeader host=host id=id />
            <div class="json-dialog-body">
                <JsonModal
                    state=state
                    busy=busy
                    error=error
                    items=items
                    on_change=Callback::new(move |changed: Changed| {
                        host.act(UserAction::RefetchForm(id, changed));
                    })
                    on_submit=Callback::new(move |submission: Submission| {
                        host.act(UserAction::SendForm(id, submission));
                    })
                    on_open_url=Callback::new(move |submission: Submission| {
                        host.act(UserAction::OpenFormPage(submission));
                    })
                    on_cancel=Callback::new(move |()| host.act(UserAction::CloseModal))
                    on_reconnect=Callback::new(move |()| host.act(UserAction::Reconnect))
                />
                <JsonReasons reasons=reasons />
            </div>
        </Dialog>
    }
    .into_any()
}
