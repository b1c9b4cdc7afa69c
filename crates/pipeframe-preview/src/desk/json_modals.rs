//! How JSON modals open, ask their endpoints, and close.

use std::sync::Arc;

use pipeframe_json_ui::Snackbar;
use pipeframe_json_ui::view::{Changed, ModalBusy, ModalState, Submission};
use serde_json::Value;

use super::id::{AskId, DialogId};
use super::turn::Turn;
use super::{Desk, Effect, JsonModal, ModalContent, ModalOrigin, Opener};
use crate::assumptions::RefreshPanelData;
use crate::frame_address::{PageShown, with_query};
use crate::protocol::Link;
use crate::relay::{Answer, Call};

impl Desk {
    /// Opens a JSON modal and asks its endpoint what is in it.
    pub(super) fn open_json_modal(
        &mut self,
        action_id: &str,
        page: Option<PageShown>,
        origin: ModalOrigin,
        opener: Option<Opener>,
        turn: &mut Turn,
    ) {
        let modal = self.registration().json_modal(action_id);
        let (identifier, name) = modal.map_or((action_id, action_id), |modal| {
            (&modal.identifier, &modal.name)
        });
        let (identifier, name) = (identifier.to_owned(), name.to_owned());
        let ask = self.next_ask();
        let mut modal = JsonModal::new(identifier, page);
        match self.setup.documents.schema(&modal.identifier) {
            Ok(_) => {
                let call = Box::new(modal.open(ask));
                turn.push(Effect::Ask { ask, call });
            }
            Err(reason) => {
                modal.fail(reason);
            }
        }
        let content = ModalContent::Json(modal);
        self.dialogs.open_modal(name, content, origin, opener);
    }

    /// A field changed on which the form depends: the endpoint is asked again.
    pub(super) fn refetch(&mut self, dialog: DialogId, changed: Changed, turn: &mut Turn) {
        let form = Value::Object(changed.form).to_string();
        let extra = vec![
            ("form".to_owned(), form),
            ("invoker".to_owned(), changed.invoker),
        ];
        self.ask_modal(dialog, ModalBusy::Refetching, turn, |modal| {
            modal.call(extra, None, None)
        });
    }

    /// The form is sent.
    pub(super) fn send_form(&mut self, dialog: DialogId, submission: Submission, turn: &mut Turn) {
        let action = submission.url.map(|_| submission.action);
        let body = Value::Object(submission.body);
        self.ask_modal(dialog, ModalBusy::Submitting, turn, |modal| {
            modal.call(Vec::new(), action, Some(body))
        });
    }

    fn ask_modal(
        &mut self,
        dialog: DialogId,
        busy: ModalBusy,
        turn: &mut Turn,
        call: impl FnOnce(&JsonModal) -> Call,
    ) {
        let ask = self.next_ask();
        // A form that is on its way stays as it was sent.
        let modal = self.dialogs.json_modal_mut(dialog);
        let Some(modal) = modal.filter(|modal| modal.busy != ModalBusy::Submitting) else {
            return;
        };
        modal.wait(ask, busy);
        let call = Box::new(call(modal));
        turn.push(Effect::Ask { ask, call });
    }

    /// Opens a page of the app in a new tab, with the form in its address.
    pub(super) fn open_form_page(&self, submission: &Submission, turn: &mut Turn) {
        let Some(url) = &submission.url else { return };
        let address = self.addresses().of_app(url.as_str());
        let form = Value::Object(submission.body.clone()).to_string();
        let address = with_query(&address, &[("form".to_owned(), form)]);
        turn.push(Effect::OpenTab(address));
    }

    /// The endpoint of a JSON modal answered.
    pub(super) fn json_modal_answered(&mut self, ask: AskId, answer: &Answer, turn: &mut Turn) {
        let waits = |modal: &JsonModal| modal.waits_for(ask);
        let Some(dialog) = self.dialogs.json_modal_where(waits) else {
            return;
        };
        let documents = &self.setup.documents;
        let Some(modal) = self.dialogs.json_modal_mut(dialog) else {
            return;
        };
        let opening =
            documents
                .schema(&modal.identifier)
                .map_or_else(ModalState::Failed, |schema| ModalState::Shown {
                    form: Arc::new(schema.form().clone()),
                    schema,
                });
        if let Some(snackbar) = modal.answered(opening, answer) {
            self.json_modal_done(dialog, snackbar, turn);
        }
    }

    /// The form was taken: the modal closes, and its message is shown.
    fn json_modal_done(&mut self, dialog: DialogId, snackbar: Snackbar, turn: &mut Turn) {
        self.submitted(dialog, turn);
        let link = snackbar.link.map(|link| Link {
            url: link.address.href(),
            label: link.label.as_str().to_owned(),
        });
        let message = snackbar.message.as_str().to_owned();
        self.dialogs.show_snackbar(message, link, turn);
        let refreshes = self.assumptions.refresh_panel_data == RefreshPanelData::Honoured;
        if snackbar.refresh_panel_data && refreshes {
            self.ask_json_panel(turn);
        }
    }

    /// The app has lost its connection: the page that installs it is opened.
    pub(super) fn reconnect(&self, turn: &mut Turn) {
        if let Some(url) = &self.registration().installation_url {
            turn.push(Effect::OpenTab(self.addresses().of_app(url)));
        }
    }
}
