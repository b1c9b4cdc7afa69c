//! The workbench of JSON extensions: two documents, what is wrong with them, and what Pipedrive would draw of them.

mod example;
mod extension;
mod mark;

use std::sync::Arc;

use pipeframe_json_ui::view::{ModalState, PanelState};
use pipeframe_json_ui::{
    Fault, ModalAnswer, ModalOpening, ModalSchema, PanelAnswer, PanelStructure, Reading,
};

use super::variants::listed;

pub(crate) use example::{Example, examples};
pub(crate) use extension::{DraftOf, draft_of, kind_of};
pub(crate) use mark::{Piece, marked, selection};

listed! {
    /// What two documents are.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(crate) enum JsonKind {
        /// The structure of a JSON panel, and an answer of its endpoint.
        #[default]
        Panel,
        /// The schema of a JSON modal, and the answer that fills it.
        Modal,
        /// The schema of a JSON modal, and the answer to the form that was sent.
        SentModal,
    }
}

impl JsonKind {
    /// Its name in a link.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Modal => "modal",
            Self::SentModal => "sent-modal",
        }
    }

    /// What the document is called that is uploaded to the Developer Hub.
    pub(crate) const fn uploaded(self) -> &'static str {
        match self {
            Self::Panel => "Structure",
            Self::Modal | Self::SentModal => "Schema",
        }
    }

    /// What it is called in a list.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Panel => "JSON panel",
            Self::Modal => "JSON modal, opened",
            Self::SentModal => "JSON modal, sent",
        }
    }
}

/// The status of an answer that is nothing special.
pub(crate) const OK: u16 = 200;

/// The two documents, as they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct JsonDraft {
    /// What they are.
    pub(crate) kind: JsonKind,
    /// The structure or the schema.
    pub(crate) structure: String,
    /// The answer.
    pub(crate) answer: String,
    /// The status that the answer comes with.
    pub(crate) status: u16,
    /// The extension that they were opened of, for the way back to it.
    pub(crate) of: Option<DraftOf>,
}

/// What the preview draws of two documents.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Drawing {
    /// A panel.
    Panel(PanelState),
    /// A modal.
    Modal(ModalState),
    /// A modal with an error of the whole form.
    ModalError(ModalState, String),
    /// The modal closes, and a snackbar says this.
    Snackbar(String),
    /// Nothing, for the structure is refused.
    Nothing,
}

/// What is wrong with two documents, and what is drawn of them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Judgement {
    /// Faults of the structure or schema.
    pub(crate) structure: Faults,
    /// Faults of the answer; `None` while the structure is refused.
    pub(crate) answer: Option<Faults>,
    /// What is drawn.
    pub(crate) drawing: Drawing,
}

/// The faults of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Faults {
    /// As many as are listed.
    pub(crate) listed: Vec<Fault>,
    /// How many there are beside.
    pub(crate) left_out: usize,
}

impl Faults {
    fn of<T>(reading: Reading<T>) -> (Option<T>, Self) {
        let faults = Self {
            listed: reading.faults,
            left_out: reading.left_out,
        };
        (reading.document, faults)
    }
}

impl JsonDraft {
    /// Judges both documents.
    pub(crate) fn judge(&self) -> Judgement {
        match self.kind {
            JsonKind::Panel => self.judge_panel(),
            JsonKind::Modal | JsonKind::SentModal => self.judge_modal(),
        }
    }

    fn judge_panel(&self) -> Judgement {
        let (structure, faults) = Faults::of(PanelStructure::parse(&self.structure));
        let Some(structure) = structure else {
            return Judgement::without_answer(faults);
        };
        let (read, answer) = Faults::of(PanelAnswer::read(&structure, self.status, &self.answer));
        let state = match read {
            Some(PanelAnswer::Content(content)) => PanelState::Shown {
                structure: Arc::new(structure),
                content: Arc::new(content),
            },
            Some(PanelAnswer::Error(error)) => PanelState::Explained(Arc::new(error)),
            None => PanelState::Failed,
        };
        Judgement {
            structure: faults,
            answer: Some(answer),
            drawing: Drawing::Panel(state),
        }
    }

