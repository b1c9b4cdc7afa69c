//! Where the form of the Developer Hub leaves the page: the registration file, and the app's callback URL.

use js_sys::Math;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::companion::{Companion, Written};
use crate::desk::{HubAction, UserAction};
use crate::file_access::{self, ChosenFile};
use crate::hub::{AppNumber, FIRST_APP, HubApp, address_of_callback, judge_callback};
use crate::program;

use super::Host;

/// How long the server of the callback URL may take, in milliseconds.
const PATIENCE: u32 = 5_000;

/// What became of an attempt to save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    /// It is in this file.
    Done(String),
    /// It isn't, for this reason.
    Failed(String),
    /// The user chose no file.
    Left,
}

/// Where a file can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Writers {
    /// The file that the preview's own server writes.
    pub(crate) server: Option<String>,
    /// Whether the browser lets the user choose a file to write.
    pub(crate) browser: bool,
}

impl Host {
    /// Finds out where an app's file can be written.
    pub(crate) fn writers(self, app: AppNumber) -> ReadSignal<Writers> {
        let writers = RwSignal::new(Writers {
            server: None,
            browser: file_access::is_available(),
        });
        // An app that was created here has no file that the server knows.
        let has_file = app == FIRST_APP && self.has_registration();
        if let Some(companion) = Companion::find().filter(|_| has_file) {
            let shown = self.page.with_value(|page| match &page.link.registration {
                Some(address) => address.clone(),
                None => program::registration(),
            });
            spawn_local(async move {
                let server = companion.registration_file(&shown).await;
                let _ = writers.try_update(|writers| writers.server = server);
            });
        }
        writers.read_only()
    }

    /// Whether the app that is shown has a registration file, and not addresses only.
    fn has_registration(self) -> bool {
        self.page
            .with_value(|page| page.link.registration.is_some() || page.link.is_built_in())
    }

    /// Has the preview's own server write an app's file.
    pub(crate) async fn save_by_server(self, number: AppNumber) -> Saving {
        let Some((was, base, text)) = self.texts(number) else {
            return Saving::Left;
        };
        let Some(companion) = Companion::find() else {
            return Saving::Failed("The preview's server is gone. Start it again.".to_owned());
        };
        let mark = Math::random().to_string();
        self.own_saves
            .update_value(|saves| saves.push(mark.clone()));
        match companion.write_registration(&base, &text, &mark).await {
            Written::Done(file) => {
                self.note_saved(number, was, text);
                Saving::Done(file)
            }
            Written::Refused(reason) => Saving::Failed(reason),
        }
    }

    /// Writes an app's file where the user lets the browser: the first time they choose it.
    pub(crate) async fn save_by_browser(self, number: AppNumber) -> Saving {
        let known = self
            .chosen_files
            .with_value(|files| files.get(&number).cloned());
        let is_new = number != FIRST_APP || !self.has_registration();
        let file = match known.clone() {
            Some(file) => Some(file),
            None if is_new => file_access::create("registration.json").await,
            None => file_access::choose().await,
        };
        let Some(file) = file else {
            return Saving::Left;
        };
        let Some((was, base, text)) = self.texts(number) else {
            return Saving::Left;
        };
        let name = file.name();
        if (known.is_some() || !is_new) && file.text().await.as_deref() != Some(base.as_str()) {
            return Saving::Failed(format!(
                "{name} says something else than what the preview read: it is another file, or it was changed since. Nothing was written. Reload the page to read it again, or download your version."
            ));
        }
        if !file.write(&text).await {
            return Saving::Failed(format!(
                "The browser did not write {name}. Allow it to change the file, or download your version."
            ));
        }
        self.keep_file(number, file);
        self.note_saved(number, was, text);
        Saving::Done(name)
    }

    fn keep_file(self, number: AppNumber, file: ChosenFile) {
        self.chosen_files.update_value(|files| {
            files.insert(number, file);
        });
    }

    /// An app's text as it is edited, as it was read, and as it may be written.
    fn texts(self, number: AppNumber) -> Option<(String, String, String)> {
        self.peek(|desk| {
            let app = desk.hub().app(number)?;
            let texts = (app.text(), app.saved_text(), app.to_write());
            Some((texts.0.to_owned(), texts.1.to_owned(), texts.2))
        })
    }

    fn note_saved(self, app: AppNumber, was: String, written: String) {
        self.act(UserAction::Hub(HubAction::Saved { app, was, written }));
    }

    /// Has the browser ask before edits are lost that are in no file yet.
    pub(super) fn warn_of_leaving(self) {
        window_event_listener(ev::beforeunload, move |event| {
            if self.has_unsaved() {
                event.prevent_default();
            }
        });
    }

    fn has_unsaved(self) -> bool {
        self.peek(|desk| desk.hub().apps().iter().any(HubApp::is_unsaved))
    }

    /// Whether the page may load itself again when the file has changed: not after its own saving, and not over what isn't saved.
    pub(super) fn may_reload(self, mark: &str) -> bool {
        let is_own = self
            .own_saves
            .with_value(|saves| saves.iter().any(|own| own == mark));
        let has_unsaved = self.has_unsaved();
        if !is_own && has_unsaved {
            self.file_changed.set(true);
        }
        !is_own && !has_unsaved
    }

    /// Whether the registration file was changed by somebody else while something of it is edited here.
    pub(crate) fn file_changed(self) -> ReadSignal<bool> {
        self.file_changed.read_only()
    }

    /// Asks an app's callback URL; `None` until it is known.
    pub(crate) fn check_callback(
        self,
        number: AppNumber,
    ) -> ReadSignal<Option<Result<String, String>>> {
        let result = RwSignal::new(None);
        let address = self.peek(|desk| {
            let app = desk.hub().app(number)?;
            address_of_callback(app, &desk.addresses().base)
        });
        spawn_local(async move {
            let look = match (Companion::find(), &address) {
                (Some(companion), Some(address)) => companion.look(address, PATIENCE).await,
                _ => None,
            };
            let judged = judge_callback(address.as_deref(), look.as_ref());
            let _ = result.try_set(Some(judged));
        });
        result.read_only()
    }
}
