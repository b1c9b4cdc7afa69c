//! The one modal over the page: the app's own, one of Pipedrive's forms, or what isn't drawn here.

use leptos::prelude::*;

use crate::preview::desk::{Desk, DialogId, FrameId, ModalContent, OpenModal, Place, UserAction};
use crate::preview::host::Host;

use super::dialog::{Dialog, DialogKind};
use super::entity_form::EntityDialog;
use super::icon::{Shape, icon};
use super::surface_frame::SurfaceFrame;

const HEADING: &str = "modal-heading";

/// What a modal shows, as far as its element depends on it.
#[derive(Clone, Debug, PartialEq)]
enum Shown {
    Custom(FrameId),
    Entity,
    Json(String),
}

/// The one modal over the page.
#[component]
pub(super) fn ModalLayer(host: Host) -> impl IntoView {
    let modal = host.select(|desk| {
        desk.modal()
            .map(shown)
            .filter(|(_, shown)| is_over(desk, shown))
    });
    move || {
        modal.get().map(|(_, shown)| match shown {
            Shown::Custom(frame) => view! { <CustomModal host=host frame=frame /> }.into_any(),
            Shown::Entity => view! { <EntityDialog host=host /> }.into_any(),
            Shown::Json(name) => view! { <JsonModal host=host name=name /> }.into_any(),
        })
    }
}

/// Whether a modal lies over the page; the app's own has a place of its own on the workbench.
fn is_over(desk: &Desk, shown: &Shown) -> bool {
    desk.place() != Place::Workbench || !matches!(shown, Shown::Custom(_))
}

fn shown(modal: &OpenModal) -> (DialogId, Shown) {
    let shown = match &modal.content {
        ModalContent::Custom(frame) => Shown::Custom(*frame),
        ModalContent::Entity(_) => Shown::Entity,
        ModalContent::Json(name) => Shown::Json(name.clone()),
    };
    (modal.id, shown)
}

#[component]
fn CustomModal(host: Host, frame: FrameId) -> impl IntoView {
    let covered = host.select(|desk| desk.confirmation().is_some());
    view! {
        <Dialog
            kind=DialogKind::Custom
            labelled_by=HEADING
            covered=covered
            on_escape=move || host.act(UserAction::CloseModal)
        >
            <DialogHeader host=host id=HEADING />
            <SurfaceFrame host=host frame=frame />
        </Dialog>
    }
    .into_any()
}

#[component]
fn JsonModal(host: Host, name: String) -> impl IntoView {
    view! {
        <Dialog
            kind=DialogKind::Form
            labelled_by=HEADING
            on_escape=move || host.act(UserAction::CloseModal)
        >
            <DialogHeader host=host id=HEADING />
            <div class="host-dialog-body">
                <p>
                    "Pipedrive draws the JSON modal “" {name}
                    "” from its schema. This preview doesn't; close it to go on."
                </p>
            </div>
            <div class="host-dialog-footer">
                <button
                    type="button"
                    class="host-button"
                    on:click=move |_| host.act(UserAction::CloseModal)
                >
                    "Close"
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The heading of a modal and its X.
#[component]
pub(super) fn DialogHeader(
    host: Host,
    /// The id that the dialog is labelled by.
    id: &'static str,
) -> impl IntoView {
    let title = host.select(|desk| {
        desk.modal()
            .map(|modal| modal.title.clone())
            .unwrap_or_default()
    });
    view! {
        <div class="host-dialog-header">
            <h2 id=id>{title}</h2>
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
