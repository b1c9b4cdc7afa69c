//! The simulated company: users, deals, people, organisations and activities, kept in memory.
//!
//! Plain data. Dates lie around a day that the caller names, so that nothing here reads a clock.

mod api;
mod day;
mod draft;
mod entities;
mod filter;
mod record;
mod sample;

use serde::Serialize;

pub(crate) use day::Day;
pub(crate) use draft::is_clock_time;
pub(crate) use draft::{
    ActivityDraft, DealDraft, Draft, DraftField, DraftProblem, OrganizationDraft, PersonDraft,
};
pub(crate) use entities::{
    Activity, ActivityKind, Company, Deal, Money, Note, Organization, Person, Stage, User,
};
pub(crate) use filter::{FilterRule, FilterScope, ListFilter, Period, SavedFilter};
pub(crate) use record::{Record, Resource};

/// Everything the simulated Pipedrive knows of one company.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Account {
    /// The company that everything belongs to.
    pub(crate) company: Company,
    /// People who work in the company and use Pipedrive.
    pub(crate) users: Vec<User>,
    /// The id of the user who looks at the preview.
    pub(crate) me: u64,
    /// The stages of the pipeline, first to last.
    pub(crate) stages: Vec<Stage>,
    /// Deals by ascending id.
    pub(crate) deals: Vec<Deal>,
    /// People by ascending id.
    pub(crate) people: Vec<Person>,
    /// Organisations by ascending id.
    pub(crate) organizations: Vec<Organization>,
    /// Activities by ascending id.
    pub(crate) activities: Vec<Activity>,
    /// Notes by ascending id.
    pub(crate) notes: Vec<Note>,
    /// Filters of lists by ascending id.
    pub(crate) filters: Vec<SavedFilter>,
    /// The day on which the account was made; the sample's dates lie around it.
    pub(crate) today: Day,
}

impl Account {
    /// The user who looks at the preview; the first one, should `me` name nobody.
    pub(crate) fn viewer(&self) -> Option<&User> {
        self.user(self.me).or_else(|| self.users.first())
    }

    /// A user by id.
    pub(crate) fn user(&self, id: u64) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// A deal by id.
    pub(crate) fn deal(&self, id: u64) -> Option<&Deal> {
        self.deals.iter().find(|deal| deal.id == id)
    }

    /// A person by id.
    pub(crate) fn person(&self, id: u64) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// An organisation by id.
    pub(crate) fn organization(&self, id: u64) -> Option<&Organization> {
        self.organizations
            .iter()
            .find(|organization| organization.id == id)
    }

    /// An activity by id.
    pub(crate) fn activity(&self, id: u64) -> Option<&Activity> {
        self.activities.iter().find(|activity| activity.id == id)
    }

