//! The modal: one vehicle and its proposals, the vehicles of a record, a new vehicle, or reminders to a list selection.

mod batch;
mod details;
mod facts;
mod new_vehicle;
mod opening;
mod pick;
mod proposals;
mod reminders;
mod send;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, BackendError};
use pipeframe::context::Record;
use pipeframe::kit::intl;
use pipeframe::kit::{Button, EmptyState, Node, State, html};
use pipeframe::sdk::{Confirmation, ModalSize, Redirect, Sdk, WithFloatingWindow};
use pipeframe::surface::{Modal, SurfaceHandle};

use super::domain::Day;
use opening::Opening;
use pipeframe::draft::{self, Draft};
use pipeframe::kit::Notice;
use pipeframe::surface::Question;

pub use opening::field;

/// The modal's name as registered in Developer Hub.
pub const NAME: &str = "Vehicle details";

/// What every part of the modal needs. Copies mean the same modal.
#[derive(Clone, Copy)]
struct Dialog {
    surface: State<SurfaceHandle<Modal, WithFloatingWindow>>,
    opening: State<Opening>,
    /// The record whose vehicles the shown one was picked from.
    picked_from: State<Option<Record>>,
    notice: Notice,
    is_not_connected: State<bool>,
    /// What was entered or sent on the page that is shown; none where nothing can be.
    draft: State<Option<Draft>>,
    leaving: Question,
    today: Day,
}

/// The modal, for whatever it was opened.
pub fn page(surface: SurfaceHandle<Modal, WithFloatingWindow>) -> Node {
    let dialog = Dialog {
        opening: State::new(Opening::read(&surface.context().origin)),
        surface: State::new(surface),
        picked_from: State::new(None),
        notice: Notice::none(),
        is_not_connected: State::new(false),
        draft: State::new(None),
        leaving: Question::new(),
        today: Day(intl::today()),
    };
    let surface = dialog.surface.get_untracked();
    surface.on_escape(move || dialog.leave());
    html::main()
        .class("dialog")
        .child(move || dialog.content(dialog.opening.get()))
}

impl Dialog {
    fn content(self, opening: Opening) -> Vec<Node> {
        self.ask_for_size(&opening);
        self.draft.set(None);
        match opening {
            Opening::Vehicle(id) => details::view(self, id),
            Opening::Record(record) => pick::view(self, record),
            Opening::NewVehicle(record) => new_vehicle::view(self, record),
            Opening::Selection(selection) => reminders::view(self, selection),
            Opening::Nothing => self.nothing_view(),
        }
    }

    /// A short form in a large window looks lost.
    fn ask_for_size(self, opening: &Opening) {
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

    fn nothing_view(self) -> Vec<Node> {
        let text = "There is no vehicle to show here. Open one from the Car services panel of a deal, person or organization.";
        let state = view! { <EmptyState icon="car" text=text action="Close" on_action=move || self.close()/> };
        vec![html::div().class("dialog-body").child(state)]
    }

    fn sdk(self) -> Sdk<Modal, WithFloatingWindow> {
        self.surface.with_untracked(|surface| surface.sdk().clone())
    }

    fn backend(self) -> Backend {
        self.surface
            .with_untracked(|surface| surface.backend().clone())
    }

    /// Where what is entered or sent on a page of the modal lies.
    fn draft_place(self, form: &str) -> String {
        let viewer = self
            .surface
            .with_untracked(|surface| surface.context().viewer);
        draft::place("modal", viewer, form)
    }

    fn show(self, opening: Opening) {
        self.clear_notices();
        self.opening.set(opening);
    }

    fn clear_notices(self) {
        self.notice.clear();
        self.is_not_connected.set(false);
    }

    /// Says what did not work. A missing connection has a way on of its own.
    fn report(self, what: &str, error: &BackendError) {
        self.is_not_connected
            .set(*error == BackendError::NotConnected);
        self.notice.say(what, error);
    }

    fn notice_view(self) -> Node {
        let button =
            move || view! { <Button label="Open settings" on_press=move || self.open_settings()/> };
        html::div()
            .class("dialog-notice")
            .child(self.notice.view())
            .child(move || self.is_not_connected.get().then(button))
    }

    fn open_settings(self) {
        let sdk = self.sdk();
        spawn_local(async move {
            if let Err(error) = sdk
                .redirect_to(Redirect::settings(&[("section", "connection")]))
                .await
            {
                self.notice.say("The settings could not be opened.", &error);
            }
        });
    }

    /// The draft of the page that is being built: while something in it would be lost, Escape asks first.
    fn guards(self, draft: Draft) {
        self.draft.set(Some(draft));
    }

    /// Closes the modal, unless something would be lost by it and the person wants to stay.
    fn leave(self) {
        let loss = self.draft.get_untracked().and_then(Draft::loss);
        let Some(loss) = loss else {
            return self.close();
        };
        let question = Confirmation::new("Close this window?")
            .description(loss)
            .ok_text("Close");
        let answer = self.sdk().show_confirmation(question);
        spawn_local(async move {
            match self.leaving.ask(answer).await {
                Some(Ok(true)) => self.close(),
                Some(Ok(false)) | None => {}
                Some(Err(error)) => self
                    .notice
                    .say("Close this window with the X at its top.", &error),
            }
        });
    }

    fn close(self) {
        let sdk = self.sdk();
        spawn_local(async move {
            if let Err(error) = sdk.close_modal().await {
                self.notice
                    .say("Close this window with the X at its top.", &error);
            }
        });
    }
}
