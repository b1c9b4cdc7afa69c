//! Records before they are saved: what Pipedrive's own "Add" dialogs hold, and what they refuse.

use thiserror::Error;

use super::{
    Account, Activity, ActivityKind, Day, Deal, Money, Organization, Person, Record, Resource,
};

/// The contents of one of the four "Add" dialogs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
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
pub struct DealDraft {
    /// Required.
    pub title: String,
    /// A person's name: one who exists, or a new one, who is added too.
    pub person: String,
    /// An organisation's name: one that exists, or a new one, which is added too.
    pub organization: String,
    /// An amount in euros such as `1200` or `1200.50`; empty means nothing yet.
    pub value: String,
}

/// A person as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonDraft {
    /// Required.
    pub name: String,
    /// An organisation's name: one that exists, or a new one, which is added too.
    pub organization: String,
    /// Mail address.
    pub email: String,
    /// Phone number.
    pub phone: String,
}

/// An organisation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganizationDraft {
    /// Required.
    pub name: String,
    /// Postal address.
    pub address: String,
}

/// An activity as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityDraft {
    /// What sort of activity.
    pub kind: ActivityKind,
    /// Required.
    pub subject: String,
    /// Required, `YYYY-MM-DD`.
    pub due: String,
    /// `HH:mm` or empty.
    pub time: String,
    /// `HH:mm` or empty.
    pub duration: String,
    /// Text for colleagues.
    pub note: String,
    /// Text for guests.
    pub description: String,
    /// The deal it belongs to.
    pub deal: Option<u64>,
    /// The person it is with.
    pub person: Option<u64>,
    /// The organisation it is with.
    pub organization: Option<u64>,
}

/// A field of a dialog, for showing a problem beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftField {
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
pub struct DraftProblem {
    /// The field to change.
    pub field: DraftField,
    /// What to do.
    pub text: &'static str,
}

impl Draft {
    /// What kind of record the dialog adds.
    pub const fn resource(&self) -> Resource {
        match self {
            Self::Deal(_) => Resource::Deal,
            Self::Person(_) => Resource::Person,
            Self::Organization(_) => Resource::Organization,
            Self::Activity(_) => Resource::Activity,
        }
    }

