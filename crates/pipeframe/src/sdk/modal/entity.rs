//! Pipedrive's own forms for new records.

use serde::Serialize;

use super::{EntityOutcome, ModalRequest, sealed::Sealed};
use crate::sdk::ModalKind;

/// The form for a new deal. Resolves when the person saved or closed it.
///
/// ```
/// use pipeframe::sdk::DealModal;
///
/// let modal = DealModal::new().title("Winter tyres").person("Ada Byrne").organization("Northwind");
/// # let _ = modal;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DealModal {
    #[serde(rename = "type")]
    kind: ModalKind,
    #[serde(skip_serializing_if = "is_default")]
    prefill: DealPrefill,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct DealPrefill {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
}

impl DealModal {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            kind: ModalKind::Deal,
            prefill: DealPrefill::default(),
        }
    }

    /// The deal's title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.prefill.title = Some(title.into());
        self
    }

    /// The *name* of the person that the deal is with.
    #[must_use]
    pub fn person(mut self, name: impl Into<String>) -> Self {
        self.prefill.person = Some(name.into());
        self
    }

    /// The *name* of the organisation that the deal is with.
    #[must_use]
    pub fn organization(mut self, name: impl Into<String>) -> Self {
        self.prefill.organization = Some(name.into());
        self
    }
}

/// The form for a new person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PersonModal {
    #[serde(rename = "type")]
    kind: ModalKind,
    #[serde(skip_serializing_if = "is_default")]
    prefill: PersonPrefill,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct PersonPrefill {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<String>,
}

impl PersonModal {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            kind: ModalKind::Person,
            prefill: PersonPrefill::default(),
        }
    }

    /// The person's name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.prefill.name = Some(name.into());
        self
    }

    /// The *name* of the person's organisation.
    #[must_use]
    pub fn organization(mut self, name: impl Into<String>) -> Self {
        self.prefill.organization = Some(name.into());
        self
    }
}

/// The form for a new organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OrganizationModal {
    #[serde(rename = "type")]
    kind: ModalKind,
    #[serde(skip_serializing_if = "is_default")]
    prefill: OrganizationPrefill,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
struct OrganizationPrefill {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

impl OrganizationModal {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            kind: ModalKind::Organization,
            prefill: OrganizationPrefill::default(),
        }
    }

    /// The organisation's name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.prefill.name = Some(name.into());
        self
    }
}

/// The form for a new activity.
///
/// ```
/// use pipeframe::sdk::ActivityModal;
///
/// let modal = ActivityModal::new().subject("Call about the delivery").due_date("2026-12-01").deal(3);
/// # let _ = modal;
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActivityModal {
    #[serde(rename = "type")]
    kind: ModalKind,
    #[serde(skip_serializing_if = "is_default")]
    prefill: ActivityPrefill,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct ActivityPrefill {
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_time: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deal: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<u64>,
}

impl ActivityModal {
    /// An empty form.
    pub fn new() -> Self {
        Self {
            kind: ModalKind::Activity,
            prefill: ActivityPrefill::default(),
        }
    }

    /// What the activity is about.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.prefill.subject = Some(subject.into());
        self
    }

    /// The day it is due, `yyyy-MM-dd`, in UTC.
    #[must_use]
    pub fn due_date(mut self, date: impl Into<String>) -> Self {
        self.prefill.due_date = Some(date.into());
        self
    }

    /// The time it is due, `HH:mm`, in UTC.
    #[must_use]
    pub fn due_time(mut self, time: impl Into<String>) -> Self {
        self.prefill.due_time = Some(time.into());
        self
    }

    /// How long it takes, `HH:mm`.
    #[must_use]
    pub fn duration(mut self, duration: impl Into<String>) -> Self {
        self.prefill.duration = Some(duration.into());
        self
    }

    /// A private note; of HTML only `ul`, `li`, `b`, `u` and `i` are allowed.
    #[must_use]
    pub fn note(mut self, html: impl Into<String>) -> Self {
        self.prefill.note = Some(html.into());
        self
    }

    /// The public description; of HTML only `ul`, `li`, `b`, `u` and `i` are allowed.
    #[must_use]
    pub fn description(mut self, html: impl Into<String>) -> Self {
        self.prefill.description = Some(html.into());
        self
    }

    /// The *id* of the deal that it belongs to.
    #[must_use]
    pub fn deal(mut self, id: u64) -> Self {
        self.prefill.deal = Some(id);
        self
    }

    /// The *id* of the organisation that it belongs to.
    #[must_use]
    pub fn organization(mut self, id: u64) -> Self {
        self.prefill.organization = Some(id);
        self
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

macro_rules! entity_modal {
    ($($modal:ident),+) => {$(
        impl Sealed for $modal {}

        impl ModalRequest for $modal {
            type Outcome = EntityOutcome;
        }

        impl Default for $modal {
            fn default() -> Self {
                Self::new()
            }
        }
    )+};
}

entity_modal!(DealModal, PersonModal, OrganizationModal, ActivityModal);
