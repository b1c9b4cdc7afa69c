//! How modals open and close, and what happens to the commands that opened them.

use serde_json::{Map, Value, json};

use crate::account::{Draft, Record, Resource};
use crate::assumptions::{ModalRecord, SecondModal};
use crate::frame_address::{Opening, PageShown};
use crate::protocol::{Event, Finding, ModalRequest, Question};
use crate::rule::Rule;
use crate::surface::Surface;
use pipeframe_registration::Modal;

use super::turn::Turn;
use super::{
    Desk, DialogId, EntityForm, ModalContent, ModalOrigin, OpenModal, Opener, PortId, prefill,
};
use crate::frame_id::FrameId;

impl Desk {
    /// Opens a modal for a command, which is answered when the modal closes.
    pub(super) fn open_modal(
        &mut self,
        frame: FrameId,
        request: ModalRequest,
        port: PortId,
        turn: &mut Turn,
    ) {
        self.open_for(request, Some(Opener { frame, port }), turn);
    }

    /// Opens a modal; without an opener no call waits for it.
    pub(super) fn open_for(
        &mut self,
        request: ModalRequest,
        opener: Option<Opener>,
        turn: &mut Turn,
    ) {
        let opener = self.make_room(opener, turn);
        let origin = ModalOrigin::Request(request.clone());
        match request {
            ModalRequest::Custom { action_id, data } => {
                self.open_custom_modal(&action_id, data, origin, opener, turn);
            }
            ModalRequest::Json { action_id } => {
                let page = self.page_for_modal();
                self.open_json_modal(&action_id, page, origin, opener, turn);
            }
            request @ (ModalRequest::Deal { .. }
            | ModalRequest::Person { .. }
            | ModalRequest::Organization { .. }
            | ModalRequest::Activity(_)) => {
                if let Some(draft) = prefill::asked_for(request, self.account.today) {
                    self.show_entity_form(draft, origin, opener);
                }
            }
        }
    }

    fn open_custom_modal(
        &mut self,
        action_id: &str,
        data: Option<Map<String, Value>>,
        origin: ModalOrigin,
        opener: Option<Opener>,
        turn: &mut Turn,
    ) {
        let Some(modal) = self.registration().modal(action_id).cloned() else {
            return;
        };
        let page = self.page_for_modal();
        let says_page = page.is_some();
        let opening = Opening::Data { data, page };
        let frame = self.show_custom_modal(&modal, opening, origin, opener, turn);
        if says_page {
            self.note(frame, "open_modal", page_in_address(), turn);
        }
    }

    /// Closes the open modal where the assumption says that another replaces it. The command of its page that opens the other ends
    /// with it.
    fn make_room(&mut self, opener: Option<Opener>, turn: &mut Turn) -> Option<Opener> {
        if self.assumptions.second_modal == SecondModal::Replaces {
            self.close_modals(turn);
        }
        opener.filter(|opener| self.frame(opener.frame).is_some())
    }

    /// Opens a custom modal or a JSON modal from the actions menu of the page, or from its JSON panel.
    pub(super) fn open_from_menu(&mut self, action_id: &str, turn: &mut Turn) {
        let page = self.page_shown().filter(|_| self.has_app());
        let (Some(page), false) = (page, self.dialogs.has_modal()) else {
            return;
        };
        let origin = ModalOrigin::Menu(action_id.to_owned());
        if let Some(modal) = self.registration().modal(action_id).cloned() {
            self.show_custom_modal(&modal, Opening::Page(page), origin, None, turn);
        } else if self.registration().json_modal(action_id).is_some() {
            self.open_json_modal(action_id, Some(page), origin, None, turn);
        }
    }

    fn show_custom_modal(
        &mut self,
        modal: &Modal,
        opening: Opening,
        origin: ModalOrigin,
        opener: Option<Opener>,
        turn: &mut Turn,
    ) -> FrameId {
        let extension = self.extension(Surface::Modal, &modal.url, modal.jwt_secret.as_ref());
        let frame = self.open_frame(Surface::Modal, extension, opening, turn);
        let content = ModalContent::Custom(frame);
        self.dialogs
            .open_modal(modal.name.clone(), content, origin, opener);
        frame
    }

    /// What the page shows, where a modal that an app opens is told.
    fn page_for_modal(&self) -> Option<PageShown> {
        let carried = self.assumptions.modal_record == ModalRecord::Carried;
        self.page_shown().filter(|_| carried)
    }

