//! How a draft becomes a record.

use super::{
    ActivityDraft, DealDraft, Draft, DraftProblem, OrganizationDraft, PersonDraft, amount,
};
use crate::account::{Account, Activity, Day, Deal, Money, Organization, Person, Record};

impl Account {
    /// Saves a dialog and tells which record it became. Names of people and organisations that don't exist are added.
    ///
    /// # Errors
    /// What [`Draft::problems`] says; nothing is added then.
    pub(crate) fn add(&mut self, draft: &Draft) -> Result<Record, Vec<DraftProblem>> {
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
            added_by: None,
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
