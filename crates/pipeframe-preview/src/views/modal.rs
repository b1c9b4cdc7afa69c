//! The modals over the page: the app's own, its JSON modals, and Pipedrive's forms.

use leptos::prelude::*;

use crate::desk::{DialogId, ModalContent, OpenModal, UserAction};
use crate::frame_id::FrameId;
use crate::host::Host;

use super::dialog::{Dialog, DialogKind};
use super::entity_form::EntityDialog;
use super::json_dialog::JsonDialog;
use super::modal_header::{DialogHeader, heading_id, is_covered};
use super::surface_frame::SurfaceFrame;

/// What a modal shows, as far as its element depends on it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Shown {
    Custom(FrameId),
    Entity,
    Json,
}

/// The modals over the page, from the lowest; a frame lives on below another modal.
#[component]
pub(super) fn ModalLayer(host: Host) -> impl IntoView {
    let modals = host.select(|desk| desk.modals_over_page().map(shown).collect::<Vec<_>>());
    view! {
        <For each=move || modals.get() key=Clone::clone let((id, shown))>
            {match shown {
                Shown::Custom(frame) => {
                    view! { <CustomModal host=host id=id frame=frame /> }.into_any()
                }
                Shown::Entity => view! { <EntityDialog host=host id=id /> }.into_any(),
                Shown::Json => view! { <JsonDialog host=host id=id /> }.into_any(),
            }}
        </For>
    }
    .into_any()
}

fn shown(modal: &OpenModal) -> (DialogId, Shown) {
    let shown = match &modal.content {
        ModalContent::Custom(frame) => Shown::Custom(*frame),
        ModalContent::Entity(_) => Shown::Entity,
        ModalContent::Json(_) => Shown::Json,
    };
    (modal.id, shown)
}

#[component]
fn CustomModal(host: Host, id: DialogId, frame: FrameId) -> impl IntoView {
    let covered = host.select(move |desk| is_covered(desk, id));
    view! {
        <Dialog
            kind=DialogKind::Custom
            labelled_by=heading_id(id)
            covered=covered
            on_escape=move || host.act(UserAction::CloseModal)
        >
            <DialogHeader host=host id=id />
            <SurfaceFrame host=host frame=frame />
        </Dialog>
    }
    .into_any()
}