    fn judge_modal(&self) -> Judgement {
        let (schema, faults) = Faults::of(ModalSchema::parse(&self.structure));
        let Some(schema) = schema else {
            return Judgement::without_answer(faults);
        };
        let (drawing, answer) = if self.kind == JsonKind::Modal {
            self.opened(schema)
        } else {
            self.sent(schema)
        };
        Judgement {
            structure: faults,
            answer: Some(answer),
            drawing,
        }
    }

    fn opened(&self, schema: ModalSchema) -> (Drawing, Faults) {
        let (read, faults) =
            Faults::of(ModalOpening::read(schema.form(), self.status, &self.answer));
        let state = match read {
            Some(ModalOpening::Form(form)) => ModalState::Shown {
                schema: Arc::new(schema),
                form: form.into(),
            },
            Some(ModalOpening::LostConnection) => ModalState::LostConnection,
            None => ModalState::Failed("Something went wrong.".to_owned()),
        };
        (Drawing::Modal(state), faults)
    }

    fn sent(&self, schema: ModalSchema) -> (Drawing, Faults) {
        let (read, faults) =
            Faults::of(ModalAnswer::read(schema.form(), self.status, &self.answer));
        let before = Arc::new(schema.form().clone());
        let schema = Arc::new(schema);
        let shown = |form| ModalState::Shown { schema, form };
        let drawing = match read {
            Some(ModalAnswer::Success(snackbar)) => {
                return (
                    Drawing::Snackbar(snackbar.message.as_str().to_owned()),
                    faults,
                );
            }
            Some(ModalAnswer::Form(form)) => Drawing::Modal(shown(form.into())),
            Some(ModalAnswer::Error(text)) => {
                Drawing::ModalError(shown(before), text.as_str().to_owned())
            }
            None => {
                let text = "Something went wrong, please try again.";
                Drawing::ModalError(shown(before), text.to_owned())
            }
        };
        (drawing, faults)
    }
}

impl Judgement {
    fn without_answer(structure: Faults) -> Self {
        Self {
            structure,
            answer: None,
            drawing: Drawing::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_not_judged_while_its_structure_is_refused() {
        let draft = JsonDraft {
            kind: JsonKind::Panel,
            structure: "{".to_owned(),
            answer: "{".to_owned(),
            status: OK,
            of: None,
        };
        let judgement = draft.judge();
        assert_eq!(judgement.drawing, Drawing::Nothing);
        assert_eq!(judgement.structure.listed.len(), 1);
        assert_eq!(judgement.answer, None);
    }

    #[test]
    fn what_a_sent_form_is_answered_with_is_drawn() {
        let [mut draft] = examples()
            .into_iter()
            .filter(|example| example.draft.kind == JsonKind::Modal)
            .map(|example| example.draft)
            .take(1)
            .collect::<Vec<_>>()
            .try_into()
            .unwrap();
        draft.kind = JsonKind::SentModal;
        let drawn = |answer: &str, status| {
            let draft = JsonDraft {
                answer: answer.to_owned(),
                status,
                ..draft.clone()
            };
            draft.judge().drawing
        };
        let success = r#"{ "success": { "message": "Done", "type": "snackbar" } }"#;
        assert_eq!(drawn(success, 200), Drawing::Snackbar("Done".to_owned()));
        let error = r#"{ "error": { "message": "Sold out" } }"#;
        assert!(matches!(drawn(error, 400), Drawing::ModalError(_, text) if text == "Sold out"));
        let fields = r#"{ "data": { "blocks": {} } }"#;
        assert!(matches!(
            drawn(fields, 200),
            Drawing::Modal(ModalState::Shown { .. })
        ));
        assert!(matches!(drawn("<html>", 500), Drawing::ModalError(..)));
    }
}
