//! What lies over the page: modals, a queue of confirmations, a queue of snackbars.

use serde_json::{Value, json};

use crate::account::{
    ActivityDraft, DealDraft, Draft, OrganizationDraft, PersonDraft, Record, Resource,
};
use crate::assumptions::{ModalRecord, SNACKBAR_TIME, SecondModal};
use crate::frame_address::{Opening, PageShown};
use crate::protocol::{ActivityPrefill, Event, Link, ModalRequest, Question, Refusal, Rule};
use crate::surface::Surface;
use pipeframe_registration::Modal;

use super::turn::Turn;
use super::{
    Confirmation, Desk, DialogId, EntityForm, FrameId, ModalContent, ModalOrigin, OpenModal,
    Opener, PortId, Snackbar, Timer,
};

/// How many snackbars are kept; of more, the oldest that still waits is dropped.
const MOST_SNACKBARS: usize = 8;

impl Desk {
    fn next_dialog(&mut self) -> DialogId {
        self.last_dialog += 1;
        DialogId(self.last_dialog)
    }

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

    /// Opens a modal; without an opener nobody waits for it.
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
                if let Some(modal) = self.registration().modal(&action_id).cloned() {
                    let page = self.page_for_modal();
                    let says_page = page.is_some();
                    let opening = Opening::Data { data, page };
                    let frame = self.show_custom_modal(&modal, opening, origin, opener, turn);
                    if says_page {
                        self.note(frame, "open_modal", page_in_address(), turn);
                    }
                }
            }
            ModalRequest::Json { action_id } => {
                let modal = self.registration().json_modal(&action_id);
                let name = modal.map_or(action_id, |modal| modal.name.clone());
                self.show_modal(name.clone(), ModalContent::Json(name), origin, opener);
            }
            ModalRequest::Deal {
                title,
                organization,
                person,
            } => {
                let draft = DealDraft {
                    title: title.unwrap_or_default(),
                    organization: organization.unwrap_or_default(),
                    person: person.unwrap_or_default(),
                    ..DealDraft::default()
                };
                self.show_entity_form(Draft::Deal(draft), origin, opener);
            }
            ModalRequest::Person { name, organization } => {
                let draft = PersonDraft {
                    name: name.unwrap_or_default(),
                    organization: organization.unwrap_or_default(),
                    ..PersonDraft::default()
                };
                self.show_entity_form(Draft::Person(draft), origin, opener);
            }
            ModalRequest::Organization { name } => {
                let draft = OrganizationDraft {
                    name: name.unwrap_or_default(),
                    ..OrganizationDraft::default()
                };
                self.show_entity_form(Draft::Organization(draft), origin, opener);
            }
            ModalRequest::Activity(prefill) => {
                let draft = self.activity_draft(prefill);
                self.show_entity_form(Draft::Activity(draft), origin, opener);
            }
        }
    }

    /// Closes the open modal where another takes its place, as is assumed. With it goes a command of its page that opens the other.
    fn make_room(&mut self, opener: Option<Opener>, turn: &mut Turn) -> Option<Opener> {
        if self.assumptions.second_modal == SecondModal::Replaces {
            self.close_modals(turn);
        }
        opener.filter(|opener| self.frame(opener.frame).is_some())
    }

    fn activity_draft(&self, prefill: ActivityPrefill) -> ActivityDraft {
        let empty = ActivityDraft::on(self.account.today);
        ActivityDraft {
            subject: prefill.subject.unwrap_or_default(),
            due: prefill.due_date.unwrap_or(empty.due),
            time: prefill.due_time.unwrap_or_default(),
            duration: prefill.duration.unwrap_or_default(),
            note: prefill.note.unwrap_or_default(),
            description: prefill.description.unwrap_or_default(),
            deal: prefill.deal,
            organization: prefill.organization,
            ..empty
        }
    }

    /// Opens a custom modal from the actions menu of the page.
    pub(super) fn open_from_menu(&mut self, action_id: &str, turn: &mut Turn) {
        let opening = self.page_shown().map(Opening::Page);
        let modal = self.registration().modal(action_id).cloned();
        let modal = modal.filter(|_| self.has_app());
        let (Some(opening), Some(modal), true) = (opening, modal, self.modals.is_empty()) else {
            return;
        };
        let origin = ModalOrigin::Menu(action_id.to_owned());
        self.show_custom_modal(&modal, opening, origin, None, turn);
    }

    pub(super) fn show_custom_modal(
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
        self.show_modal(modal.name.clone(), content, origin, opener);
        frame
    }

    /// What the page shows, where a modal that an app opens gets to know it.
    fn page_for_modal(&self) -> Option<PageShown> {
        let carried = self.assumptions.modal_record == ModalRecord::Carried;
        self.page_shown().filter(|_| carried)
    }

    /// Opens an "Add" dialog from Pipedrive's own menus, prefilled with the record that is shown.
    pub(super) fn add_record(&mut self, resource: Resource) {
        if !self.modals.is_empty() {
            return;
        }
        let draft = match resource {
            Resource::Deal => Draft::Deal(DealDraft::default()),
            Resource::Person => Draft::Person(PersonDraft::default()),
            Resource::Organization => Draft::Organization(OrganizationDraft::default()),
            Resource::Activity => Draft::Activity(self.activity_for(self.place.record())),
        };
        self.show_entity_form(draft, ModalOrigin::Add(resource), None);
    }

    fn activity_for(&self, record: Option<Record>) -> ActivityDraft {
        let mut draft = ActivityDraft::on(self.account.today);
        let Some(Record { resource, id }) = record else {
            return draft;
        };
        match resource {
            Resource::Deal => {
                let deal = self.account.deal(id);
                draft.deal = deal.map(|deal| deal.id);
                draft.person = deal.and_then(|deal| deal.person);
                draft.organization = deal.and_then(|deal| deal.organization);
            }
            Resource::Person => {
                let person = self.account.person(id);
                draft.person = person.map(|person| person.id);
                draft.organization = person.and_then(|person| person.organization);
            }
            Resource::Organization => draft.organization = Some(id),
            Resource::Activity => {}
        }
        draft
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
        self.show_modal(title.to_owned(), ModalContent::Entity(form), origin, opener);
    }

    fn show_modal(
        &mut self,
        title: String,
        content: ModalContent,
        origin: ModalOrigin,
        opener: Option<Opener>,
    ) {
        let id = self.next_dialog();
        self.modals.push(OpenModal {
            id,
            title,
            content,
            origin,
            opener,
        });
    }

    /// Saves an "Add" dialog, or shows in it what must change.
    pub(super) fn submit(&mut self, draft: Draft, turn: &mut Turn) {
        let Some(OpenModal {
            content: ModalContent::Entity(form),
            ..
        }) = self.modals.last_mut()
        else {
            return;
        };
        if form.draft.resource() != draft.resource() {
            return;
        }
        match self.account.add(&draft) {
            Ok(record) => {
                self.note_who_added(record);
                self.close_modal(Some(record.id), turn);
            }
            Err(problems) => *form = EntityForm { draft, problems },
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
        if let Some(modal) = self.modals.pop() {
            self.end_modal(modal, saved, turn);
        }
    }

    /// Closes all modals, from the highest.
    pub(super) fn close_modals(&mut self, turn: &mut Turn) {
        while !self.modals.is_empty() {
            self.close_modal(None, turn);
        }
    }

    /// Closes the modal whose page asks for it, also where another lies over it.
    pub(super) fn close_modal_of(&mut self, frame: FrameId, turn: &mut Turn) {
        let position = self
            .modals
            .iter()
            .position(|modal| modal.frame() == Some(frame));
        if let Some(position) = position {
            let modal = self.modals.remove(position);
            self.end_modal(modal, None, turn);
        }
    }

    /// A closed modal's frame goes, its opener hears of a custom modal's end and gets its reply.
    fn end_modal(&mut self, modal: OpenModal, saved: Option<u64>, turn: &mut Turn) {
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
        self.done_with(opener.port, outcome(saved), turn);
    }

    /// The command that opened the modal no longer waits for it.
    pub(super) fn forget_opener(&mut self, port: PortId) {
        for modal in &mut self.modals {
            modal.opener = modal.opener.filter(|opener| opener.port != port);
        }
    }

    /// Puts a question to the user.
    pub(super) fn ask(&mut self, frame: FrameId, question: Question, port: PortId) {
        let id = self.next_dialog();
        self.confirmations.push(Confirmation {
            id,
            title: question.title,
            description: question.description,
            ok_text: question.ok_text,
            cancel_text: question.cancel_text,
            ok_color: question.ok_color,
            opener: Opener { frame, port },
        });
    }

    /// The user's answer to a question.
    pub(super) fn confirm(&mut self, dialog: DialogId, confirmed: bool, turn: &mut Turn) {
        let position = self
            .confirmations
            .iter()
            .position(|confirmation| confirmation.id == dialog);
        if let Some(position) = position {
            let confirmation = self.confirmations.remove(position);
            let data = json!({ "confirmed": confirmed });
            self.done_with(confirmation.opener.port, data, turn);
        }
    }

    /// Shows a short message, after those that came before.
    pub(super) fn show_snackbar(&mut self, message: String, link: Option<Link>, turn: &mut Turn) {
        let id = self.next_dialog();
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
        let is_first = self.snackbar().is_some_and(|first| first.id == snackbar);
        self.snackbars.retain(|waiting| waiting.id != snackbar);
        if let Some(next) = self.snackbar().filter(|_| is_first) {
            turn.start(Timer::SnackbarEnds(next.id), SNACKBAR_TIME);
        }
    }
}

fn page_in_address() -> Refusal {
    Refusal::new(
        Rule::ModalRecord,
        "The modal's address carries the page's `resource`, `view` and `selectedIds`.",
        "Pass what the modal needs in `data`, or try it without them under Assumptions.",
    )
}

fn outcome(saved: Option<u64>) -> Value {
    match saved {
        Some(id) => json!({ "status": "submitted", "id": id }),
        None => json!({ "status": "closed" }),
    }
}
