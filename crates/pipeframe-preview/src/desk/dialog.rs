//! What covers the page: modals, confirmations and snackbars.

use crate::account::{Draft, DraftProblem, Resource};
use crate::protocol::{Color, Link, ModalRequest};

use super::id::{DialogId, PortId};
use super::json_modal::JsonModal;
use crate::frame_id::FrameId;

/// A modal over the page, or over another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OpenModal {
    /// Its name at the desk.
    pub(crate) id: DialogId,
    /// Its heading.
    pub(crate) title: String,
    /// What it shows.
    pub(crate) content: ModalContent,
    /// How it came to be open.
    pub(crate) origin: ModalOrigin,
    /// The command that waits for it to close; `None` when it was opened from Pipedrive's own menus.
    pub(super) opener: Option<Opener>,
}

impl OpenModal {
    /// The iframe of an app's own modal.
    pub(crate) const fn frame(&self) -> Option<FrameId> {
        match self.content {
            ModalContent::Custom(frame) => Some(frame),
            ModalContent::Entity(_) | ModalContent::Json(_) => None,
        }
    }
}

/// How a modal came to be open, which is also how it is opened again.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ModalOrigin {
    /// From the actions menu of the page, by its identifier or name.
    Menu(String),
    /// From Pipedrive's own menus: the "Add" dialog for this.
    Add(Resource),
    /// By `open_modal`, or by hand in its place on the workbench.
    Request(ModalRequest),
}

/// What a modal shows.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ModalContent {
    /// The app's own page in an iframe.
    Custom(FrameId),
    /// Pipedrive's "Add deal", "Add person" and so on.
    Entity(EntityForm),
    /// A JSON modal.
    Json(JsonModal),
}

/// An "Add" dialog. Views edit a copy of the draft and hand it back with
/// [`UserAction::SubmitEntity`](super::UserAction::SubmitEntity).
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EntityForm {
    /// What the dialog opened with: empty fields or the app's prefill.
    pub(crate) draft: Draft,
    /// What the last attempt to save was refused for; empty before it.
    pub(crate) problems: Vec<DraftProblem>,
}

/// The command that opened a modal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opener {
    /// The frame that asked.
    pub(crate) frame: FrameId,
    /// Where its reply goes.
    pub(crate) port: PortId,
}

/// A question that a surface asked through Pipedrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Confirmation {
    /// Its name at the desk.
    pub(crate) id: DialogId,
    /// The question.
    pub(crate) title: String,
    /// More about it.
    pub(crate) description: Option<String>,
    /// The label of the button that agrees; "OK" unless the app says otherwise.
    pub(crate) ok_text: String,
    /// The label of the button that doesn't; "Cancel" unless the app says otherwise.
    pub(crate) cancel_text: String,
    /// The colour of the button that agrees; negative unless the app says otherwise.
    pub(crate) ok_color: Color,
    /// The command that waits for the answer.
    pub(super) opener: Opener,
}

/// A short message that goes away by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Snackbar {
    /// Its name at the desk.
    pub(crate) id: DialogId,
    /// What it says.
    pub(crate) message: String,
    /// Where it leads; the address is always `http` or `https`.
    pub(crate) link: Option<Link>,
}
