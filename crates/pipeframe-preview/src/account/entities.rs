//! What a company has in Pipedrive: its users, and the deals, contacts, activities and notes that they keep.

use serde::Serialize;

use super::{Day, Record};
use crate::variants::listed;

/// A company that uses Pipedrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Company {
    /// The value of `companyId`.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// The first part of its address, as in `acme.pipedrive.com`.
    pub domain: String,
}

/// A person with a login.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct User {
    /// The value of `userId`.
    pub id: u64,
    /// First and last name.
    pub name: String,
    /// Where they get mail.
    pub email: String,
    /// Whether they have installed the app.
    pub has_app: bool,
}

/// A step of the pipeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    /// Unique among stages.
    pub id: u64,
    /// Its label on the stage bar.
    pub label: String,
}

/// An amount in the smallest unit of its currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Money {
    /// Cents of a euro, for example.
    pub minor_units: u64,
    /// ISO 4217 code.
    pub currency: String,
}

/// A sale that may be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deal {
    /// Unique among deals.
    pub id: u64,
    /// What it is called.
    pub title: String,
    /// What it is worth.
    pub value: Money,
    /// The id of its stage.
    pub stage: u64,
    /// The id of the person it is with.
    pub person: Option<u64>,
    /// The id of the organisation it is with.
    pub organization: Option<u64>,
    /// The id of the user who looks after it.
    pub owner: u64,
    /// When it should be won.
    pub expected_close: Option<Day>,
    /// When it was added.
    pub added: Day,
}

/// A contact person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Unique among people.
    pub id: u64,
    /// First and last name.
    pub name: String,
    /// Mail address; may be empty.
    pub email: String,
    /// Phone number; may be empty.
    pub phone: String,
    /// The id of the organisation they work for.
    pub organization: Option<u64>,
    /// The id of the user who looks after them.
    pub owner: u64,
}

/// A contact organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Organization {
    /// Unique among organisations.
    pub id: u64,
    /// Its name.
    pub name: String,
    /// Postal address on one line; may be empty.
    pub address: String,
    /// The id of the user who looks after it.
    pub owner: u64,
}

/// Something to do, or done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// Unique among activities.
    pub id: u64,
    /// What sort of activity it is.
    pub kind: ActivityKind,
    /// What it is called.
    pub subject: String,
    /// The day it is due.
    pub due: Day,
    /// `HH:mm` in UTC, where a time is set.
    pub time: Option<String>,
    /// `HH:mm`, where a duration is set.
    pub duration: Option<String>,
    /// Text for colleagues; may hold the tags `ul li b u i`.
    pub note: String,
    /// Text for guests; may hold the tags `ul li b u i`.
    pub description: String,
    /// The id of the deal it belongs to.
    pub deal: Option<u64>,
    /// The id of the person it is with.
    pub person: Option<u64>,
    /// The id of the organisation it is with.
    pub organization: Option<u64>,
    /// The id of the user who does it.
    pub owner: u64,
    /// Whether it is done.
    pub done: bool,
    /// The app in whose name it was added; `None` for what the user added alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub added_by: Option<String>,
}

/// Something that a user wrote down about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Unique among notes.
    pub id: u64,
    /// What it is about.
    pub record: Record,
    /// The text; may hold the tags of [`rich_text`](crate::rich_text).
    pub content: String,
    /// The id of the user who wrote it.
    pub author: u64,
    /// When, in milliseconds since 1970-01-01.
    pub added: i64,
}

listed! {
    /// What sort of activity something is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "lowercase")]
    pub enum ActivityKind {
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
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Task => "task",
            Self::Email => "email",
        }
    }

    /// Its label in lists.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Call => "Call",
            Self::Meeting => "Meeting",
            Self::Task => "Task",
            Self::Email => "Email",
        }
    }
}
