//! Records before they are saved: what Pipedrive's own "Add" dialogs hold, and what they refuse.

mod saving;
#[cfg(test)]
mod tests;

use thiserror::Error;

use super::{ActivityKind, Day, Resource};

/// The contents of one of the four "Add" dialogs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Draft {
    /// "Add deal".
    Deal(DealDraft),
    /// "Add person".
    Person(PersonDraft),
    /// "Add organization".
    Organization(OrganizationDraft),
    /// "Add activity".
    Activity(ActivityDraft),
}

/// A deal as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DealDraft {
    /// Required.
    pub(crate) title: String,
    /// A person's name: one who exists, or a new one, who is added too.
    pub(crate) person: String,
    /// An organisation's name: one that exists, or a new one, which is added too.
    pub(crate) organization: String,
    /// An amount in euros such as `1200` or `1200.50`; empty means nothing yet.
    pub(crate) value: String,
}

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PersonDraft {
    /// Required.
    pub(crate) name: String,
    /// An organisation's name: one that exists, or a new one, which is added too.
    pub(crate) organization: String,
    /// Mail address.
    pub(crate) email: String,
    /// Phone number.
    pub(crate) phone: String,
}

/// An organisation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct OrganizationDraft {
    /// Required.
    pub(crate) name: String,
    /// Postal address.
    pub(crate) address: String,
}

/// An activity as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActivityDraft {
    /// What sort of activity.
    pub(crate) kind: ActivityKind,
    /// Required.
    pub(crate) subject: String,
    /// Required, `YYYY-MM-DD`.
    pub(crate) due: String,
    /// `HH:mm` or empty.
    pub(crate) time: String,
    /// `HH:mm` or empty.
    pub(crate) duration: String,
    /// Text for colleagues.
    pub(crate) note: String,
    /// Text for guests.
    pub(crate) description: String,
    /// The deal it belongs to.
    pub(crate) deal: Option<u64>,
    /// The person it is with.
    pub(crate) person: Option<u64>,
    /// The organisation it is with.
    pub(crate) organization: Option<u64>,
}

/// A field of a dialog, for showing a problem beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DraftField {
    /// A deal's title.
    Title,
    /// A person's or organisation's name.
    Name,
    /// A deal's value.
    Value,
    /// An activity's subject.
    Subject,
    /// An activity's day.
    Due,
    /// An activity's time.
    Time,
    /// An activity's duration.
    Duration,
}

/// Why a dialog can't be saved yet; the text belongs beside the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{text}")]
pub(crate) struct DraftProblem {
    /// The field to change.
    pub(crate) field: DraftField,
    /// What to do.
    pub(crate) text: &'static str,
}

impl Draft {
    /// What kind of record the dialog adds.
    pub(crate) const fn resource(&self) -> Resource {
        match self {
            Self::Deal(_) => Resource::Deal,
            Self::Person(_) => Resource::Person,
            Self::Organization(_) => Resource::Organization,
            Self::Activity(_) => Resource::Activity,
        }
    }

    /// What must change before the dialog can be saved; empty when it can.
    pub(crate) fn problems(&self) -> Vec<DraftProblem> {
        match self {
            Self::Deal(deal) => deal.problems(),
            Self::Person(person) => required(&person.name, DraftField::Name, "Enter a name"),
            Self::Organization(organization) => {
                required(&organization.name, DraftField::Name, "Enter a name")
            }
            Self::Activity(activity) => activity.problems(),
        }
    }
}

impl DealDraft {
    fn problems(&self) -> Vec<DraftProblem> {
        let mut problems = required(&self.title, DraftField::Title, "Enter a title");
        if amount(&self.value).is_none() {
            problems.push(DraftProblem {
                field: DraftField::Value,
                text: "Enter an amount such as 1200 or 1200.50",
            });
        }
        problems
    }
}

impl ActivityDraft {
    /// An empty activity, due on a given day.
    pub(crate) fn on(day: Day) -> Self {
        Self {
            kind: ActivityKind::Task,
            subject: String::new(),
            due: day.to_string(),
            time: String::new(),
            duration: String::new(),
            note: String::new(),
            description: String::new(),
            deal: None,
            person: None,
            organization: None,
        }
    }

    fn problems(&self) -> Vec<DraftProblem> {
        let mut problems = required(&self.subject, DraftField::Subject, "Enter a subject");
        if Day::parse(self.due.trim()).is_none() {
            problems.push(DraftProblem {
                field: DraftField::Due,
                text: "Choose a day",
            });
        }
        let times = [
            (&self.time, DraftField::Time, "Enter a time such as 14:30"),
            (
                &self.duration,
                DraftField::Duration,
                "Enter hours and minutes such as 00:45",
            ),
        ];
        for (text, field, hint) in times {
            if !text.is_empty() && !is_clock_time(text) {
                problems.push(DraftProblem { field, text: hint });
            }
        }
        problems
    }
}

/// Whether a text is `HH:mm` on a day of 24 hours.
pub(crate) fn is_clock_time(text: &str) -> bool {
    let two_digits = |part: &str, limit: u8| {
        part.len() == 2
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|value| value < limit)
    };
    text.split_once(':')
        .is_some_and(|(hours, minutes)| two_digits(hours, 24) && two_digits(minutes, 60))
}

fn required(text: &str, field: DraftField, hint: &'static str) -> Vec<DraftProblem> {
    if text.trim().is_empty() {
        vec![DraftProblem { field, text: hint }]
    } else {
        Vec::new()
    }
}

/// Cents of an amount with at most two decimals; an empty text is nothing.
fn amount(text: &str) -> Option<u64> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let cents = format!("{fraction:0<2}").parse::<u64>().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(100)?
        .checked_add(cents)
}
