//! A JSON modal: what its endpoint is asked, and what the answers make of it.

use std::sync::Arc;

use pipeframe_json_ui::view::{ModalBusy, ModalState};
use pipeframe_json_ui::{ModalAnswer, ModalForm, ModalOpening, Snackbar};
use serde_json::Value;

use super::documents::told;
use super::id::AskId;
use crate::frame_address::PageShown;
use crate::relay::{Answer, Call, Verdict};

/// What Pipedrive says of an answer that it can't use, or that comes too late
/// (<https://pipedrive.readme.io/docs/custom-ui-extensions-json-modals-user-interaction-handling>).
const WENT_WRONG: &str = "Something went wrong, please try again.";

/// A JSON modal that is open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct JsonModal {
    /// Its identifier in the registration, or what it was called by where there is none.
    pub(crate) identifier: String,
    /// What it shows.
    pub(crate) state: ModalState,
    /// What is on its way to the endpoint.
    pub(crate) busy: ModalBusy,
    /// What is wrong with the form as a whole.
    pub(crate) error: Option<String>,
    /// Why it shows no more than that, in sentences for the developer.
    pub(crate) reasons: Vec<String>,
    page: Option<PageShown>,
    /// The question that is out; the answer to any other comes too late.
    asked: Option<AskId>,
}

impl JsonModal {
    /// A modal of which nothing is known yet.
    pub(super) const fn new(identifier: String, page: Option<PageShown>) -> Self {
        Self {
            identifier,
            state: ModalState::Loading,
            busy: ModalBusy::Idle,
            error: None,
            reasons: Vec::new(),
            page,
            asked: None,
        }
    }

    /// What its endpoint is asked first.
    pub(super) fn open(&mut self, ask: AskId) -> Call {
        self.asked = Some(ask);
        self.call(Vec::new(), None, None)
    }

    /// Shows that there is no form.
    pub(super) fn fail(&mut self, reason: String) {
        self.state = ModalState::Failed("The form can't be shown.".to_owned());
        self.reasons = vec![reason];
    }

    /// Something is on its way.
    pub(super) fn wait(&mut self, ask: AskId, busy: ModalBusy) {
        self.busy = busy;
        self.error = None;
        self.asked = Some(ask);
    }

    /// Whether the answer to a question is the one that it waits for.
    pub(super) fn waits_for(&self, ask: AskId) -> bool {
        self.asked == Some(ask)
    }

    /// The form that is shown.
    fn form(&self) -> Option<&Arc<ModalForm>> {
        match &self.state {
            ModalState::Shown { form, .. } => Some(form),
            ModalState::Loading | ModalState::Failed(_) | ModalState::LostConnection => None,
        }
    }

    fn show(&mut self, shown: ModalForm) {
        if let ModalState::Shown { form, .. } = &mut self.state {
            *form = Arc::new(shown);
        }
    }

    /// What its endpoint is asked.
    pub(super) fn call(
        &self,
        extra: Vec<(String, String)>,
        action: Option<String>,
        body: Option<Value>,
    ) -> Call {
        Call {
            extension: self.identifier.clone(),
            page: self.page.clone(),
            extra,
            action,
            body,
        }
    }

    /// What the answer to a question makes of the modal; the message of one that is done.
    pub(super) fn answered(&mut self, opening: ModalState, answer: &Answer) -> Option<Snackbar> {
        let busy = std::mem::take(&mut self.busy);
        self.asked = None;
        self.error = None;
        self.reasons = answer.notes();
        let status = answer
            .status
            .filter(|_| matches!(answer.verdict, Verdict::Answered | Verdict::NotJson));
        match busy {
            ModalBusy::Submitting => return self.sent(status, answer),
            ModalBusy::Refetching => self.opened(status, answer),
            ModalBusy::Idle => {
                self.state = opening;
                self.opened(status, answer);
                if self.error.take().is_some() {
                    self.state =
                        ModalState::Failed("The form can't be shown. Try again later.".to_owned());
                }
            }
        }
        None
    }

    /// An answer that fills the form.
    fn opened(&mut self, status: Option<u16>, answer: &Answer) {
        let form = self.form().cloned();
        let (Some(status), Some(form)) = (status, form) else {
            self.error = Some(WENT_WRONG.to_owned());
            return;
        };
        let reading = ModalOpening::read(&form, status, &answer.body);
        self.reasons.extend(told(&reading.faults));
        match reading.document {
            Some(ModalOpening::Form(form)) => self.show(*form),
            Some(ModalOpening::LostConnection) => self.state = ModalState::LostConnection,
            None => self.error = Some(WENT_WRONG.to_owned()),
        }
    }

    /// An answer to the form that was sent.
    fn sent(&mut self, status: Option<u16>, answer: &Answer) -> Option<Snackbar> {
        let form = self.form().cloned();
        let (Some(status), Some(form)) = (status, form) else {
            self.error = Some(WENT_WRONG.to_owned());
            return None;
        };
        let reading = ModalAnswer::read(&form, status, &answer.body);
        self.reasons.extend(told(&reading.faults));
        match reading.document {
            Some(ModalAnswer::Success(snackbar)) => return Some(snackbar),
            Some(ModalAnswer::Form(form)) => self.show(*form),
            Some(ModalAnswer::Error(error)) => self.error = Some(error.as_str().to_owned()),
            None => self.error = Some(WENT_WRONG.to_owned()),
        }
        None
    }
}
