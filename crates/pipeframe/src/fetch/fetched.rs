//! Something that is fetched from the app's server, shown, and fetched again.

use crate::backend::{Answer, Backend, BackendError, RemoteData};
use crate::kit::intl::{self, Moment};
use crate::kit::{InlineError, Node, StaleNotice, State};
use crate::words;
use std::fmt;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::on_return;

/// Data at one address of the server, with what is needed to show how it stands. Copies mean the same data.
pub struct Fetched<T: 'static> {
    /// What is known of it.
    pub data: State<RemoteData<T>>,
    /// Whether it is being fetched.
    pub is_busy: State<bool>,
    /// When it was last fetched with success.
    pub since: State<Option<Moment>>,
    source: State<Source>,
}

#[derive(Clone)]
struct Source {
    backend: Backend,
    path: String,
    newest_try: u32,
    /// Whether something may have changed since the newest try began.
    is_behind: bool,
    /// What is shown, as it came; none when something else is shown.
    answer: Option<Answer>,
}

/// What is known of the fetching whatever is fetched.
#[derive(Clone, Copy)]
struct Fetching {
    is_busy: State<bool>,
    since: State<Option<Moment>>,
    source: State<Source>,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T> fmt::Debug for Fetched<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Fetched").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Guess<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Guess").finish_non_exhaustive()
    }
}

impl<T: DeserializeOwned + 'static> Fetched<T> {
    /// Begins to fetch.
    pub fn start(backend: Backend, path: String) -> Self {
        let fetched = Self {
            data: State::new(RemoteData::Loading),
            since: State::new(None),
            is_busy: State::new(false),
            source: State::new(Source {
                backend,
                path,
                newest_try: 0,
                is_behind: false,
                answer: None,
            }),
        };
        on_return(move || fetched.refresh());
        fetched.refresh();
        fetched
    }

    /// Fetches again. What is there stays until the answer comes; of several tries the newest counts, so that an answer
    /// from before a write does not undo it. While it is being fetched already, it is fetched once more after that: what is
    /// under way may be from before the change that this is for.
    pub fn refresh(self) {
        let fetching = Fetching {
            is_busy: self.is_busy,
            since: self.since,
            source: self.source,
        };
        fetching.fetch(Box::new(move |answer| {
            self.take(answer.and_then(Answer::read));
        }));
    }

    /// Puts a value in the place of what was fetched: the answer to a write is newer.
    pub fn put(self, value: T) {
        self.source.try_update_untracked(|source| {
            source.newest_try += 1;
            source.answer = None;
        });
        self.take(Ok(value));
    }

    /// Shows at once what a write will most likely lead to. The answer to the write is for [`Fetched::put`]; none while there is
    /// nothing to show.
    pub fn guess(self, change: impl FnOnce(&mut T)) -> Option<Guess<T>>
    where
        T: Clone,
    {
        let before = self.data.with_untracked(|data| data.value().cloned())?;
        let mut guessed = before.clone();
        change(&mut guessed);
        self.put(guessed);
        Some(Guess {
            fetched: self,
            before,
        })
    }

    /// Says that it could not be fetched, and offers to try again. `what` is a whole sentence, such as "The notes could not be loaded."; why follows it.
    pub fn failed_view(self, what: &str) -> Node {
        let why = untrack(|| self.error_text());
        let text = [what, " ", &why].concat();
        view! { <InlineError text=text busy=self.is_busy on_retry=move || self.refresh()/> }.into()
    }

    /// Says how old what is shown is, and why, and offers to try again.
    pub fn stale_view(self) -> Node {
        let text = move || {
            let since = self.since.get().map(intl::short_time).unwrap_or_default();
            words::as_of(&since, &self.error_text())
        };
        view! { <StaleNotice text=text busy=self.is_busy on_retry=move || self.refresh()/> }.into()
    }

    fn error_text(self) -> String {
        let error = self.data.with(|data| data.error().map(ToString::to_string));
        error.unwrap_or_default()
    }

    fn take(self, result: Result<T, BackendError>) {
        match result {
            Ok(value) => {
                self.since.set(Some(Moment::now()));
                self.data.set(RemoteData::Ready(value));
            }
            Err(error) => self.data.update(|data| {
                let before = std::mem::replace(data, RemoteData::Loading);
                *data = before.after(Err(error));
            }),
        }
        self.is_busy.set(false);
    }
}

/// What is shown before the server has agreed to it.
pub struct Guess<T: 'static> {
    fetched: Fetched<T>,
    before: T,
}

impl<T: DeserializeOwned + 'static> Guess<T> {
    /// The write has failed: what was there comes back, unless something newer was fetched meanwhile.
    pub fn take_back(self) {
        let is_newest = self
            .fetched
            .source
            .with_untracked(|source| source.answer.is_none());
        if is_newest {
            self.fetched.put(self.before);
        }
    }
}

impl Fetching {
    fn fetch(self, take: Box<dyn Fn(Result<Answer, BackendError>)>) {
        let is_busy = self.is_busy.try_with_untracked(|is_busy| *is_busy);
        let asked = self.source.try_update_untracked(|source| {
            source.is_behind = is_busy == Some(true) && source.backend.is_reading(&source.path);
            if source.is_behind {
                return None;
            }
            source.newest_try += 1;
            Some(source.clone())
        });
        let Some(Some(mut asked)) = asked else {
            return;
        };
        self.is_busy.set(true);
        spawn_local(async move {
            loop {
                let answer = asked.backend.fetch(&asked.path).await;
                match self.is_news(asked.newest_try, &answer) {
                    Some(true) => take(answer),
                    Some(false) => {
                        self.since.set(Some(Moment::now()));
                        self.is_busy.set(false);
                    }
                    None => {}
                }
                let Some(next) = self.next_try() else {
                    return;
                };
                asked.newest_try = next;
                self.is_busy.set(true);
            }
        });
    }

    /// The number of one more try, where something may have changed while the answer was on its way.
    fn next_try(self) -> Option<u32> {
        let next = self.source.try_update_untracked(|source| {
            let is_behind = std::mem::take(&mut source.is_behind);
            source.newest_try += u32::from(is_behind);
            is_behind.then_some(source.newest_try)
        });
        next.flatten()
    }

    /// Whether the answer differs from what is shown; none when nobody waits for it any more. The same again changes nothing,
    /// so that nothing is drawn anew and no focus is lost.
    fn is_news(self, asked: u32, answer: &Result<Answer, BackendError>) -> Option<bool> {
        let is_news = self.source.try_update_untracked(|source| {
            if source.newest_try != asked {
                return None;
            }
            let before = std::mem::replace(&mut source.answer, answer.clone().ok());
            let is_same = before
                .zip(source.answer.as_ref())
                .is_some_and(|(before, now)| before.is_same_as(now));
            Some(!is_same)
        });
        is_news.flatten()
    }
}
