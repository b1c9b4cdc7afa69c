//! After a call: how it went, what was said, what comes next.

use leptos::prelude::*;
use leptos::task::spawn_local;
use pipeframe::backend::BackendError;
use pipeframe::kit::form::{CalendarDate, FieldErrors};
use pipeframe::kit::{
    Button, ButtonKind, ButtonVariant, Checkbox, DateField, Form, FormErrorSummary, Node,
    RadioCard, RadioCards, State, TextArea, TextField, html, intl, report,
};
use pipeframe::sdk::Snackbar;

use super::phone::{Ended, Happening, Stage};
use super::state::WindowState;
use super::unwritten::Log;
use crate::domain::{Call, CallOutcome, Day, LoggedCall, NextActivity};
use crate::text;
use pipeframe::draft::{self, Outcome, Posted, report_refused};

/// The form. Copies mean the same form.
#[derive(Clone, Copy)]
struct FollowUp {
    state: WindowState,
    log: Log,
    is_saving: State<bool>,
}

/// What was entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entered {
    outcome: String,
    note: String,
    next: Option<(String, String)>,
}

/// A text in the reader's language.
type Label = fn() -> &'static str;

/// The outcomes to choose from. A missed call has none: it is recorded without a form.
const OUTCOMES: [(&str, Label, CallOutcome); 3] = [
    ("reached", text::outcome_talked, CallOutcome::Reached),
    (
        "left_message",
        text::outcome_left_message,
        CallOutcome::LeftMessage,
    ),
    ("no_answer", text::outcome_no_answer, CallOutcome::NoAnswer),
];

pub(super) fn view(state: WindowState) -> Node {
    let ended = ended(state);
    let name = ended
        .as_ref()
        .map(|ended| ended.party.name.clone())
        .unwrap_or_default();
    let length = ended
        .map(|ended| intl::timer(ended.seconds))
        .unwrap_or_default();
    let form = FollowUp {
        state,
        log: state.log(),
        is_saving: State::new(false),
    };
    let errors = form.log.errors;
    let summary = view! { <FormErrorSummary errors/> };
    let outcome = view! {
        <RadioCards name="outcome" label=text::how_did_it_go() value=form.log.outcome cards=cards() errors required=true/>
    };
    let note =
        view! { <TextArea name="note" label=text::note() value=form.log.note errors rows=2/> };
    let next = view! { <Checkbox name="next" label=text::plan_next() checked=form.log.has_next/> };
    let fields = [
        form.log.draft.view(),
        summary.into(),
        outcome.into(),
        note.into(),
        next.into(),
        html::div().class("part").child(move || form.next_view()),
        form.actions(),
    ];
    let header = html::header()
        .class("follow-up-header")
        .child(
            html::h1()
                .class("follow-up-title")
                .own_direction()
                .child(&name),
        )
        .child(
            html::p()
                .class("follow-up-length")
                .child(text::call_ended(&length)),
        );
    html::div()
        .class("follow-up")
        .child(header)
        .child(view! { <Form on_submit=move || form.save() children=fields.into()/> })
}

fn ended(state: WindowState) -> Option<Ended> {
    state.phone.with_untracked(|phone| match phone.stage() {
        Stage::FollowUp(ended) => Some(ended.clone()),
        _ => None,
    })
}

fn cards() -> Vec<RadioCard> {
    OUTCOMES
        .into_iter()
        .map(|(value, title, _)| RadioCard::new(value, title()))
        .collect()
}

impl FollowUp {
    fn next_view(self) -> Vec<Node> {
        if !self.log.has_next.get() {
            return Vec::new();
        }
        let (today, errors) = (WindowState::today().to_string(), self.log.errors);
        let subject = view! { <TextField name="subject" label=text::subject() value=self.log.subject errors required=true/> };
        let due = view! { <DateField name="due" label=text::due_date() value=self.log.due errors min=today required=true/> };
        vec![subject.into(), due.into()]
    }

    fn actions(self) -> Node {
        let discard = view! { <Button label=text::do_not_save() on_press=move || self.finish()/> };
        let save = view! {
            <Button label=text::save_call() variant=ButtonVariant::Primary kind=ButtonKind::Submit busy=self.is_saving/>
        };
        html::div()
            .class("follow-up-actions")
            .child(discard)
            .child(save)
    }

    fn entered(self) -> Entered {
        let next = self.log.has_next.get_untracked();
        Entered {
            outcome: self.log.outcome.get_untracked(),
            note: self.log.note.get_untracked(),
            next: next.then(|| {
                (
                    self.log.subject.get_untracked(),
                    self.log.due.get_untracked(),
                )
            }),
        }
    }

