//! Nothing that was entered is lost: what is in a form is kept until it is saved, and comes back after a reload, a crash, a closed
//! window or a failed save. It belongs to the browser tab that made it; another tab is offered it.
//!
//! A write whose answer never came is asked for by its idempotency key until the server knows what became of it. Until then nobody is
//! told that it failed, and the same values go out with the same key. For that the server does a write with a key that it knows already
//! only once, and tells of it: `GET /writes/{key}` below the API answers `{ "state": "done" | "running" | "refused" | "unknown" }`.
//!
//! ```no_run
//! use leptos::prelude::*;
//! use leptos::task::spawn_local;
//! use pipeframe::backend::BackendError;
//! use pipeframe::draft::{self, Draft, Field, Posted, report_refused};
//! use pipeframe::kit::form::FieldErrors;
//! use pipeframe::kit::{Button, ButtonKind, Form, FormErrorSummary, Notice, State, TextField};
//! use pipeframe::sdk::NoFloatingWindow;
//! use pipeframe::surface::{Modal, SurfaceHandle};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize)]
//! struct NewVehicle {
//!     plate: String,
//! }
//!
//! /// What the server answers.
//! #[derive(Deserialize)]
//! struct Vehicle {
//!     id: u64,
//! }
//!
//! fn page(surface: SurfaceHandle<Modal, NoFloatingWindow>) -> impl IntoView {
//!     let plate = State::new(String::new());
//!     let errors = State::new(FieldErrors::default());
//!     let notice = Notice::none();
//!     let draft = Draft::new(surface.backend().clone(), vec![Field::Text(plate)]);
//!     draft.open(&draft::place("modal", surface.context().viewer, "new-vehicle"));
//!     let add = move || {
//!         spawn_local(async move {
//!             let vehicle = NewVehicle { plate: plate.get_untracked() };
//!             match draft.post("/vehicles", &vehicle).await {
//!                 Posted::Done(Vehicle { id }) => {
//!                     draft.close();
//!                     leptos::logging::log!("It is vehicle {id}.");
//!                 }
//!                 Posted::Refused(BackendError::Invalid(refused)) => report_refused(errors, refused),
//!                 Posted::Refused(error) => notice.say("The vehicle was not added.", &error),
//!                 Posted::Unknown(error) => notice.say("The vehicle may not have been added.", &error),
//!                 // What became of an earlier try stands in the draft's own note.
//!                 Posted::Noted => {}
//!             }
//!         });
//!     };
//!     view! {
//!         {draft.view()}
//!         {notice.view()}
//!         <Form on_submit=add>
//!             <FormErrorSummary errors=errors/>
//!             <TextField name="plate" label="Plate" value=plate errors=errors/>
//!             <Button label="Add vehicle" kind=ButtonKind::Submit busy=draft.sending()/>
//!         </Form>
//!     }
//! }
//! ```

mod entry;
mod fate;
mod field;
mod news;
mod refused;
mod sending;
mod shelf;

use crate::backend::Backend;
use crate::context::Viewer;
use crate::kit::{State, effect};
use crate::words;
use std::fmt;

use leptos::ev;
use leptos::prelude::*;

use entry::{UNKEYED, Write};

pub use entry::Entry;
pub use field::Field;
pub use news::News;
pub use refused::report_refused;
pub use sending::{Outcome, Posted, follow};
pub use shelf::{clear, forget, places};

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
    is_sending: State<bool>,
}

impl fmt::Debug for Draft {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What is entered is nobody's business in a log.
        formatter.debug_struct("Draft").finish_non_exhaustive()
    }
}

/// Where the drafts of a form lie.
pub fn place(surface: &str, viewer: Viewer, form: &str) -> String {
    entry::place(surface, viewer.company.0, viewer.user.0, form)
}

/// What the draft at a place holds, for a page that does not show its form.
pub fn values_at(place: &str) -> Option<Vec<String>> {
    shelf::read(place).map(|entry| entry.values)
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
            is_sending: State::new(false),
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

    /// Takes over what another tab has made of the form, after [`News::Offered`]; that tab, if it is still open, is told by the browser.
    pub fn bring_back(self) {
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

    /// Brings back what lies at a place and keeps there what is entered from now on, without a word and without a question.
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
        self.is_sending.set(false);
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

    /// Where it lies; empty while nothing is kept.
    pub fn place(self) -> String {
        self.form.with_untracked(|form| form.place.clone())
    }

    /// What a person would lose by closing the page now.
    pub fn loss(self) -> Option<&'static str> {
        if self.is_sent() {
            Some(words::draft_loss_sent())
        } else if self.is_unkept.get_untracked() {
            Some(words::draft_loss_unkept())
        } else {
            None
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

    /// Empties the form and forgets the draft.
    pub fn discard(self) {
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
}

fn values(fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| field.get()).collect()
}
