//! What every part of the settings page shares: what is fetched, entered, saved, and the outcome of a save.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, BackendError, RemoteData};
use pipeframe::draft::{self, Draft, Field, report_refused};
use pipeframe::fetch::{self, Fetched};
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::{Notice, State, effect, report};
use pipeframe::sdk::{Sdk, Snackbar, WithFloatingWindow};
use pipeframe::surface::{Settings, SurfaceHandle};

use super::entered::Entered;
use super::fields::Fields;
use super::redirected::Target;
use crate::changes;
use crate::domain::{self, Saved, SettingsPage};
use crate::text;

/// What every part of the page needs. Copies mean the same page.
#[derive(Clone, Copy)]
pub(super) struct SettingsState {
    pub(super) surface: State<SurfaceHandle<Settings, WithFloatingWindow>>,
    pub(super) page: Fetched<SettingsPage>,
    pub(super) fields: Fields,
    /// What is saved, as the form would show it.
    pub(super) saved: State<Entered>,
    /// The revision that the form was filled from.
    pub(super) revision: State<u32>,
    /// What somebody else saved meanwhile.
    pub(super) theirs: State<Option<SettingsPage>>,
    pub(super) errors: State<FieldErrors>,
    pub(super) is_saving: State<bool>,
    pub(super) notice: Notice,
    /// What is read aloud when a save has ended.
    pub(super) result: State<&'static str>,
    pub(super) target: Option<Target>,
    pub(super) draft: Draft,
    is_filled: State<bool>,
}

/// A save under way.
struct Sending {
    entered: Entered,
    /// What was saved before.
    before: Entered,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Loading,
    Failed,
    Form,
}

impl SettingsState {
    /// A page on a surface, with a form that is not filled yet.
    pub(super) fn new(surface: SurfaceHandle<Settings, WithFloatingWindow>) -> Self {
        let backend = surface.backend().clone();
        let (fields, revision) = (Fields::empty(), State::new(0));
        let mut kept = fields.kept();
        kept.push(Field::Number(revision));
        Self {
            draft: Draft::new(backend.clone(), kept),
            is_filled: State::new(false),
            page: Fetched::start(backend, "/settings".to_owned()),
            target: surface.context().redirect.as_ref().and_then(Target::read),
            surface: State::new(surface),
            fields,
            saved: State::new(Entered::default()),
            revision,
            theirs: State::new(None),
            errors: State::new(FieldErrors::default()),
            is_saving: State::new(false),
            notice: Notice::none(),
            result: State::new(""),
        }
    }

    pub(super) fn shown(self) -> Shown {
        self.page.data.with(|data| match data {
            RemoteData::Loading => Shown::Loading,
            RemoteData::Failed(_) => Shown::Failed,
            RemoteData::Ready(_) | RemoteData::Stale(..) => Shown::Form,
        })
    }

    pub(super) fn sdk(self) -> Sdk<Settings, WithFloatingWindow> {
        self.surface.with_untracked(|surface| surface.sdk().clone())
    }

    pub(super) fn backend(self) -> Backend {
        self.surface
            .with_untracked(|surface| surface.backend().clone())
    }

