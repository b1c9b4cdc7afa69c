//! The pages of Pipedrive that the preview can be at.

use crate::account::{Record, Resource};
use crate::variants::{kinds, listed};
use pipeframe_registration::Location;

kinds! {
    /// A page of the simulated Pipedrive.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Place, kinds PlaceKind {
        /// A record's own page; the record may turn out not to exist.
        Details(Record),
        /// The list of all records of a kind.
        List(Resource),
        /// The app's page in the settings.
        Settings,
        /// The Developer Hub: every surface of the app side by side.
        Workbench,
        /// A part of Pipedrive without any extension: the whole part, or one of its items.
        Elsewhere(Part, Option<u64>),
    }
}

listed! {
    /// A part of Pipedrive in which extensions have no place, but to which an app can redirect.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(crate) enum Part {
        /// The leads inbox.
        Leads,
        /// Campaigns.
        Campaigns,
        /// Projects.
        Projects,
    }
}

impl Place {
    /// Where extensions of this page are registered; `None` where no panel or menu can be.
    pub(crate) const fn location(self) -> Option<Location> {
        match self {
            Self::Details(record) => match record.resource {
                Resource::Deal => Some(Location::DealDetails),
                Resource::Person => Some(Location::PersonDetails),
                Resource::Organization => Some(Location::OrganizationDetails),
                Resource::Activity => None,
            },
            Self::List(resource) => Some(match resource {
                Resource::Deal => Location::DealsList,
                Resource::Person => Location::PeopleList,
                Resource::Organization => Location::OrganizationsList,
                Resource::Activity => Location::ActivitiesList,
            }),
            Self::Settings | Self::Workbench | Self::Elsewhere(..) => None,
        }
    }

    /// The record whose page this is.
    pub(crate) const fn record(self) -> Option<Record> {
        match self {
            Self::Details(record) => Some(record),
            Self::List(_) | Self::Settings | Self::Workbench | Self::Elsewhere(..) => None,
        }
    }

    /// Whether the preview shows this page, or only names it and says that it isn't simulated.
    pub(super) const fn is_simulated(self) -> bool {
        match self {
            Self::Details(record) => !matches!(record.resource, Resource::Activity),
            Self::List(_) | Self::Settings | Self::Workbench => true,
            Self::Elsewhere(..) => false,
        }
    }

    /// The page's name, for its heading and for the log.
    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Details(record) => match record.resource {
                Resource::Deal => "Deal",
                Resource::Person => "Person",
                Resource::Organization => "Organization",
                Resource::Activity => "Activity",
            },
            Self::List(resource) => match resource {
                Resource::Deal => "Deals",
                Resource::Person => "People",
                Resource::Organization => "Organizations",
                Resource::Activity => "Activities",
            },
            Self::Settings => "App settings",
            Self::Workbench => "Developer Hub",
            Self::Elsewhere(part, _) => match part {
                Part::Leads => "Leads",
                Part::Campaigns => "Campaigns",
                Part::Projects => "Projects",
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_location_of_an_extension_is_that_of_some_page() {
        let pages = Resource::ALL.into_iter().flat_map(|resource| {
            [
                Place::Details(Record { resource, id: 1 }),
                Place::List(resource),
            ]
        });
        let shown: Vec<Location> = pages.filter_map(Place::location).collect();
        let lacking: Vec<Location> = Location::ALL
            .into_iter()
            .filter(|location| !shown.contains(location))
            .collect();
        assert_eq!(lacking, []);
    }
}
