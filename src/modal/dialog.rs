//! What every part of the modal shares: its surface, its notice, its draft, and how it closes.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, BackendError};
use pipeframe::context::Record;
use pipeframe::draft::{self, Draft};
use pipeframe::kit::intl;
use pipeframe::kit::{Button, Node, Notice, State, html};
use pipeframe::sdk::{ModalSize, Redirect, Sdk, WithFloatingWindow};
use pipeframe::surface::{Modal, SurfaceHandle};

use super::opening::Opening;
use crate::domain::Day;
use crate::text;

/// What every part of the modal needs. Copies mean the same modal.
#[derive(Clone, Copy)]
pub(super) struct Dialog {
    pub(super) surface: State<SurfaceHandle<Modal, WithFloatingWindow>>,
    pub(super) opening: State<Opening>,
    /// The record whose vehicles the shown one was picked from.
    pub(super) picked_from: State<Option<Record>>,
    pub(super) notice: Notice,
    pub(super) is_not_connected: State<bool>,
    /// What was entered or sent on the page that is shown; none where nothing can be.
    pub(super) draft: State<Option<Draft>>,
    pub(super) today: Day,
}

impl Dialog {
    /// A modal on a surface, with nothing entered yet.
    pub(super) fn new(surface: SurfaceHandle<Modal, WithFloatingWindow>) -> Self {
        Self {
            opening: State::new(Opening::read(&surface.context().origin)),
            surface: State::new(surface),
            picked_from: State::new(None),
            notice: Notice::none(),
            is_not_connected: State::new(false),
            draft: State::new(None),
            today: Day(intl::today()),
        }
    }

    /// A short form in a large window looks lost.
    pub(super) fn ask_for_size(self, opening: &Opening) {
        let size = match opening {
            Opening::Vehicle(_) | Opening::Record(_) => ModalSize::new(640, 480),
            Opening::Selection(_) => ModalSize::new(560, 400),
            Opening::NewVehicle(_) | Opening::Nothing => ModalSize::new(480, 320),
        };
        let sdk = self.sdk();
        spawn_local(async move {
            // A size that the host refuses leaves the content scrolling, and its footer in sight.
            let _ = sdk.resize(size).await;
        });
    }

    pub(super) fn sdk(self) -> Sdk<Modal, WithFloatingWindow> {
        self.surface.with_untracked(|surface| surface.sdk().clone())
    }

    pub(super) fn backend(self) -> Backend {
        self.surface
            .with_untracked(|surface| surface.backend().clone())
    }

    /// Where the draft of a form of the modal is stored.
    pub(super) fn draft_place(self, form: &str) -> String {
        let viewer = self
            .surface
            .with_untracked(|surface| surface.context().viewer);
        draft::place("modal", viewer, form)
    }

    pub(super) fn show(self, opening: Opening) {
        self.clear_notices();
        self.opening.set(opening);
    }

    pub(super) fn clear_notices(self) {
        self.notice.clear();
        self.is_not_connected.set(false);
    }

    /// Says what did not work. A missing connection has a way on of its own.
    pub(super) fn report(self, what: &str, error: &BackendError) {
        self.is_not_connected
            .set(*error == BackendError::NotConnected);
        self.notice.say(what, error);
    }

    pub(super) fn notice_view(self) -> Node {
        let button = move || view! { <Button label=text::open_settings() on_press=move || self.open_settings()/> };
        html::div()
            .class("dialog-notice")
            .child(self.notice.view())
            .child(move || self.is_not_connected.get().then(button))
    }

    pub(super) fn open_settings(self) {
        let sdk = self.sdk();
        spawn_local(async move {
            if let Err(error) = sdk
                .redirect_to(Redirect::settings(&[("section", "connection")]))
                .await
            {
                self.notice.say(text::settings_not_opened(), &error);
            }
        });
    }

    /// The draft of the page that is being built: while something in it would be lost, Escape asks first.
    pub(super) fn guards(self, draft: Draft) {
        self.draft.set(Some(draft));
    }

    pub(super) fn close(self) {
        let sdk = self.sdk();
        spawn_local(async move {
            if let Err(error) = sdk.close_modal().await {
                self.notice.say(text::close_by_hand(), &error);
            }
        });
    }
}
