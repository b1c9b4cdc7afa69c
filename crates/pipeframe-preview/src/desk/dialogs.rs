//! What covers the page at the moment: modals, a queue of confirmations, a queue of snackbars.

use crate::account::{Draft, DraftProblem};
use crate::assumptions::SNACKBAR_TIME;
use crate::protocol::{Link, Question};

use super::dialog::{
    Confirmation, EntityForm, ModalContent, ModalOrigin, OpenModal, Opener, Snackbar,
};
use super::id::{DialogId, PortId};
use super::input::Timer;
use super::json_modal::JsonModal;
use super::turn::Turn;
use crate::frame_id::FrameId;

/// How many snackbars are kept; of more, the oldest that still waits is dropped.
const MOST_SNACKBARS: usize = 8;

/// Everything that covers the page.
#[derive(Clone, Debug, Default)]
pub(super) struct Dialogs {
    /// From the lowest to the one that is used.
    modals: Vec<OpenModal>,
    /// The first is asked now.
    confirmations: Vec<Confirmation>,
    /// The first is seen now.
    snackbars: Vec<Snackbar>,
    /// The id that was given last.
    last: u32,
}

impl Dialogs {
    /// The same without any dialog. Ids go on from where they were, so that no timer is taken for that of a later snackbar.
    pub(super) fn emptied(&self) -> Self {
        Self {
            last: self.last,
            ..Self::default()
        }
    }

    const fn next(&mut self) -> DialogId {
        self.last += 1;
        DialogId(self.last)
    }

    /// The modals that are open, from the lowest.
    pub(super) fn modals(&self) -> &[OpenModal] {
        &self.modals
    }

    /// The confirmations that aren't answered, in the order in which they are asked.
    pub(super) fn confirmations(&self) -> &[Confirmation] {
        &self.confirmations
    }

    /// The snackbars, in the order in which they are seen.
    pub(super) fn snackbars(&self) -> &[Snackbar] {
        &self.snackbars
    }

    /// Whether a modal is open.
    pub(super) const fn has_modal(&self) -> bool {
        !self.modals.is_empty()
    }

    /// Opens a modal over those that are open.
    pub(super) fn open_modal(
        &mut self,
        title: String,
        content: ModalContent,
        origin: ModalOrigin,
        opener: Option<Opener>,
    ) {
        let id = self.next();
        self.modals.push(OpenModal {
            id,
            title,
            content,
            origin,
            opener,
        });
    }

    /// The form of the highest modal, if that is an "Add" dialog.
    pub(super) fn form(&self) -> Option<&EntityForm> {
        match &self.modals.last()?.content {
            ModalContent::Entity(form) => Some(form),
            ModalContent::Custom(_) | ModalContent::Json(_) => None,
        }
    }

    /// The highest modal's draft couldn't be saved: the form shows what must change.
    pub(super) fn return_draft(&mut self, draft: Draft, problems: Vec<DraftProblem>) {
        if let Some(modal) = self.modals.last_mut()
            && let ModalContent::Entity(form) = &mut modal.content
        {
            *form = EntityForm { draft, problems };
        }
    }

    /// The JSON modal of a dialog.
    pub(super) fn json_modal_mut(&mut self, dialog: DialogId) -> Option<&mut JsonModal> {
        let modal = self.modals.iter_mut().find(|modal| modal.id == dialog)?;
        match &mut modal.content {
            ModalContent::Json(modal) => Some(modal),
            ModalContent::Custom(_) | ModalContent::Entity(_) => None,
        }
    }

    /// The dialog whose JSON modal is as wanted.
    pub(super) fn json_modal_where(
        &self,
        is_wanted: impl Fn(&JsonModal) -> bool,
    ) -> Option<DialogId> {
        let mut modals = self.modals.iter();
        let modal = modals.find(|modal| match &modal.content {
            ModalContent::Json(modal) => is_wanted(modal),
            ModalContent::Custom(_) | ModalContent::Entity(_) => false,
        })?;
        Some(modal.id)
    }

    /// Closes the modal of a dialog, also while another covers it.
    pub(super) fn close(&mut self, dialog: DialogId) -> Option<OpenModal> {
        let position = self.modals.iter().position(|modal| modal.id == dialog)?;
        Some(self.modals.remove(position))
    }

    /// Closes the highest modal.
    pub(super) fn close_modal(&mut self) -> Option<OpenModal> {
        self.modals.pop()
    }

    /// Closes the modal that shows a frame, also while another covers it.
    pub(super) fn close_modal_of(&mut self, frame: FrameId) -> Option<OpenModal> {
        let shows_it = |modal: &OpenModal| modal.frame() == Some(frame);
        let position = self.modals.iter().position(shows_it)?;
        Some(self.modals.remove(position))
    }

    /// A modal's frame was reloaded: the modal shows the new one.
    pub(super) fn reload(&mut self, old: FrameId, new: FrameId) {
        for modal in &mut self.modals {
            if modal.frame() == Some(old) {
                modal.content = ModalContent::Custom(new);
            }
        }
    }

    /// The command that opened a modal no longer waits for it.
    pub(super) fn forget_opener(&mut self, port: PortId) {
        for modal in &mut self.modals {
            modal.opener = modal.opener.filter(|opener| opener.port != port);
        }
    }

    /// Puts a question to the user, after those that came before.
    pub(super) fn ask(&mut self, question: Question, opener: Opener) {
        let id = self.next();
        self.confirmations.push(Confirmation {
            id,
            title: question.title,
            description: question.description,
            ok_text: question.ok_text,
            cancel_text: question.cancel_text,
            ok_color: question.ok_color,
            opener,
        });
    }

    /// The user answered a question, which goes away.
    pub(super) fn confirm(&mut self, dialog: DialogId) -> Option<Confirmation> {
        let is_it = |confirmation: &Confirmation| confirmation.id == dialog;
        let position = self.confirmations.iter().position(is_it)?;
        Some(self.confirmations.remove(position))
    }

    /// A frame is gone, and its questions go with it.
    pub(super) fn withdraw_questions(&mut self, frame: FrameId) {
        self.confirmations
            .retain(|confirmation| confirmation.opener.frame != frame);
    }

    /// Shows a short message, after those that came before.
    pub(super) fn show_snackbar(&mut self, message: String, link: Option<Link>, turn: &mut Turn) {
        let id = self.next();
        if self.snackbars.len() == MOST_SNACKBARS {
            self.snackbars.remove(1);
        }
        self.snackbars.push(Snackbar { id, message, link });
        if self.snackbars.len() == 1 {
            turn.start(Timer::SnackbarEnds(id), SNACKBAR_TIME);
        }
    }

    /// Takes a snackbar away and lets the next one begin.
    pub(super) fn end_snackbar(&mut self, snackbar: DialogId, turn: &mut Turn) {
        let first = self.snackbars.first();
        let is_first = first.is_some_and(|first| first.id == snackbar);
        self.snackbars.retain(|waiting| waiting.id != snackbar);
        if let Some(next) = self.snackbars.first().filter(|_| is_first) {
            turn.start(Timer::SnackbarEnds(next.id), SNACKBAR_TIME);
        }
    }
}

#[cfg(test)]
mod tests;
