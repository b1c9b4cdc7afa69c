//! The places of Pipedrive that an extension can be registered for.

use serde::{Deserialize, Serialize};

/// A page whose sidebar or actions menu shows an extension
/// (<https://pipedrive.readme.io/docs/custom-ui-extensions-modals>).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Location {
    /// A deal's own page.
    DealDetails,
    /// The list of deals.
    DealsList,
    /// A person's own page.
    PersonDetails,
    /// The list of people.
    PeopleList,
    /// An organisation's own page.
    OrganizationDetails,
    /// The list of organisations.
    OrganizationsList,
    /// The list of activities.
    ActivitiesList,
}

impl Location {
    /// Every location, detail pages beside their lists.
    pub const ALL: [Self; 7] = [
        Self::DealDetails,
        Self::DealsList,
        Self::PersonDetails,
        Self::PeopleList,
        Self::OrganizationDetails,
        Self::OrganizationsList,
        Self::ActivitiesList,
    ];

    /// The name in the registration file and in the preview's `at` parameter.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::DealDetails => "deal-details",
            Self::DealsList => "deals-list",
            Self::PersonDetails => "person-details",
            Self::PeopleList => "people-list",
            Self::OrganizationDetails => "organization-details",
            Self::OrganizationsList => "organizations-list",
            Self::ActivitiesList => "activities-list",
        }
    }

    /// Every place that can show a custom panel.
    pub fn with_panel() -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|location| location.has_panel())
    }

    /// Whether a custom panel can be shown here: detail pages only.
    pub const fn has_panel(self) -> bool {
        matches!(
            self,
            Self::DealDetails | Self::PersonDetails | Self::OrganizationDetails
        )
    }
}
