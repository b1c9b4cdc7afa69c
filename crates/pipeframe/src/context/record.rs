//! The Pipedrive record that a page is about.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{ContextError, RawQuery, identity::id};

/// The id of a deal, person, organisation or activity. Compared as a number, never as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordId(pub u64);

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Kinds of records (`resource`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resource {
    /// `deal`
    Deal,
    /// `person`
    Person,
    /// `organization`
    Organization,
    /// `activity`: list views only.
    Activity,
    /// `product`: documented for link actions, though no product view offers them.
    Product,
}

impl Resource {
    /// Every kind, for tables and tests.
    pub const ALL: [Self; 5] = [
        Self::Deal,
        Self::Person,
        Self::Organization,
        Self::Activity,
        Self::Product,
    ];

    /// Pipedrive's word for it in the address.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deal => "deal",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Activity => "activity",
            Self::Product => "product",
        }
    }

    pub(super) fn read(query: &RawQuery) -> Result<Self, ContextError> {
        let word = query.required("resource")?;
        Self::from_word(word).ok_or_else(|| {
            ContextError::malformed(
                "resource",
                "one of deal, person, organization, activity and product",
                word,
            )
        })
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|resource| resource.as_str() == word)
    }
}

/// One record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    /// What kind of record it is.
    pub resource: Resource,
    /// Which one (`selectedIds` on a details page).
    pub id: RecordId,
}

impl Record {
    pub(super) fn read(query: &RawQuery) -> Result<Self, ContextError> {
        let resource = Resource::read(query)?;
        let id = RecordId(id(query.required("selectedIds")?, "selectedIds")?);
        Ok(Self { resource, id })
    }
}