    pub(super) fn changes(self) -> Vec<&'static str> {
        let entered = self.fields.read();
        self.saved.with(|saved| entered.changes(saved))
    }

    pub(super) fn is_changed(self) -> bool {
        !self.changes().is_empty()
    }

    /// Fills the form with what was fetched, unless it has unsaved changes: then the next save finds the conflict.
    pub(super) fn fill_when_fetched(self) {
        effect(move || {
            let fetched = self.page.data.with(|data| data.value().cloned());
            if let Some(page) = fetched
                && !untrack(|| self.is_changed() || self.is_saving.get())
            {
                self.fill(&page);
            }
        });
    }

    /// Who connects in another tab sees it here at once. Only a server that connects there tells of it.
    pub(super) fn hear_of_the_connection(self) {
        let tab_shown = self.surface.with_untracked(SurfaceHandle::page_visible);
        let is_wanted = move || {
            let connects = |page: &SettingsPage| page.connect.is_some();
            tab_shown.get()
                && self
                    .page
                    .data
                    .with(|data| data.value().is_some_and(connects))
        };
        fetch::hear_changes(self.backend(), "/events", is_wanted, move || {
            self.page.refresh();
        });
    }

    pub(super) fn fill(self, page: &SettingsPage) {
        let entered = Entered::from(&page.settings);
        self.saved.set(entered.clone());
        self.revision.set(page.revision);
        self.fields.fill(entered);
        self.draft.settle();
        if !self.is_filled.get_untracked() {
            self.is_filled.set(true);
            self.bring_draft_back();
        }
    }

    /// What was entered earlier is put over what is saved, with the revision that it was entered over: when somebody has saved
    /// meanwhile, the next save finds the conflict.
    pub(super) fn bring_draft_back(self) {
        let viewer = self
            .surface
            .with_untracked(|surface| surface.context().viewer);
        let is_sent = self
            .draft
            .open(&draft::place("settings", viewer, "company"));
        if is_sent != Some(true) {
            return;
        }
        let is_saved = !untrack(|| self.is_changed());
        if is_saved {
            self.draft.settle();
        }
        self.draft.tell_saved(is_saved);
    }

    pub(super) fn reset(self) {
        self.errors.set(FieldErrors::default());
        self.notice.clear();
        self.theirs.set(None);
        let page = self.page.data.with_untracked(|data| data.value().cloned());
        if let Some(page) = page {
            self.fill(&page);
        }
    }

    pub(super) fn save(self) {
        if self.is_saving.get_untracked() {
            return;
        }
        let settings = match untrack(|| self.fields.read()).settings() {
            Ok(settings) => settings,
            Err(errors) => {
                report(self.errors, errors);
                return;
            }
        };
        self.errors.set(FieldErrors::default());
        self.notice.clear();
        self.result.set("");
        self.is_saving.set(true);
        self.draft.begin();
        let sending = Sending {
            entered: untrack(|| self.fields.read()),
            before: self.saved.get_untracked(),
        };
        // The form shows at once that it is saved; what it was before comes back when that turns out to be wrong.
        self.saved.set(sending.entered.clone());
        let saved = Saved {
            settings,
            revision: self.revision.get_untracked(),
        };
        spawn_local(async move {
            let result = self
                .backend()
                .put::<_, SettingsPage>("/settings", &saved)
                .await;
            match result {
                Ok(page) => self.was_saved(page, &sending.entered).await,
                Err(BackendError::Conflict) => self.look_at_theirs(&saved.settings, sending).await,
                Err(error) => {
                    self.saved.try_set(sending.before);
                    self.was_not_saved(error);
                }
            }
            self.is_saving.try_set(false);
        });
    }

    async fn was_saved(self, page: SettingsPage, sent: &Entered) {
        let entered = untrack(|| self.fields.read());
        self.theirs.set(None);
        self.fill(&page);
        self.page.put(page);
        if entered != *sent {
            // The user changed something while the save was under way.
            self.fields.fill(entered);
        }
        changes::SETTINGS.announce();
        self.result.set(text::settings_saved());
        // The page says it too; a snackbar that the host refuses takes nothing away.
        let _ = self
            .sdk()
            .show_snackbar(Snackbar::new(text::settings_saved()))
            .await;
    }

    /// A save whose answer was lost finds its own values when it is made again; that isn't a conflict.
    async fn look_at_theirs(self, mine: &domain::Settings, sending: Sending) {
        match self.backend().get::<SettingsPage>("/settings").await {
            Ok(page) if page.settings == *mine => self.was_saved(page, &sending.entered).await,
            Ok(page) => {
                self.saved.try_set(sending.before);
                self.draft.answered(&BackendError::Conflict);
                self.theirs.set(Some(page));
            }
            Err(error) => {
                self.saved.try_set(sending.before);
                self.notice.say(text::settings_perhaps_saved(), &error);
            }
        }
    }

    pub(super) fn was_not_saved(self, error: BackendError) {
        self.draft.answered(&error);
        match error {
            BackendError::Invalid(errors) => report_refused(self.errors, errors),
            error => self.notice.say(not_saved(&error), &error),
        }
    }
}

fn not_saved(error: &BackendError) -> &'static str {
    if error.is_refusal() {
        text::settings_not_saved()
    } else {
        text::settings_perhaps_saved()
    }
}
