//! The kinds of record, and a record by kind and id.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::variants::listed;

listed! {
    /// A kind of record that Pipedrive names in `?resource=`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub(crate) enum Resource {
        /// A deal.
        Deal,
        /// A person.
        Person,
        /// An organisation.
        Organization,
        /// An activity.
        Activity,
    }
}

impl Resource {
    /// Pipedrive's word: `deal`, `person`, `organization`, `activity`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Activity => "activity",
        }
    }
}

/// One record of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Record {
    /// What kind of record it is.
    pub(crate) resource: Resource,
    /// Its id, unique within its kind.
    pub(crate) id: u64,
}

impl Record {
    /// The record of a kind with this id.
    pub(crate) const fn new(resource: Resource, id: u64) -> Self {
        Self { resource, id }
    }

    /// The deal with this id.
    pub(crate) const fn deal(id: u64) -> Self {
        Self {
            resource: Resource::Deal,
            id,
        }
    }

    /// The person with this id.
    pub(crate) const fn person(id: u64) -> Self {
        Self {
            resource: Resource::Person,
            id,
        }
    }

    /// The organisation with this id.
    pub(crate) const fn organization(id: u64) -> Self {
        Self {
            resource: Resource::Organization,
            id,
        }
    }
}

impl fmt::Display for Record {
    /// Writes "deal 3".
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.resource.as_str(), self.id)
    }
}