    /// Opens an "Add" dialog from Pipedrive's own menus, prefilled with the record that is shown.
    pub(super) fn add_record(&mut self, resource: Resource) {
        if self.dialogs.has_modal() {
            return;
        }
        let draft = prefill::from_menu(resource, self.page.place().record(), &self.account);
        self.show_entity_form(draft, ModalOrigin::Add(resource), None);
    }

    fn show_entity_form(&mut self, draft: Draft, origin: ModalOrigin, opener: Option<Opener>) {
        let title = match draft.resource() {
            Resource::Deal => "Add deal",
            Resource::Person => "Add person",
            Resource::Organization => "Add organization",
            Resource::Activity => "Add activity",
        };
        let form = EntityForm {
            draft,
            problems: Vec::new(),
        };
        self.dialogs
            .open_modal(title.to_owned(), ModalContent::Entity(form), origin, opener);
    }

    /// Saves an "Add" dialog, or shows in it what must change.
    pub(super) fn submit(&mut self, draft: Draft, turn: &mut Turn) {
        let form = self.dialogs.form();
        if form.is_none_or(|form| form.draft.resource() != draft.resource()) {
            return;
        }
        match self.account.add(&draft) {
            Ok(record) => {
                self.note_who_added(record);
                self.close_modal(Some(record.id), turn);
            }
            Err(problems) => self.dialogs.return_draft(draft, problems),
        }
    }

    /// Activities of a dialog that the app opened carry its name in the history.
    fn note_who_added(&mut self, record: Record) {
        let by_app = self.modal().is_some_and(|modal| modal.opener.is_some());
        if by_app && record.resource == Resource::Activity {
            let app = self.registration().name.clone();
            self.account.set_added_by(record.id, app);
        }
    }

    /// Closes the highest modal. `saved` is the record that was added.
    pub(super) fn close_modal(&mut self, saved: Option<u64>, turn: &mut Turn) {
        if let Some(modal) = self.dialogs.close_modal() {
            self.end_modal(modal, closed(saved), turn);
        }
    }

    /// Closes a JSON modal whose form was taken. What was added has no id that Pipedrive knows.
    pub(super) fn submitted(&mut self, dialog: DialogId, turn: &mut Turn) {
        if let Some(modal) = self.dialogs.close(dialog) {
            self.end_modal(modal, json!({ "status": "submitted" }), turn);
        }
    }

    /// Closes all modals, from the highest.
    pub(super) fn close_modals(&mut self, turn: &mut Turn) {
        while self.dialogs.has_modal() {
            self.close_modal(None, turn);
        }
    }

    /// Closes the modal whose page asks for it, also while another covers it.
    pub(super) fn close_modal_of(&mut self, frame: FrameId, turn: &mut Turn) {
        if let Some(modal) = self.dialogs.close_modal_of(frame) {
            self.end_modal(modal, closed(None), turn);
        }
    }

    /// Removes the frame of a closed modal; its opener gets its reply, and the event when it was a custom modal.
    fn end_modal(&mut self, modal: OpenModal, outcome: Value, turn: &mut Turn) {
        let is_custom = match modal.content {
            ModalContent::Custom(frame) => {
                self.close_frame(frame, turn);
                true
            }
            ModalContent::Entity(_) | ModalContent::Json(_) => false,
        };
        let Some(opener) = modal.opener else { return };
        if is_custom {
            self.tell(opener.frame, Event::CloseCustomModal, None, turn);
        }
        self.done_with(opener.port, outcome, turn);
    }

    /// Puts a question to the user.
    pub(super) fn ask(&mut self, frame: FrameId, question: Question, port: PortId) {
        self.dialogs.ask(question, Opener { frame, port });
    }

    /// The user's answer to a question.
    pub(super) fn confirm(&mut self, dialog: DialogId, confirmed: bool, turn: &mut Turn) {
        if let Some(confirmation) = self.dialogs.confirm(dialog) {
            let data = json!({ "confirmed": confirmed });
            self.done_with(confirmation.opener.port, data, turn);
        }
    }
}

fn page_in_address() -> Finding {
    Finding::new(
        Rule::ModalRecord,
        "The modal's address carries the page's `resource`, `view` and `selectedIds`.",
        "Pass what the modal needs in `data`, or try it without them under Assumptions.",
    )
}

/// What the command that opened a modal is answered once it is closed.
fn closed(saved: Option<u64>) -> Value {
    match saved {
        Some(id) => json!({ "status": "submitted", "id": id }),
        None => json!({ "status": "closed" }),
    }
}
