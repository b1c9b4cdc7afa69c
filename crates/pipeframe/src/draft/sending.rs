//! Sends what a form holds, once however often it is tried, and finds out what became of it.

use crate::backend::{Answer, Backend, BackendError, LocalFuture, Payload};
use crate::kit::Live;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::entry::{Entry, UNKEYED, Write, digest};
use super::fate::{self, Fate, PATIENCE, pause_before};
use super::news::News;
use super::{Draft, Form, shelf, values};
use crate::backend::new_key;

/// What became of the write of the draft at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was never sent.
    NotSent,
    /// It was done; the draft is forgotten.
    Done,
    /// It was not done and never will be.
    NotDone,
    /// It may have been done, or may still be.
    Unknown,
}

/// How [`Draft::post`] ended.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum Posted<T> {
    /// The server has done it, and this is its answer. [`Draft::close`] now.
    Done(T),
    /// The server refused it, and nothing was done: [`report_refused`](super::report_refused) shows what
    /// [`BackendError::Invalid`] says of the fields.
    Refused(BackendError),
    /// It may have been done, or may still be. Sending the same again never does it twice.
    Unknown(BackendError),
    /// The draft's own note says what became of it ([`Draft::view`]): an earlier try turned out to have gone through, or may still
    /// do so with other values, and then these were not sent.
    Noted,
}

impl<T> Posted<T> {
    fn failed(error: BackendError) -> Self {
        if error.is_refusal() {
            Self::Refused(error)
        } else {
            Self::Unknown(error)
        }
    }
}

impl Posted<Answer> {
    fn read<T: DeserializeOwned>(self) -> Posted<T> {
        match self {
            Self::Done(answer) => answer.read().map_or_else(Posted::Unknown, Posted::Done),
            Self::Refused(error) => Posted::Refused(error),
            Self::Unknown(error) => Posted::Unknown(error),
            Self::Noted => Posted::Noted,
        }
    }
}

/// Asks what became of the write of the draft at a place, until the server knows or can't be asked for a while. Each answer on the
/// way is told.
pub fn follow(
    backend: Backend,
    place: String,
    told: impl Fn(Outcome) + 'static,
) -> LocalFuture<()> {
    Box::pin(follow_write(backend, place, Box::new(told)))
}

async fn follow_write(backend: Backend, place: String, told: Box<dyn Fn(Outcome)>) {
    let mut failures = 0;
    for question in 0.. {
        let Some(entry) = shelf::read(&place) else {
            return;
        };
        let outcome = outcome(&backend, &place, entry).await;
        told(outcome.unwrap_or(Outcome::Unknown));
        match outcome {
            Some(Outcome::Unknown) => failures = 0,
            Some(_) => return,
            None => failures += 1,
        }
        if failures >= PATIENCE {
            return;
        }
        backend.pause(pause_before(question)).await;
    }
}

/// None when the server could not be asked.
async fn outcome(backend: &Backend, place: &str, entry: Entry) -> Option<Outcome> {
    let Some(write) = &entry.write else {
        return Some(Outcome::NotSent);
    };
    // The server has forgotten it: what it says of this key is nothing about this write.
    if !entry.is_remembered(shelf::now()) {
        return None;
    }
    match fate::ask(backend, &write.key).await {
        Ok(Fate::Done) => {
            shelf::forget(place);
            Some(Outcome::Done)
        }
        Ok(Fate::NotDone) => {
            let entry = Entry {
                write: None,
                ..entry
            };
            shelf::keep(place, &entry);
            Some(Outcome::NotDone)
        }
        Ok(Fate::Pending) => Some(Outcome::Unknown),
        Err(_) => None,
    }
}

/// While it is there, the draft says that it is being sent; a form that has gone on to something else has a button of its own.
struct UnderWay {
    draft: Draft,
    place: String,
}

impl UnderWay {
    fn begin(draft: Draft) -> Self {
        draft.is_sending.set(true);
        Self {
            draft,
            place: draft.place(),
        }
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        if self.draft.is_at_place(&self.place) {
            self.draft.is_sending.set(false);
        }
    }
}

impl Draft {
    /// The write begins whose answer [`Draft::answered`] hears of; without a key, for what may arrive twice.
    pub fn begin(self) {
        self.write_begins(UNKEYED.to_owned());
    }

    /// Whether something was sent whose answer is missing.
    pub fn is_sent(self) -> bool {
        self.form.with_untracked(|form| form.write.is_some())
    }

    /// Hears how the write ended that [`Draft::begin`] was told of.
    pub fn answered(self, refusal: &BackendError) {
        if refusal.is_refusal() {
            self.write_ends();
        }
    }

    /// Says whether the write without a key of the brought-back draft had gone through.
    pub fn tell_saved(self, is_saved: bool) {
        self.write_ends();
        self.news.set(if is_saved {
            News::Saved
        } else {
            News::NotSaved
        });
    }

