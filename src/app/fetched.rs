//! Something that is fetched from the app's server, shown, and fetched again.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Backend, BackendError, RemoteData};
use pipeframe::kit::intl::{self, Moment};
use pipeframe::kit::{InlineError, StaleNotice};
use serde::de::DeserializeOwned;

/// Data at one address of the server, with what is needed to show how it stands. Copies mean the same data.
pub struct Fetched<T: Send + Sync + 'static> {
    /// What is known of it.
    pub data: RwSignal<RemoteData<T>>,
    /// Whether it is being fetched.
    pub is_busy: RwSignal<bool>,
    /// When it was last fetched with success.
    pub since: RwSignal<Option<Moment>>,
    source: StoredValue<Source, LocalStorage>,
}

struct Source {
    backend: Backend,
    path: String,
    newest_try: u32,
}

impl<T: Send + Sync + 'static> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fetched<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Fetched<T> {
    /// Begins to fetch.
    pub fn start(backend: Backend, path: String) -> Self {
        let fetched = Self {
            data: RwSignal::new(RemoteData::Loading),
            is_busy: RwSignal::new(false),
            since: RwSignal::new(None),
            source: StoredValue::new_local(Source {
                backend,
                path,
                newest_try: 0,
            }),
        };
        fetched.refresh();
        fetched
    }

    /// Fetches again. What is there stays until the answer comes; of several tries the newest counts, so that an answer
    /// from before a write does not undo it.
    pub fn refresh(self) {
        let asked = self.source.try_update_value(|source| {
            source.newest_try += 1;
            (
                source.backend.clone(),
                source.path.clone(),
                source.newest_try,
            )
        });
        let Some((backend, path, this_try)) = asked else {
            return;
        };
        self.is_busy.set(true);
        spawn_local(async move {
            let result = backend.get(&path).await;
            let is_newest = self
                .source
                .try_with_value(|source| source.newest_try == this_try);
            if is_newest == Some(true) {
                self.take(result);
            }
        });
    }

    /// Puts a value in the place of what was fetched: the answer to a write is newer.
    pub fn put(self, value: T) {
        self.source
            .try_update_value(|source| source.newest_try += 1);
        self.take(Ok(value));
    }

    /// Says that it could not be fetched, and offers to try again.
    pub fn failed_view(self, what: &str) -> AnyView {
        let why = untrack(|| self.error_text());
        let text = [what, " ", &why].concat();
        view! { <InlineError text=text busy=self.is_busy on_retry=move || self.refresh()/> }
            .into_any()
    }

    /// Says how old what is shown is, and why, and offers to try again.
    pub fn stale_view(self) -> AnyView {
        let text = move || {
            let since = self.since.get().map(intl::short_time).unwrap_or_default();
            ["As of ", &since, ". ", &self.error_text()].concat()
        };
        view! { <StaleNotice text=text busy=self.is_busy on_retry=move || self.refresh()/> }
            .into_any()
    }

    fn error_text(self) -> String {
        let error = self.data.with(|data| data.error().map(ToString::to_string));
        error.unwrap_or_default()
    }

    fn take(self, result: Result<T, BackendError>) {
        self.is_busy.try_set(false);
        if result.is_ok() {
            self.since.try_set(Some(Moment::now()));
        }
        self.data.try_update(|data| {
            let before = std::mem::replace(data, RemoteData::Loading);
            *data = before.after(result);
        });
    }
}
