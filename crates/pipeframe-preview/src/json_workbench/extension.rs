//! The documents of one of the app's own extensions.

use pipeframe_registration::form::ExtensionKind;

use crate::hub::{AppNumber, ExtensionAt};

use super::{JsonDraft, JsonKind, OK, examples};

/// The extension that documents were opened of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DraftOf {
    /// The app.
    pub(crate) app: AppNumber,
    /// Which of its extensions.
    pub(crate) at: ExtensionAt,
}

impl DraftOf {
    /// Its name in an address, such as `1.jsonPanels.0`.
    pub(crate) fn name(self) -> String {
        format!("{}.{}", self.app, self.at.name())
    }

    /// The extension of a name in an address.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let (app, at) = name.split_once('.')?;
        let at = ExtensionAt::named(at)?;
        let app = app.parse().ok()?;
        kind_of(at.kind)?;
        Some(Self { app, at })
    }
}

/// What the documents of a kind of extension are; `None` for one that Pipedrive does not draw.
pub(crate) const fn kind_of(kind: ExtensionKind) -> Option<JsonKind> {
    match kind {
        ExtensionKind::JsonPanel => Some(JsonKind::Panel),
        ExtensionKind::JsonModal => Some(JsonKind::Modal),
        ExtensionKind::LinkAction
        | ExtensionKind::Panel
        | ExtensionKind::Modal
        | ExtensionKind::FloatingWindow
        | ExtensionKind::Settings => None,
    }
}

/// The documents to start with: the uploaded file and the endpoint's last answer. Without an uploaded file they are an example.
pub(crate) fn draft_of(
    of: DraftOf,
    uploaded: Option<&str>,
    answered: Option<(String, u16)>,
) -> Option<JsonDraft> {
    let kind = kind_of(of.at.kind)?;
    let Some(structure) = uploaded else {
        let mut examples = examples().into_iter();
        let example = examples.find(|example| example.draft.kind == kind)?;
        return Some(JsonDraft {
            of: Some(of),
            ..example.draft
        });
    };
    let (answer, status) = answered.unwrap_or_else(|| (empty(kind).to_owned(), OK));
    Some(JsonDraft {
        kind,
        structure: structure.to_owned(),
        answer,
        status,
        of: Some(of),
    })
}

/// An answer with nothing in it.
const fn empty(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Panel => "{ \"data\": [] }\n",
        JsonKind::Modal | JsonKind::SentModal => {
            "{ \"data\": { \"blocks\": {}, \"actions\": {} } }\n"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANEL: DraftOf = DraftOf {
        app: 1,
        at: ExtensionAt {
            kind: ExtensionKind::JsonPanel,
            index: 0,
        },
    };

    #[test]
    fn documents_begin_with_the_file_and_the_last_answer_or_with_an_example() {
        let draft = draft_of(PANEL, Some("{"), Some(("{}".to_owned(), 402))).unwrap();
        assert_eq!(
            (
                draft.structure.as_str(),
                draft.answer.as_str(),
                draft.status
            ),
            ("{", "{}", 402)
        );
        let draft = draft_of(PANEL, Some("{"), None).unwrap();
        assert_eq!((draft.kind, draft.status), (JsonKind::Panel, OK));

        let draft = draft_of(PANEL, None, None).unwrap();
        assert_eq!(draft.judge().structure.listed, []);
        assert_eq!(draft.of, Some(PANEL));
    }

    #[test]
    fn only_what_pipedrive_draws_has_documents() {
        assert_eq!(DraftOf::named(&PANEL.name()), Some(PANEL));
        for name in ["1.panels.0", "jsonPanels.0", "x.jsonPanels.0", ""] {
            assert_eq!(DraftOf::named(name), None, "{name}");
        }
        let frame = DraftOf {
            at: ExtensionAt {
                kind: ExtensionKind::Panel,
                index: 0,
            },
            ..PANEL
        };
        assert_eq!(draft_of(frame, Some("{}"), None), None);
    }
}