    /// What must change before the dialog can be saved; empty when it can.
    pub fn problems(&self) -> Vec<DraftProblem> {
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
    pub fn on(day: Day) -> Self {
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
pub(in crate::preview) fn is_clock_time(text: &str) -> bool {
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

impl Account {
    /// Saves a dialog and tells which record it became. Names of people and organisations that don't exist are added.
    ///
    /// # Errors
    /// What [`Draft::problems`] says; nothing is added then.
    pub fn add(&mut self, draft: &Draft) -> Result<Record, Vec<DraftProblem>> {
        let problems = draft.problems();
        if !problems.is_empty() {
            return Err(problems);
        }
        let id = match draft {
            Draft::Deal(deal) => self.add_deal(deal),
            Draft::Person(person) => self.add_person(person),
            Draft::Organization(organization) => self.add_organization(organization),
            Draft::Activity(activity) => self.add_activity(activity),
        };
        Ok(Record {
            resource: draft.resource(),
            id,
        })
    }

    fn add_deal(&mut self, draft: &DealDraft) -> u64 {
        let organization = self.organization_named(&draft.organization);
        let person = self.person_named(&draft.person, organization);
        let id = next_id(self.deals.iter().map(|deal| deal.id));
        self.deals.push(Deal {
            id,
            title: draft.title.trim().to_owned(),
            value: Money {
                minor_units: amount(&draft.value).unwrap_or_default(),
                currency: "EUR".to_owned(),
            },
            stage: self.stages.first().map_or(0, |stage| stage.id),
            person,
            organization,
            owner: self.me,
            expected_close: None,
            added: self.today,
        });
        id
    }

    fn add_person(&mut self, draft: &PersonDraft) -> u64 {
        let organization = self.organization_named(&draft.organization);
        let id = next_id(self.people.iter().map(|person| person.id));
        self.people.push(Person {
            id,
            name: draft.name.trim().to_owned(),
            email: draft.email.trim().to_owned(),
            phone: draft.phone.trim().to_owned(),
            organization,
            owner: self.me,
        });
        id
    }

    fn add_organization(&mut self, draft: &OrganizationDraft) -> u64 {
        let id = next_id(
            self.organizations
                .iter()
                .map(|organization| organization.id),
        );
        self.organizations.push(Organization {
            id,
            name: draft.name.trim().to_owned(),
            address: draft.address.trim().to_owned(),
            owner: self.me,
        });
        id
    }

    fn add_activity(&mut self, draft: &ActivityDraft) -> u64 {
        let id = next_id(self.activities.iter().map(|activity| activity.id));
        let optional = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        self.activities.push(Activity {
            id,
            kind: draft.kind,
            subject: draft.subject.trim().to_owned(),
            due: Day::parse(draft.due.trim()).unwrap_or(self.today),
            time: optional(&draft.time),
            duration: optional(&draft.duration),
            note: draft.note.clone(),
            description: draft.description.clone(),
            deal: draft.deal,
            person: draft.person,
            organization: draft.organization,
            owner: self.me,
            done: false,
        });
        id
    }

    fn organization_named(&mut self, name: &str) -> Option<u64> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let known = self
            .organizations
            .iter()
            .find(|organization| same_name(&organization.name, name))
            .map(|organization| organization.id);
        Some(known.unwrap_or_else(|| {
            self.add_organization(&OrganizationDraft {
                name: name.to_owned(),
                address: String::new(),
            })
        }))
    }

    fn person_named(&mut self, name: &str, organization: Option<u64>) -> Option<u64> {
        let name = name.trim();
        if name.is_empty() {
            return None;
        }
        let known = self
            .people
            .iter()
            .find(|person| same_name(&person.name, name))
            .map(|person| person.id);
        Some(known.unwrap_or_else(|| {
            let id = self.add_person(&PersonDraft {
                name: name.to_owned(),
                ..PersonDraft::default()
            });
            if let Some(person) = self.people.last_mut() {
                person.organization = organization;
            }
            id
        }))
    }
}

fn same_name(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

fn next_id(taken: impl Iterator<Item = u64>) -> u64 {
    taken.max().unwrap_or(0) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account() -> Account {
        Account::sample(Day::parse("2026-11-22").unwrap())
    }

    fn deal(title: &str, person: &str, organization: &str, value: &str) -> Draft {
        Draft::Deal(DealDraft {
            title: title.into(),
            person: person.into(),
            organization: organization.into(),
            value: value.into(),
        })
    }

    #[test]
    fn a_saved_deal_is_found_by_the_id_it_was_given() {
        let mut account = account();
        let record = account
            .add(&deal("Winter tyres", "", "", "1200.5"))
            .unwrap();
        let saved = account.deal(record.id).unwrap();
        assert_eq!(saved.title, "Winter tyres");
        assert_eq!(saved.value.minor_units, 120_050);
        assert_eq!(account.name_of(record), Some("Winter tyres"));
    }

    #[test]
    fn a_deal_with_a_known_name_links_it_and_with_a_new_name_adds_it() {
        let mut account = account();
        let people = account.people.len();
        let known = account.people[0].clone();

        let record = account
            .add(&deal(
                "One",
                &known.name.to_uppercase(),
                "Brand new Ltd",
                "",
            ))
            .unwrap();

        let saved = account.deal(record.id).unwrap().clone();
        assert_eq!(saved.person, Some(known.id));
        assert_eq!(account.people.len(), people);
        let added = account.organization(saved.organization.unwrap()).unwrap();
        assert_eq!(added.name, "Brand new Ltd");
    }

    #[test]
    fn nothing_is_added_while_a_required_field_is_empty() {
        let mut account = account();
        let before = account.clone();
        let problems = account
            .add(&deal(" ", "Someone new", "", "12,345"))
            .unwrap_err();
        let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, [DraftField::Title, DraftField::Value]);
        assert_eq!(account, before);
    }

    #[test]
    fn an_activity_needs_a_subject_a_day_and_sensible_times() {
        let mut draft = ActivityDraft::on(Day::parse("2026-11-22").unwrap());
        draft.time = "25:00".into();
        draft.duration = "1h".into();
        draft.due = "tomorrow".into();
        let fields: Vec<_> = Draft::Activity(draft)
            .problems()
            .iter()
            .map(|problem| problem.field)
            .collect();
        assert_eq!(
            fields,
            [
                DraftField::Subject,
                DraftField::Due,
                DraftField::Time,
                DraftField::Duration
            ]
        );
    }

    #[test]
    fn ids_of_added_records_are_new() {
        let mut account = account();
        let person = PersonDraft {
            name: "Same".into(),
            ..PersonDraft::default()
        };
        let first = account.add(&Draft::Person(person.clone())).unwrap();
        let second = account.add(&Draft::Person(person)).unwrap();
        assert_ne!(first, second);
    }
}