    fn save(self) {
        let Some(ended) = ended(self.state) else {
            return;
        };
        if self.is_saving.get_untracked() {
            return;
        }
        let call = match logged(ended.clone(), self.entered(), WindowState::today()) {
            Ok(call) => call,
            Err(errors) => {
                report(self.log.errors, errors);
                return;
            }
        };
        self.state.notice.clear();
        self.is_saving.set(true);
        let guess = self.state.guess_call(&call);
        if !self.log.draft.is_sent() {
            self.step_aside();
        }
        spawn_local(async move {
            let place = self.log.draft.place();
            let posted: Posted<Call> = self.log.draft.post("/calls", &call).await;
            self.is_saving.try_set(false);
            if matches!(posted, Posted::Done(_)) {
                return self.saved(&place).await;
            }
            if let Some(guess) = guess {
                guess.take_back();
            }
            self.come_back(ended, place, &posted);
            match posted {
                Posted::Done(_) | Posted::Noted => self.state.book.refresh(),
                Posted::Refused(BackendError::Invalid(errors)) => {
                    report_refused(self.log.errors, errors);
                }
                Posted::Refused(error) => {
                    self.state.notice.say(text::call_not_saved(), &error);
                }
                Posted::Unknown(error) => self.state.notice.say(text::call_perhaps_saved(), &error),
            }
        });
    }

    /// The next call can be made while this one is being saved.
    fn step_aside(self) {
        self.state.happen(Happening::Finish);
        self.state.happen(Happening::Look);
    }

    /// Shows the form again with its values. During the next call already, the notice comes after that call.
    fn come_back(self, ended: Ended, place: String, posted: &Posted<Call>) {
        let is_free = self
            .state
            .phone
            .with_untracked(|phone| matches!(phone.stage(), Stage::Contacts | Stage::FollowUp(_)));
        if is_free && self.log.draft.place() == place {
            self.state.happen(Happening::TakeUp(ended));
            return;
        }
        let outcome = match posted {
            Posted::Done(_) | Posted::Noted => Outcome::Done,
            Posted::Refused(_) => Outcome::NotDone,
            Posted::Unknown(_) => Outcome::Unknown,
        };
        self.log.leave(place, ended.party, outcome);
    }

    async fn saved(self, place: &str) {
        let sdk = self.state.sdk();
        self.state.book.refresh();
        if self.log.draft.place() == place {
            self.finish();
        } else {
            draft::forget(place);
        }
        // The call is in the list of recent ones; a snackbar that the host refuses takes nothing away.
        let _ = sdk.show_snackbar(Snackbar::new(text::call_saved())).await;
    }

    fn finish(self) {
        self.log.end();
        self.step_aside();
    }
}

/// The call as it is saved, or what is wrong with what was entered.
fn logged(ended: Ended, entered: Entered, today: Day) -> Result<LoggedCall, FieldErrors> {
    let mut errors = FieldErrors::default();
    let outcome = OUTCOMES
        .into_iter()
        .find(|(value, ..)| *value == entered.outcome);
    if outcome.is_none() {
        errors.set("outcome", text::choose_outcome());
    }
    let due = entered
        .next
        .as_ref()
        .map(|(_, due)| due.parse::<CalendarDate>());
    if matches!(due, Some(Err(_))) {
        errors.set("due", text::enter_date());
    }
    let due = due.and_then(Result::ok).map(Day);
    let next = entered
        .next
        .zip(due)
        .map(|((subject, _), due)| NextActivity { subject, due });
    let call = LoggedCall {
        person: ended.party.person,
        name: ended.party.name,
        phone: ended.party.phone,
        seconds: ended.seconds,
        outcome: outcome.map_or(CallOutcome::NoAnswer, |(.., outcome)| outcome),
        note: entered.note,
        next,
    };
    for error in call.errors(today).entries() {
        errors.set(error.field, error.message.clone());
    }
    if errors.is_empty() {
        Ok(call)
    } else {
        Err(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::super::party::Party;
    use super::*;

    const TODAY: Day = Day(CalendarDate::EPOCH);

    fn log(entered: Entered) -> Result<LoggedCall, Vec<&'static str>> {
        let party = Party::new("Ada", "+47 1");
        let ended = Ended { party, seconds: 65 };
        let fields =
            |errors: FieldErrors| errors.entries().iter().map(|error| error.field).collect();
        logged(ended, entered, TODAY).map_err(fields)
    }

    fn talked() -> Entered {
        Entered {
            outcome: "reached".into(),
            ..Entered::default()
        }
    }

    #[test]
    fn a_call_is_saved_with_its_length_and_outcome() {
        let call = log(talked()).unwrap();
        assert_eq!(
            (call.seconds, call.outcome, call.next),
            (65, CallOutcome::Reached, None)
        );
    }

    #[test]
    fn an_outcome_must_be_chosen() {
        assert_eq!(log(Entered::default()), Err(vec!["outcome"]));
    }

    #[test]
    fn the_next_activity_is_checked_only_when_it_is_wanted() {
        let next = |subject: &str, due: &str| Entered {
            next: Some((subject.to_owned(), due.to_owned())),
            ..talked()
        };
        assert!(log(next("Call back", "1970-01-02")).unwrap().next.is_some());
        assert_eq!(log(next("Call back", "")), Err(vec!["due"]));
        assert_eq!(log(next("Call back", "1969-12-31")), Err(vec!["due"]));
        assert_eq!(log(next(" ", "1970-01-02")), Err(vec!["subject"]));
    }
}
