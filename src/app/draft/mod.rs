//! Nothing that was entered is lost: what is in a form is kept until it is saved, and comes back after a reload, a crash, a closed
//! window or a failed save. It belongs to the browser tab that made it; another tab is offered it.
//!
//! A write whose answer never came is asked for by its idempotency key until the server knows what became of it. Until then nobody is
//! told that it failed, and the same values go out with the same key.

mod entry;
mod fate;
mod field;
mod news;
mod shelf;
#[cfg(all(test, target_arch = "wasm32"))]
mod storm;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Answer, Backend, BackendError, Payload};
use pipeframe::context::Viewer;
use pipeframe::kit::{State, effect};

use super::key::new_key;
use entry::{Entry, UNKEYED, Write, digest};
use fate::{Fate, PATIENCE, pause_before};
use news::News;

pub use field::Field;
#[cfg(any(debug_assertions, feature = "preview"))]
pub use shelf::clear;
pub use shelf::{forget, places};

struct Form {
    backend: Backend,
    /// Empty while nothing is kept.
    place: String,
    /// Where another tab keeps what it has made of this form; empty while nothing is offered.
    offered: String,
    fields: Vec<Field>,
    blank: Vec<String>,
    write: Option<Write>,
}

/// The draft of one form. Copies mean the same draft.
#[derive(Clone, Copy)]
pub struct Draft {
    form: State<Form>,
    news: State<News>,
    /// What is entered does not outlive the page.
    is_unkept: State<bool>,
}

/// Where the drafts of a form lie.
pub fn place(surface: &str, viewer: Viewer, form: &str) -> String {
    entry::place(surface, viewer.company.0, viewer.user.0, form)
}

