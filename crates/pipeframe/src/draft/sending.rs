//! Sends what a form holds, once however often it is tried, and finds out what became of it.

use crate::backend::{Answer, Backend, BackendError, Payload};
use leptos::prelude::*;
use leptos::task::spawn_local;

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

/// Asks what became of the write of the draft at a place, until the server knows or can't be asked for a while. Each answer on the
/// way is told.
pub async fn follow(backend: Backend, place: String, told: impl Fn(Outcome)) {
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

    /// Posts what was entered, once however often it is tried; [`Draft::close`] once the answer is understood. None when an earlier
    /// try turns out to have gone through, or may still do so with other values: then that is said, and these were not sent.
    ///
    /// # Errors
    ///
    /// Any [`BackendError`]; only after [`BackendError::is_refusal`] it is certain that nothing was done.
    pub async fn post(
        self,
        path: &str,
        payload: Result<Payload, BackendError>,
    ) -> Result<Option<Answer>, BackendError> {
        let payload = payload?;
        let mut key = match self.write_under_way() {
            None => new_key(),
            Some((write, is_same)) if is_same => write.key,
            Some((write, _)) => match fate::ask(&self.backend(), &write.key).await? {
                Fate::NotDone => new_key(),
                Fate::Done => {
                    self.write_ends();
                    self.news.set(News::Earlier);
                    return Ok(None);
                }
                Fate::Pending => {
                    self.ask_later();
                    return Ok(None);
                }
            },
        };
        loop {
            let place = self.place();
            self.write_begins(key.clone());
            self.news.set(News::None);
            let result = self.backend().act_once(path, payload.clone(), &key).await;
            // Now it is certain that nothing was done with the old key, and that nothing will be. Another window that has taken this
            // over knows it too, and sends it again itself.
            if matches!(result, Err(BackendError::NeverArrived)) && self.is_kept_with(&key) {
                key = new_key();
                continue;
            }
            return match result {
                Err(error) if self.is_at(&key) => {
                    self.answered(&error);
                    Err(error)
                }
                // A question has found out meanwhile what became of it, and the draft says so.
                Err(_) if self.has_place(&place) => Ok(None),
                // The form has gone on to something else: what was sent is where it was kept.
                result => result.map(Some),
            };
        }
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
        let is_same = |form: &Form| !place.is_empty() && form.place == place;
        self.form.try_with_untracked(is_same) == Some(true)
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
