//! A JSON panel: what its endpoint is asked, and what its answer makes of it.

use std::sync::Arc;

use pipeframe_json_ui::view::PanelState;
use pipeframe_json_ui::{Address, PanelAnswer, PanelStructure};
use pipeframe_registration::JsonPanel as RegisteredPanel;

use super::documents::{Uploaded, told};
use super::id::AskId;
use crate::account::Record;
use crate::frame_address::PageShown;
use crate::relay::{Answer, Call, Verdict};

/// The app's JSON panel on the page that is shown.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct JsonPanel {
    /// Its identifier in the registration.
    pub(crate) identifier: String,
    /// The title in its header.
    pub(crate) name: String,
    /// Whether the user folded it.
    pub(crate) collapsed: bool,
    /// What it shows.
    pub(crate) state: PanelState,
    /// Why it shows no more than that, in sentences for the developer.
    pub(crate) reasons: Vec<String>,
    record: Record,
    /// The question that is out; the answer to any other comes too late.
    asked: Option<AskId>,
}

impl JsonPanel {
    /// The app's settings, where the answer names them.
    pub(crate) fn settings(&self) -> Option<String> {
        match &self.state {
            PanelState::Shown { content, .. } => content.settings.as_ref().and_then(Address::href),
            PanelState::Loading | PanelState::Explained(_) | PanelState::Failed => None,
        }
    }

    /// A panel of which nothing is known yet.
    pub(super) fn new(registered: &RegisteredPanel, record: Record, collapsed: bool) -> Self {
        Self {
            identifier: registered.identifier.clone(),
            name: registered.name.clone(),
            collapsed,
            state: PanelState::Loading,
            reasons: Vec::new(),
            record,
            asked: None,
        }
    }

    /// Shows nothing until an answer comes.
    pub(super) fn wait(&mut self) {
        self.asked = None;
        self.state = PanelState::Loading;
        self.reasons = Vec::new();
    }

    /// Shows that something went wrong.
    pub(super) fn fail(&mut self, reason: String) {
        self.state = PanelState::Failed;
        self.reasons = vec![reason];
    }

    /// What its endpoint is asked.
    pub(super) fn ask(&mut self, ask: AskId, is_shared: bool) -> Call {
        self.asked = Some(ask);
        Call {
            extension: self.identifier.clone(),
            page: Some(PageShown::Record(self.record)),
            extra: vec![("isShared".to_owned(), is_shared.to_string())],
            action: None,
            body: None,
        }
    }

    /// Whether the answer to a question is the one that it waits for.
    pub(super) fn waits_for(&self, ask: AskId) -> bool {
        self.asked == Some(ask)
    }

    /// Shows what its endpoint answered.
    pub(super) fn take(&mut self, structure: Uploaded<PanelStructure>, answer: &Answer) {
        self.asked = None;
        (self.state, self.reasons) = judged(structure, answer);
    }
}

/// What an answer makes of a panel, and why for the developer.
fn judged(structure: Uploaded<PanelStructure>, answer: &Answer) -> (PanelState, Vec<String>) {
    let mut reasons = answer.notes();
    let structure = match structure {
        Ok(structure) => structure,
        Err(reason) => return (PanelState::Failed, vec![reason]),
    };
    // A page has a status too, but none of it is read: what counts is what Pipedrive could read.
    let status = answer
        .status
        .filter(|_| matches!(answer.verdict, Verdict::Answered | Verdict::NotJson));
    let Some(status) = status else {
        return (PanelState::Failed, reasons);
    };
    let reading = PanelAnswer::read(&structure, status, &answer.body);
    reasons.extend(told(&reading.faults));
    let state = match reading.document {
        Some(PanelAnswer::Content(content)) => PanelState::Shown {
            structure,
            content: Arc::new(content),
        },
        Some(PanelAnswer::Error(error)) => PanelState::Explained(Arc::new(error)),
        None => PanelState::Failed,
    };
    (state, reasons)
}
