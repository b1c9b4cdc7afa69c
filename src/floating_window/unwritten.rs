//! Calls that were not written down: the present one while it lasts, and those that an earlier page has left.

use crate::text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::Backend;
use pipeframe::context::Viewer;
use pipeframe::kit::form::FieldErrors;
use pipeframe::kit::intl::Moment;
use pipeframe::kit::{Button, ButtonVariant, Node, State, effect, html};

use super::party::Party;
use super::phone::{Ended, Happening, Stage};
use super::state::WindowState;
use pipeframe::backend::new_key;
use pipeframe::draft::{self, Draft, Field, Outcome};

/// What is written down about a call. Copies mean the same.
#[derive(Clone, Copy)]
pub(super) struct Log {
    /// Whom the call was with and how long, as [`Party::call_text`].
    call: State<String>,
    pub(super) outcome: State<String>,
    pub(super) note: State<String>,
    pub(super) has_next: State<bool>,
    pub(super) subject: State<String>,
    pub(super) due: State<String>,
    pub(super) errors: State<FieldErrors>,
    pub(super) draft: Draft,
    left: State<Vec<Left>>,
    /// What the places of these drafts begin with.
    place: State<String>,
}

/// A call that an earlier page has left.
#[derive(Clone)]
struct Left {
    place: String,
    party: Party,
    outcome: Outcome,
}

impl Log {
    pub(super) fn new(backend: Backend, viewer: Viewer) -> Self {
        let [call, outcome, note, subject, due] = [(); 5].map(|()| State::new(String::new()));
        let has_next = State::new(false);
        let fields = vec![
            Field::Text(call),
            Field::Text(outcome),
            Field::Text(note),
            Field::Switch(has_next),
            Field::Text(subject),
            Field::Text(due),
        ];
        let log = Self {
            call,
            outcome,
            note,
            has_next,
            subject,
            due,
            errors: State::new(FieldErrors::default()),
            draft: Draft::new(backend.clone(), fields),
            left: State::new(Vec::new()),
            place: State::new(draft::place("floating-window", viewer, "call/")),
        };
        log.look_for_left(backend);
        log
    }

    fn look_for_left(self, backend: Backend) {
        let places = draft::places(&self.place.get_untracked());
        for place in places {
            let values = draft::values_at(&place).unwrap_or_default();
            match values.first().and_then(|call| Party::read_call(call)) {
                Some((party, _)) => self.follow_left(backend.clone(), place, party),
                None => draft::forget(&place),
            }
        }
    }

    /// Shows the outcome of saving a call, and updates it when more is known.
    fn follow_left(self, backend: Backend, place: String, party: Party) {
        spawn_local(draft::follow(backend, place.clone(), move |outcome| {
            // It may have been taken up meanwhile.
            if self.draft.place() != place {
                self.leave(place.clone(), party.clone(), outcome);
            }
        }));
    }

    /// Keeps the present call: its length and its note, each time something is written or it changes.
    pub(super) fn follow(self, state: WindowState) {
        effect(move || {
            self.note.with(|_| ());
            let now = Moment::now().milliseconds();
            let call = state.phone.with(|phone| match phone.stage() {
                Stage::Talking(talk) => Some(talk.party.call_text(talk.seconds_at(now))),
                Stage::FollowUp(ended) => Some(ended.party.call_text(ended.seconds)),
                Stage::Contacts | Stage::Ringing(_) => None,
            });
            if let Some(call) = call {
                self.call.set(call);
            }
        });
    }

    /// A call that was left for another while it was being saved.
    pub(super) fn leave(self, place: String, party: Party, outcome: Outcome) {
        let left = Left {
            place,
            party,
            outcome,
        };
        let is_told = |known: &Left| known.place == left.place && known.outcome == left.outcome;
        if self.left.with_untracked(|all| all.iter().any(is_told)) {
            return;
        }
        self.left.update(
            |all| match all.iter_mut().find(|known| known.place == left.place) {
                Some(known) => *known = left,
                None => all.push(left),
            },
        );
    }

    /// Begins to write down a new call.
    pub(super) fn begin(self, party: &Party, due: String) {
        self.clear();
        self.subject.set(text::call_back(&party.name));
        self.due.set(due);
        let place = self
            .place
            .with_untracked(|place| [place, new_key().as_str()].concat());
        self.draft.keep_at(place);
    }

    /// The call is written down, or that was left out.
    pub(super) fn end(self) {
        self.draft.close();
        self.clear();
    }

    fn clear(self) {
        for text in [self.call, self.outcome, self.note] {
            text.set(String::new());
        }
        self.has_next.set(false);
        self.errors.set(FieldErrors::default());
    }

    /// What is said about a call that an earlier page has left.
    pub(super) fn left_view(self, state: WindowState) -> Option<Node> {
        let left = self.left.with(|all| all.first().cloned())?;
        let name = &left.party.name;
        let text = match left.outcome {
            Outcome::NotSent => text::left_not_sent(name),
            Outcome::Done => text::left_done(name),
            Outcome::NotDone => text::left_not_done(name),
            Outcome::Unknown => text::left_unknown(name),
        };
        let offer = html::div()
            .class("offer")
            .attr("role", "status")
            .child(html::p().class("offer-text").child(&text));
        let next = move || {
            self.left.update(|all| drop(all.remove(0)));
        };
        if left.outcome == Outcome::Done {
            return Some(offer.child(view! { <Button label=text::ok() on_press=next/> }));
        }
        let place = State::new(left.place);
        let discard = move || {
            draft::forget(&place.get_untracked());
            next();
        };
        let take_up = move || {
            let place = place.get_untracked();
            next();
            self.take_up(state, place);
        };
        Some(
            offer
                .child(view! { <Button label=text::discard() variant=ButtonVariant::Ghost on_press=discard/> })
                .child(view! { <Button label=text::write_down() variant=ButtonVariant::Primary on_press=take_up/> }),
        )
    }

    fn take_up(self, state: WindowState, place: String) {
        self.draft.take_up(place);
        let call = self.call.with_untracked(|call| Party::read_call(call));
        if let Some((party, seconds)) = call {
            state.happen(Happening::TakeUp(Ended { party, seconds }));
        }
    }
}
