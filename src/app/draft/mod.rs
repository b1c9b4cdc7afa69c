//! Nothing that was entered is lost: what stands in a form is kept until it is saved, and comes back after a reload, a crash, a
//! closed window or a failed save. A write whose answer never came is asked for by its idempotency key.

mod entry;
mod field;
mod shelf;

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::{Answer, Backend, BackendError, Payload};
use pipeframe::context::Viewer;
use pipeframe::kit::{Button, ButtonSize, Node, State, effect, element};

use super::key::new_key;
use entry::Entry;

pub use field::Field;
#[cfg(any(debug_assertions, feature = "preview"))]
pub use shelf::clear;
pub use shelf::{forget, places};

/// Stands for the key of a write that may arrive twice and needs none.
const UNKEYED: &str = "-";

/// What is said about a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    None,
    /// It was brought back.
    Back,
    /// It was brought back, and its write is being asked for.
    Asking,
    /// Its write had gone through.
    Saved,
    /// Its write had not gone through.
    NotSaved,
    /// What became of its write can't be had.
    Unknown,
    /// An earlier write had gone through before the form was changed.
    Earlier,
}

/// What was sent, while its answer is missing.
#[derive(Clone, Debug)]
struct Write {
    key: String,
    /// None when it was sent by an earlier page.
    values: Option<Vec<String>>,
}

struct Form {
    backend: Backend,
    /// Empty while nothing is kept.
    place: String,
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
    /// It was not done.
    NotDone,
    /// Nobody can say now.
    Unknown,
}

/// Asks what became of the write of the draft at a place.
pub async fn outcome(backend: Backend, place: String) -> Outcome {
    let Some(entry) = shelf::read(&place).filter(|entry| !entry.write.is_empty()) else {
        return Outcome::NotSent;
    };
    match was_done(&backend, &entry.write).await {
        Ok(true) => {
            shelf::forget(&place);
            Outcome::Done
        }
        Ok(false) if entry.is_remembered(shelf::now()) => {
            let write = String::new();
            shelf::keep(&place, &Entry { write, ..entry });
            Outcome::NotDone
        }
        Ok(false) | Err(_) => Outcome::Unknown,
    }
}

impl Draft {
    /// The draft of a form with these fields, which are empty as they stand now. Nothing is kept before [`Draft::open`] or [`Draft::keep_at`].
    pub fn new(backend: Backend, fields: Vec<Field>) -> Self {
        let followed = fields.clone();
        let form = Form {
            backend,
            place: String::new(),
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
        draft
    }

    /// Brings back what lies at a place, says so, and keeps there what is entered from now on. What became of a write with a key
    /// is asked for. Whether a write without one had begun; none when nothing was brought back.
    pub fn open(self, place: String) -> Option<bool> {
        let entry = self.take_up(place)?;
        self.news.set(News::Back);
        if entry.write == UNKEYED {
            return Some(true);
        }
        if !entry.write.is_empty() {
            self.ask_later();
        }
        Some(false)
    }

    /// The same without a word and without a question.
    pub fn take_up(self, place: String) -> Option<Entry> {
        let entry = shelf::read(&place);
        self.keep_at(place);
        let count = self.form.with_untracked(|form| form.fields.len());
        let entry = entry.filter(|entry| entry.values.len() == count)?;
        let write = (!entry.write.is_empty()).then(|| Write {
            key: entry.write.clone(),
            values: None,
        });
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

    /// Posts what was entered, once however often it is tried; [`Draft::close`] once the answer is understood. None when an earlier try turns out to have gone through with
    /// other values: then that is said, and these were not sent.
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
        let (backend, earlier, now) = self.form.with_untracked(|form| {
            let now = untrack(|| values(&form.fields));
            (form.backend.clone(), form.write.clone(), now)
        });
        let key = match earlier {
            Some(write) if write.values.as_ref() == Some(&now) => write.key,
            Some(write) if was_done(&backend, &write.key).await? => {
                self.write_ends();
                self.news.set(News::Earlier);
                return Ok(None);
            }
            _ => new_key(),
        };
        self.write_begins(key.clone());
        self.news.set(News::None);
        let result = backend.act_once(path, payload, &key).await;
        // The form may have gone on to something else meanwhile: what was sent then lies where it was kept.
        let is_here = self.form.try_with_untracked(|form| {
            let write = form.write.as_ref();
            write.is_some_and(|write| write.key == key)
        });
        if let (Err(error), Some(true)) = (&result, is_here) {
            self.answered(error);
        }
        result.map(Some)
    }

    /// What is said about the draft, as a part of its form.
    pub fn view(self) -> Node {
        element("div")
            .class("part")
            .live_child(move || self.news_view(self.news.get()))
            .live_child(move || {
                let text =
                    "This browser keeps no drafts. What you enter is lost when this page closes.";
                self.is_unkept
                    .get()
                    .then(|| element("p").class("draft-hint").text(text))
            })
    }

    fn news_view(self, news: News) -> Option<Node> {
        let said = match news {
            News::None => return None,
            News::Back => "What you entered before is back.",
            News::Asking => "What you sent last was not confirmed. Asking what became of it…",
            News::Saved => "What you sent last went through; only the answer was lost.",
            News::NotSaved => "What you sent last did not go through.",
            News::Unknown => "What you sent last may have gone through. Nobody can say now.",
            News::Earlier => {
                "It went through as you sent it first. Sending now adds this as another."
            }
        };
        let buttons = match news {
            News::Saved | News::Earlier => vec![button("OK", move || self.news.set(News::None))],
            News::Unknown => vec![
                button("Ask again", move || self.ask_later()),
                button("Discard", move || self.discard()),
            ],
            News::Asking => Vec::new(),
            _ => vec![button("Discard", move || self.discard())],
        };
        let note = element("div")
            .class("draft-note")
            .attribute("role", "status")
            .child(element("p").text(said))
            .children(buttons);
        Some(note)
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
            let write = form.write.as_ref();
            let entry = Entry {
                since: shelf::now(),
                write: write.map(|write| write.key.clone()).unwrap_or_default(),
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
            let values = Some(untrack(|| values(&form.fields)));
            form.write = Some(Write { key, values });
        });
        self.keep_now();
    }

    fn write_ends(self) {
        self.form.try_update_untracked(|form| form.write = None);
        self.keep_now();
    }

    fn ask_later(self) {
        self.news.set(News::Asking);
        let (backend, place) = self
            .form
            .with_untracked(|form| (form.backend.clone(), form.place.clone()));
        spawn_local(async move {
            let news = match outcome(backend, place).await {
                Outcome::Done => {
                    self.discard();
                    News::Saved
                }
                Outcome::NotDone => {
                    self.write_ends();
                    News::NotSaved
                }
                Outcome::NotSent | Outcome::Unknown => News::Unknown,
            };
            self.news.try_set(news);
        });
    }
}

/// Whether the server has done the write with this key.
///
/// # Errors
///
/// Any [`BackendError`] when it can't be asked.
async fn was_done(backend: &Backend, key: &str) -> Result<bool, BackendError> {
    match backend.fetch(&["/writes/", key].concat()).await {
        Ok(_) => Ok(true),
        Err(BackendError::Gone) => Ok(false),
        Err(error) => Err(error),
    }
}

fn values(fields: &[Field]) -> Vec<String> {
    fields.iter().map(|field| field.get()).collect()
}

fn button(label: &'static str, press: impl Fn() + 'static) -> Node {
    view! { <Button label size=ButtonSize::Compact on_press=press/> }.into()
}