/// What the draft at a place holds, for a page that does not show its form.
pub fn values_at(place: &str) -> Option<Vec<String>> {
    shelf::read(place).map(|entry| entry.values)
}

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
    /// The draft of a form with these fields, which are empty as they stand now. Nothing is kept before [`Draft::open`] or [`Draft::keep_at`].
    pub fn new(backend: Backend, fields: Vec<Field>) -> Self {
        let followed = fields.clone();
        let form = Form {
            backend,
            place: String::new(),
            offered: String::new(),
            blank: untrack(|| values(&fields)),
            fields,
            write: None,
        };
        let draft = Self {
            form: State::new(form),
            news: State::new(News::None),
            is_unkept: State::new(false),
        };
        effect(move || draft.keep(values(&followed)));
        let storage = window_event_listener(ev::storage, move |event| {
            if event.new_value().is_none() {
                draft.hear_of_removal(event.key().as_deref());
            }
        });
        on_cleanup(move || storage.remove());
        draft
    }

    /// Brings back what this tab has made of a form, says so, and keeps here what is entered from now on. What became of a write with
    /// a key is asked for. Whether a write without one had begun; none when nothing was brought back.
    ///
    /// What another tab has made of the form is offered.
    pub fn open(self, form: &str) -> Option<bool> {
        let place = entry::place_in_tab(form, &shelf::tab());
        let Some(entry) = self.take_up(place.clone()) else {
            self.offer(form, &place);
            return None;
        };
        Some(self.tell_of(&entry))
    }

    /// Says that an entry was brought back. Whether it has begun a write without a key.
    fn tell_of(self, entry: &Entry) -> bool {
        self.news.set(News::Back);
        match &entry.write {
            Some(write) if write.key == UNKEYED => true,
            Some(_) => {
                self.ask_later();
                false
            }
            None => false,
        }
    }

    /// The newest of what other tabs have made of a form.
    fn offer(self, form: &str, own: &str) {
        let mut others = places(&entry::place_in_tab(form, ""));
        // An earlier version did not tell tabs apart.
        others.extend(shelf::read(form).map(|_| form.to_owned()));
        let newest = others
            .into_iter()
            .filter(|other| other != own)
            .filter_map(|other| Some((shelf::read(&other)?, other)))
            .max_by_key(|(entry, _)| entry.since);
        let Some((entry, other)) = newest else {
            return;
        };
        self.form.try_update_untracked(|form| form.offered = other);
        self.news.set(match entry.write {
            Some(_) => News::OfferedSent,
            None => News::Offered,
        });
    }

    /// Takes over what was offered; its tab, if it is still open, is told by the browser.
    fn take_offered(self) {
        let (own, offered) = self
            .form
            .with_untracked(|form| (form.place.clone(), form.offered.clone()));
        let Some(entry) = shelf::read(&offered) else {
            return self.news.set(News::None);
        };
        shelf::forget(&offered);
        shelf::keep(&own, &entry);
        if let Some(entry) = self.take_up(own) {
            self.tell_of(&entry);
        }
    }

    fn hear_of_removal(self, place: Option<&str>) {
        let is_mine = self.form.try_with_untracked(|form| {
            !form.place.is_empty()
                && place == Some(&form.place)
                && untrack(|| values(&form.fields)) != form.blank
        });
        if is_mine == Some(true) {
            self.news.set(News::TakenOver);
        }
    }

    /// The same for a place of one's own, without a word and without a question.
    pub fn take_up(self, place: String) -> Option<Entry> {
        let entry = shelf::read(&place);
        self.keep_at(place);
        let count = self.form.with_untracked(|form| form.fields.len());
        let entry = entry.filter(|entry| entry.values.len() == count)?;
        let write = entry.write.clone();
        self.form.try_update_untracked(|form| form.write = write);
        self.fill(&entry.values);
        Some(entry)
    }

    /// Keeps what is entered from now on at a place.
    pub fn keep_at(self, place: String) {
        // Drafts that count no more are swept away.
        places(&place);
        self.form.try_update_untracked(|form| {
            form.place = place;
            form.write = None;
        });
        self.news.set(News::None);
    }

    /// What stands in the fields is what is saved: there is nothing to keep.
    pub fn settle(self) {
        self.form.try_update_untracked(|form| {
            form.blank = untrack(|| values(&form.fields));
            form.write = None;
            shelf::forget(&form.place);
        });
        self.is_unkept.set(false);
    }

    /// The write begins whose answer [`Draft::answered`] hears of; without a key, for what may arrive twice.
    pub fn begin(self) {
        self.write_begins(UNKEYED.to_owned());
    }

    /// Where it lies; empty while nothing is kept.
    pub fn place(self) -> String {
        self.form.with_untracked(|form| form.place.clone())
    }

    /// Whether something was sent whose answer is missing.
    pub fn is_sent(self) -> bool {
        self.form.with_untracked(|form| form.write.is_some())
    }

    /// What a person would lose by closing the page now.
    pub fn loss(self) -> Option<&'static str> {
        if self.is_sent() {
            Some(
                "What you sent is not confirmed yet. It may go through after this window is closed.",
            )
        } else if self.is_unkept.get_untracked() {
            Some("This browser keeps no drafts. What you entered will be lost.")
        } else {
            None
        }
    }

    /// Hears how the write ended that [`Draft::begin`] was told of.
    pub fn answered(self, refusal: &BackendError) {
        if refusal.is_refusal() {
            self.write_ends();
        }
    }

    /// Forgets the draft, and leaves the fields as they are.
    pub fn close(self) {
        self.form.try_update_untracked(|form| {
            shelf::forget(&form.place);
            form.place = String::new();
            form.write = None;
        });
        self.news.set(News::None);
        self.is_unkept.set(false);
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
    fn write_under_way(self) -> Option<(Write, bool)> {
        self.form.with_untracked(|form| {
            let write = form.write.clone()?;
            let is_same = write.sent == digest(&untrack(|| values(&form.fields)));
            Some((write, is_same))
        })
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

    /// Empties the form.
    fn discard(self) {
        self.news.set(News::None);
        self.form.try_update_untracked(|form| {
            form.write = None;
            shelf::forget(&form.place);
        });
        let blank = self.form.with_untracked(|form| form.blank.clone());
        self.fill(&blank);
    }

    fn fill(self, values: &[String]) {
        let fields = self.form.with_untracked(|form| form.fields.clone());
        for (field, value) in fields.into_iter().zip(values) {
            field.set(value);
        }
    }

    fn keep(self, values: Vec<String>) {
        let is_kept = self.form.try_with_untracked(|form| {
            if form.place.is_empty() {
                return true;
            }
            if form.write.is_none() && values == form.blank {
                shelf::forget(&form.place);
                return true;
            }
            let entry = Entry {
                since: shelf::now(),
                write: form.write.clone(),
                values,
            };
            shelf::keep(&form.place, &entry)
        });
        let is_unkept = is_kept == Some(false);
        if self
            .is_unkept
            .try_with_untracked(|before| *before != is_unkept)
            == Some(true)
        {
            self.is_unkept.set(is_unkept);
        }
    }

    fn keep_now(self) {
        let values = self
            .form
            .try_with_untracked(|form| untrack(|| values(&form.fields)));
        self.keep(values.unwrap_or_default());
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
    fn ask_later(self) {
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

fn values(fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| field.get()).collect()
}
