//! The documents of the JSON workbench, and the ways to them and back.

use leptos::prelude::*;

use super::Host;
use crate::desk::{Place, UserAction};
use crate::json_workbench::{DraftOf, JsonDraft, draft_of};
use crate::mask::text_without_tokens;

impl Host {
    /// The documents of the JSON workbench: those of the page's address, until somebody has changed them.
    pub(crate) fn json_draft(self) -> Option<JsonDraft> {
        let changed = self.kept.with_value(|kept| kept.json.clone());
        changed.or_else(|| self.page.with_value(|page| page.link.json.clone()))
    }

    /// Sets the documents of the JSON workbench, for the address.
    pub(crate) fn set_json_draft(self, draft: JsonDraft) {
        self.kept.update_value(|kept| kept.json = Some(draft));
        self.write_address_soon();
    }

    /// Opens the JSON workbench with the documents of an extension.
    pub(crate) fn open_in_workbench(self, of: DraftOf) {
        let draft = self.peek(|desk| {
            let app = desk.hub().app(of.app)?;
            let identifier = app.text_at(&of.at.field("identifier"));
            // Of an app that the preview doesn't show no file was read.
            let uploaded = desk
                .uploaded_text(&identifier)
                .filter(|_| desk.hub().shows(of.app));
            draft_of(of, uploaded, self.last_answer(&app.name_of(of.at)))
        });
        if let Some(draft) = draft {
            self.kept.update_value(|kept| kept.json = Some(draft));
            self.act(UserAction::Navigate(Place::Workbench));
        }
    }

    /// What an extension's endpoint answered last to a question for content, and with which status.
    fn last_answer(self, extension: &str) -> Option<(String, u16)> {
        self.exchanges.with_untracked(|exchanges| {
            let asked = exchanges.all().rev().map(|(_, exchange)| exchange);
            let mut asked =
                asked.filter(|exchange| exchange.method == "GET" && exchange.name == extension);
            asked.find_map(|exchange| {
                let answer = exchange.answer.as_ref()?;
                Some((text_without_tokens(&answer.body), answer.status?))
            })
        })
    }
}