    /// Posts what was entered, once however often it is tried, and reads the answer; [`Draft::close`] once it is
    /// [done](Posted::Done).
    pub fn post<B: Serialize, T: DeserializeOwned>(
        self,
        path: &str,
        body: &B,
    ) -> impl Future<Output = Posted<T>> + use<B, T> {
        let posted = self.send(path.to_owned(), Payload::of(body));
        async move { posted.await.read() }
    }

    /// Whether [`Draft::post`] waits for its answer, for the form's button: `busy=draft.sending()`.
    pub fn sending(self) -> Live<bool> {
        self.is_sending.into()
    }

    /// The same whatever is sent and answered; boxed, so that it is compiled once and no caller is as large as it.
    fn send(
        self,
        path: String,
        payload: Result<Payload, BackendError>,
    ) -> LocalFuture<Posted<Answer>> {
        Box::pin(async move {
            let payload = match payload {
                Ok(payload) => payload,
                Err(error) => return Posted::Refused(error),
            };
            let _under_way = UnderWay::begin(self);
            let mut key = match self.write_under_way() {
                None => new_key(),
                Some((write, is_same)) if is_same => write.key,
                Some((write, _)) => match fate::ask(&self.backend(), &write.key).await {
                    Ok(Fate::NotDone) => new_key(),
                    Ok(Fate::Done) => {
                        self.write_ends();
                        self.news.set(News::Earlier);
                        return Posted::Noted;
                    }
                    Ok(Fate::Pending) => {
                        self.ask_later();
                        return Posted::Noted;
                    }
                    // What is known of the question says nothing of the write.
                    Err(error) => return Posted::Unknown(error),
                },
            };
            loop {
                let place = self.place();
                self.write_begins(key.clone());
                self.news.set(News::None);
                let result = self.backend().act_once(&path, payload.clone(), &key).await;
                // Now it is certain that nothing was done with the old key, and that nothing will be. Another window that has taken this
                // over knows it too, and sends it again itself.
                if matches!(result, Err(BackendError::NeverArrived)) && self.is_kept_with(&key) {
                    key = new_key();
                    continue;
                }
                return match result {
                    Ok(answer) => Posted::Done(answer),
                    Err(error) if self.is_at(&key) => {
                        self.answered(&error);
                        Posted::failed(error)
                    }
                    // A question has found out meanwhile what became of it, and the draft says so.
                    Err(_) if self.has_place(&place) => Posted::Noted,
                    // The form has gone on to something else: what was sent is where it was kept.
                    Err(error) => Posted::failed(error),
                };
            }
        })
    }

    /// What was sent without an answer, and whether the form still holds the same.
    pub(super) fn write_under_way(self) -> Option<(Write, bool)> {
        self.form.with_untracked(|form| {
            let write = form.write.clone()?;
            let is_same = write.sent == digest(&untrack(|| values(&form.fields)));
            Some((write, is_same))
        })
    }

    /// The idempotency key of what was sent without an answer.
    pub fn key_under_way(self) -> Option<String> {
        self.write_under_way().map(|(write, _)| write.key)
    }

    /// Whether the form still waits for the answer to the write with this key.
    fn is_at(self, key: &str) -> bool {
        let is_at = |form: &Form| form.write.as_ref().is_some_and(|write| write.key == key);
        self.form.try_with_untracked(is_at) == Some(true)
    }

    /// Whether this form still waits for that answer, and its entry is still where it was kept.
    fn is_kept_with(self, key: &str) -> bool {
        let kept = shelf::read(&self.place()).and_then(|entry| entry.write);
        self.is_at(key) && kept.is_some_and(|write| write.key == key)
    }

    fn has_place(self, place: &str) -> bool {
        !place.is_empty() && self.is_at_place(place)
    }

    fn is_at_place(self, place: &str) -> bool {
        self.form.try_with_untracked(|form| form.place == place) == Some(true)
    }

    fn backend(self) -> Backend {
        self.form.with_untracked(|form| form.backend.clone())
    }

    fn write_begins(self, key: String) {
        self.form.try_update_untracked(|form| {
            let sent = digest(&untrack(|| values(&form.fields)));
            form.write = Some(Write { key, sent });
        });
        self.keep_now();
    }

    fn write_ends(self) {
        self.form.try_update_untracked(|form| form.write = None);
        self.keep_now();
    }

    /// Asks what became of what was sent, and says what is known of it.
    pub(super) fn ask_later(self) {
        let Some((write, _)) = self.write_under_way() else {
            return;
        };
        self.news.set(News::Asking);
        let place = self.place();
        spawn_local(follow(self.backend(), place, move |outcome| {
            // It was sent again, or the form has gone on.
            if self.is_at(&write.key) {
                self.learn(outcome);
            }
        }));
    }

    fn learn(self, outcome: Outcome) {
        let news = match outcome {
            Outcome::Done => {
                self.discard();
                News::Saved
            }
            Outcome::NotDone => {
                self.write_ends();
                News::NotSaved
            }
            Outcome::NotSent | Outcome::Unknown => News::Pending,
        };
        self.news.try_set(news);
    }
}
