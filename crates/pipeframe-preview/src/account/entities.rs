//! What a company has in Pipedrive: its users, and the deals, contacts, activities and notes that they keep.

use serde::Serialize;

use super::{Day, Record};
use crate::variants::listed;

/// A company that uses Pipedrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Company {
    /// The value of `companyId`.
    pub(crate) id: u64,
    /// Its name.
    pub(crate) name: String,
    /// The first part of its address, as in `acme.pipedrive.com`.
    pub(crate) domain: String,
}

/// A person with a login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct User {
    /// The value of `userId`.
    pub(crate) id: u64,
    /// First and last name.
    pub(crate) name: String,
    /// Where they get mail.
    pub(crate) email: String,
    /// Whether they have installed the app.
    pub(crate) has_app: bool,
}

/// A step of the pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Stage {
    /// Unique among stages.
    pub(crate) id: u64,
    /// Its label on the stage bar.
    pub(crate) label: String,
}

/// An amount in the smallest unit of its currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Money {
    /// Cents of a euro, for example.
    pub(crate) minor_units: u64,
    /// ISO 4217 code.
    pub(crate) currency: String,
}

/// A sale that may be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Deal {
    /// Unique among deals.
    pub(crate) id: u64,
    /// What it is called.
    pub(crate) title: String,
    /// What it is worth.
    pub(crate) value: Money,
    /// The id of its stage.
    pub(crate) stage: u64,
    /// The id of the person it is with.
    pub(crate) person: Option<u64>,
    /// The id of the organisation it is with.
    pub(crate) organization: Option<u64>,
    /// The id of the user who looks after it.
    pub(crate) owner: u64,
    /// When it should be won.
    pub(crate) expected_close: Option<Day>,
    /// When it was added.
    pub(crate) added: Day,
}

/// A contact person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Person {
    /// Unique among people.
    pub(crate) id: u64,
    /// First and last name.
    pub(crate) name: String,
    /// Mail address; may be empty.
    pub(crate) email: String,
    /// Phone number; may be empty.
    pub(crate) phone: String,
    /// The id of the organisation they work for.
    pub(crate) organization: Option<u64>,
    /// The id of the user who looks after them.
    pub(crate) owner: u64,
}

/// A contact organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Organization {
    /// Unique among organisations.
    pub(crate) id: u64,
    /// Its name.
    pub(crate) name: String,
    /// Postal address on one line; may be empty.
    pub(crate) address: String,
    /// The id of the user who looks after it.
    pub(crate) owner: u64,
}

/// Something to do, or done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Activity {
    /// Unique among activities.
    pub(crate) id: u64,
    /// What sort of activity it is.
    pub(crate) kind: ActivityKind,
    /// What it is called.
    pub(crate) subject: String,
    /// The day it is due.
    pub(crate) due: Day,
    /// `HH:mm` in UTC, where a time is set.
    pub(crate) time: Option<String>,
    /// `HH:mm`, where a duration is set.
    pub(crate) duration: Option<String>,
    /// Text for colleagues; may hold the tags `ul li b u i`.
    pub(crate) note: String,
    /// Text for guests; may hold the tags `ul li b u i`.
    pub(crate) description: String,
    /// The id of the deal it belongs to.
    pub(crate) deal: Option<u64>,
    /// The id of the person it is with.
    pub(crate) person: Option<u64>,
    /// The id of the organisation it is with.
    pub(crate) organization: Option<u64>,
    /// The id of the user who does it.
    pub(crate) owner: u64,
    /// Whether it is done.
    pub(crate) done: bool,
    /// The app in whose name it was added; `None` for what the user added alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) added_by: Option<String>,
}

/// Something that a user wrote down about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Note {
    /// Unique among notes.
    pub(crate) id: u64,
    /// What it is about.
    pub(crate) record: Record,
    /// The text; may hold the tags of [`rich_text`](crate::rich_text).
    pub(crate) content: String,
    /// The id of the user who wrote it.
    pub(crate) author: u64,
    /// When, in milliseconds since 1970-01-01.
    pub(crate) added: i64,
}

listed! {
    /// What sort of activity something is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum ActivityKind {
        /// A phone call.
        Call,
        /// A meeting.
        Meeting,
        /// Anything else to do.
        Task,
        /// A mail to write.
        Email,
    }
}

impl ActivityKind {
    /// Pipedrive's word: `call`, `meeting`, `task`, `email`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Task => "task",
            Self::Email => "email",
        }
    }

    /// Its label in lists.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Call => "Call",
            Self::Meeting => "Meeting",
            Self::Task => "Task",
            Self::Email => "Email",
        }
    }
}
