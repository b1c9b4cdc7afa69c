//! Telephone calls and what follows from them.

use pipeframe::kit::form::{FieldErrors, Rule};
use pipeframe::text;
use serde::{Deserialize, Serialize};

use super::Day;

/// How a call went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    /// The call was answered.
    Reached,
    /// A message was left.
    LeftMessage,
    /// The call wasn't answered.
    NoAnswer,
    /// An incoming call that wasn't answered.
    Missed,
}

/// A call that is over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The call's number in Car services.
    pub id: u64,
    /// Who it was with.
    pub name: String,
    /// The number.
    pub phone: String,
    /// The day of the call.
    pub day: Day,
    /// Seconds talked.
    pub seconds: u32,
    /// How it went.
    pub outcome: CallOutcome,
}

/// What should happen next, on which day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextActivity {
    /// What to do.
    pub subject: String,
    /// When.
    pub due: Day,
}

/// A call as the window reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedCall {
    /// The person's id in Pipedrive, where the number is known.
    pub person: Option<u64>,
    /// Who it was with.
    pub name: String,
    /// The number.
    pub phone: String,
    /// Seconds talked.
    pub seconds: u32,
    /// How it went.
    pub outcome: CallOutcome,
    /// What was said.
    pub note: String,
    /// What should happen next.
    pub next: Option<NextActivity>,
}

/// Longer notes are refused rather than cut.
const NOTE_RULES: [Rule; 1] = [Rule::MaxLength(2000)];
const SUBJECT_RULES: [Rule; 2] = [
    Rule::Required("Enter what should happen next"),
    Rule::MaxLength(120),
];

impl LoggedCall {
    /// What is wrong with it, field by field; empty when it can be saved.
    pub fn errors(&self, today: Day) -> FieldErrors {
        let mut errors = FieldErrors::default();
        errors.check("note", &self.note, &NOTE_RULES);
        if let Some(next) = &self.next {
            errors.check("subject", &next.subject, &SUBJECT_RULES);
            if next.due < today {
                errors.set("due", text::of("Choose today or a later day"));
            }
        }
        errors
    }
}

#[cfg(test)]
mod tests {
    use pipeframe::kit::form::CalendarDate;

    use super::*;

    const TODAY: Day = Day(CalendarDate::EPOCH);

    fn call(note: String, next: Option<NextActivity>) -> LoggedCall {
        LoggedCall {
            person: None,
            name: "Ada".into(),
            phone: "+47".into(),
            seconds: 0,
            outcome: CallOutcome::NoAnswer,
            note,
            next,
        }
    }

    fn wrong_fields(call: &LoggedCall) -> Vec<&'static str> {
        let errors = call.errors(TODAY);
        errors.entries().iter().map(|error| error.field).collect()
    }

    #[test]
    fn a_call_needs_neither_note_nor_next_activity() {
        assert!(wrong_fields(&call(String::new(), None)).is_empty());
    }

    #[test]
    fn the_next_activity_has_a_subject_and_is_not_in_the_past() {
        let next = |subject: &str, days| {
            let subject = subject.to_owned();
            call(
                String::new(),
                Some(NextActivity {
                    subject,
                    due: TODAY.plus(days),
                }),
            )
        };
        assert!(wrong_fields(&next("Call back", 0)).is_empty());
        assert_eq!(wrong_fields(&next(" ", 1)), ["subject"]);
        assert_eq!(wrong_fields(&next("Call back", -1)), ["due"]);
    }

    #[test]
    fn a_long_note_is_refused_rather_than_cut() {
        assert!(wrong_fields(&call("ä".repeat(2000), None)).is_empty());
        assert_eq!(wrong_fields(&call("ä".repeat(2001), None)), ["note"]);
    }
}