    /// A stage by id.
    pub(crate) fn stage(&self, id: u64) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }

    /// Whether the account has this record.
    pub(crate) fn has(&self, record: Record) -> bool {
        self.name_of(record).is_some()
    }

    /// What a record is called: a title, a name or a subject.
    pub(crate) fn name_of(&self, record: Record) -> Option<&str> {
        match record.resource {
            Resource::Deal => self.deal(record.id).map(|deal| deal.title.as_str()),
            Resource::Person => self.person(record.id).map(|person| person.name.as_str()),
            Resource::Organization => self
                .organization(record.id)
                .map(|organization| organization.name.as_str()),
            Resource::Activity => self
                .activity(record.id)
                .map(|activity| activity.subject.as_str()),
        }
    }

    /// Every record of a kind, by ascending id.
    pub(crate) fn records(&self, resource: Resource) -> Vec<Record> {
        let ids: Vec<u64> = match resource {
            Resource::Deal => self.deals.iter().map(|deal| deal.id).collect(),
            Resource::Person => self.people.iter().map(|person| person.id).collect(),
            Resource::Organization => self.organizations.iter().map(|found| found.id).collect(),
            Resource::Activity => self.activities.iter().map(|activity| activity.id).collect(),
        };
        ids.into_iter().map(|id| Record { resource, id }).collect()
    }

    /// The notes of a record's history: its own, and for an organisation or a person those of their deals; the latest first.
    pub(crate) fn notes_of(&self, record: Record) -> Vec<&Note> {
        let through_deal = |note: &Note| {
            let deal = (note.record.resource == Resource::Deal)
                .then(|| self.deal(note.record.id))
                .flatten()?;
            match record.resource {
                Resource::Person => deal.person,
                Resource::Organization => deal.organization,
                Resource::Deal | Resource::Activity => None,
            }
        };
        self.notes
            .iter()
            .rev()
            .filter(|note| note.record == record || through_deal(note) == Some(record.id))
            .collect()
    }

    /// Writes a note on a record, at a time in milliseconds since 1970-01-01. Empty notes and unknown records change
    /// nothing.
    pub(crate) fn add_note(&mut self, record: Record, content: String, at: i64) {
        if content.trim().is_empty() || !self.has(record) {
            return;
        }
        self.notes.push(Note {
            id: self.notes.last().map_or(1, |note| note.id + 1),
            record,
            content,
            author: self.me,
            added: at,
        });
    }

    /// Takes away a deal, a person or an organisation with its notes; what was linked to it stays without the link.
    pub(crate) fn remove(&mut self, record: Record) {
        let unlink = |link: &mut Option<u64>| *link = link.filter(|id| *id != record.id);
        self.notes.retain(|note| note.record != record);
        match record.resource {
            Resource::Deal => {
                self.deals.retain(|deal| deal.id != record.id);
                for activity in &mut self.activities {
                    unlink(&mut activity.deal);
                }
            }
            Resource::Person => {
                self.people.retain(|person| person.id != record.id);
                for deal in &mut self.deals {
                    unlink(&mut deal.person);
                }
                for activity in &mut self.activities {
                    unlink(&mut activity.person);
                }
            }
            Resource::Organization => {
                self.organizations.retain(|found| found.id != record.id);
                for deal in &mut self.deals {
                    unlink(&mut deal.organization);
                }
                for person in &mut self.people {
                    unlink(&mut person.organization);
                }
                for activity in &mut self.activities {
                    unlink(&mut activity.organization);
                }
            }
            Resource::Activity => {}
        }
    }

    /// Notes in whose name an activity was added. Unknown ids change nothing.
    pub(crate) fn set_added_by(&mut self, activity: u64, app: String) {
        if let Some(activity) = self
            .activities
            .iter_mut()
            .find(|candidate| candidate.id == activity)
        {
            activity.added_by = Some(app);
        }
    }

    /// The activities of a record's history: its own, and for an organisation or a person those of their deals.
    /// What is still to do comes first, the soonest on top; then what is done, the latest on top.
    pub(crate) fn activities_of(&self, record: Record) -> Vec<&Activity> {
        let mut found: Vec<_> = self
            .activities
            .iter()
            .filter(|activity| self.concerns(activity, record))
            .collect();
        found.sort_by_key(|activity| {
            let days = activity.due.start();
            (
                activity.done,
                if activity.done { -days } else { days },
                activity.id,
            )
        });
        found
    }

    fn concerns(&self, activity: &Activity, record: Record) -> bool {
        let deal = activity.deal.and_then(|id| self.deal(id));
        let own = match record.resource {
            Resource::Deal => activity.deal,
            Resource::Person => activity.person,
            Resource::Organization => activity.organization,
            Resource::Activity => Some(activity.id),
        };
        let through_deal = match record.resource {
            Resource::Person => deal.and_then(|deal| deal.person),
            Resource::Organization => deal.and_then(|deal| deal.organization),
            Resource::Deal | Resource::Activity => None,
        };
        own == Some(record.id) || through_deal == Some(record.id)
    }

    /// Notes that a user has installed the app, or no longer has it. Unknown ids change nothing.
    pub(crate) fn set_has_app(&mut self, user: u64, has_app: bool) {
        if let Some(user) = self.users.iter_mut().find(|candidate| candidate.id == user) {
            user.has_app = has_app;
        }
    }

    /// Takes the app away from everybody.
    pub(crate) fn uninstall(&mut self) {
        for user in &mut self.users {
            user.has_app = false;
        }
    }

    /// Ticks an activity off, or puts it back on the list. Unknown ids change nothing.
    pub(crate) fn set_done(&mut self, activity: u64, done: bool) {
        if let Some(activity) = self
            .activities
            .iter_mut()
            .find(|candidate| candidate.id == activity)
        {
            activity.done = done;
        }
    }

    /// Moves a deal to another stage. Unknown ids change nothing.
    pub(crate) fn set_stage(&mut self, deal: u64, stage: u64) {
        if self.stage(stage).is_none() {
            return;
        }
        if let Some(deal) = self.deals.iter_mut().find(|candidate| candidate.id == deal) {
            deal.stage = stage;
        }
    }
}
