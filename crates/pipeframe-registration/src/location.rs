//! The places of Pipedrive that an extension can be registered for.

use serde::{Deserialize, Serialize};

/// Declares the locations once, so that none can be missing in the list of all or in the names.
macro_rules! locations {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// A page whose sidebar or actions menu shows an extension
        /// (<https://pipedrive.readme.io/docs/custom-ui-extensions-modals>).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Location {
            $($(#[$doc])* #[serde(rename = $word)] $name,)*
        }

        impl Location {
            /// Every location, detail pages beside their lists.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$name),*];

            /// The name in the registration file and in the preview's `at` parameter.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

locations! {
    /// A deal's own page.
    DealDetails = "deal-details",
    /// The list of deals.
    DealsList = "deals-list",
    /// A person's own page.
    PersonDetails = "person-details",
    /// The list of people.
    PeopleList = "people-list",
    /// An organisation's own page.
    OrganizationDetails = "organization-details",
    /// The list of organisations.
    OrganizationsList = "organizations-list",
    /// The list of activities.
    ActivitiesList = "activities-list",
}

impl Location {
    /// Every place that can show a custom panel.
    pub fn with_panel() -> impl Iterator<Item = Self> {
        Self::ALL
            .into_iter()
            .filter(|location| location.has_panel())
    }

    /// Whether a custom panel can be shown here: detail pages only.
    pub const fn has_panel(self) -> bool {
        match self {
            Self::DealDetails | Self::PersonDetails | Self::OrganizationDetails => true,
            Self::DealsList | Self::PeopleList | Self::OrganizationsList | Self::ActivitiesList => {
                false
            }
        }
    }
}
