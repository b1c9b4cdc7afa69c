//! The pages of Pipedrive that the preview can be at.

use crate::account::{Record, Resource};
use crate::hub::HubPage;
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
        /// Every surface of the app side by side.
        Workbench,
        /// The Developer Hub.
        DeveloperHub(HubPage),
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
    /// The page of a location; `id` is that of the record, where it is a record's own page.
    pub(crate) const fn at(location: Location, id: u64) -> Self {
        match location {
            Location::DealDetails => Self::Details(Record::new(Resource::Deal, id)),
            Location::PersonDetails => Self::Details(Record::new(Resource::Person, id)),
            Location::OrganizationDetails => Self::Details(Record::new(Resource::Organization, id)),
            Location::DealsList => Self::List(Resource::Deal),
            Location::PeopleList => Self::List(Resource::Person),
            Location::OrganizationsList => Self::List(Resource::Organization),
            Location::ActivitiesList => Self::List(Resource::Activity),
        }
    }

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
            Self::Settings | Self::Workbench | Self::DeveloperHub(_) | Self::Elsewhere(..) => None,
        }
    }

    /// The record whose page this is.
    pub(crate) const fn record(self) -> Option<Record> {
        match self {
            Self::Details(record) => Some(record),
            Self::List(_)
            | Self::Settings
            | Self::Workbench
            | Self::DeveloperHub(_)
            | Self::Elsewhere(..) => None,
        }
    }

    /// Whether the preview shows this page, or only names it and says that it isn't simulated.
    pub(crate) const fn is_simulated(self) -> bool {
        match self {
            Self::Details(_) => self.location().is_some(),
            Self::List(_) | Self::Settings | Self::Workbench | Self::DeveloperHub(_) => true,
            Self::Elsewhere(..) => false,
        }
    }

    /// The page of the Developer Hub that this is.
    pub(crate) const fn hub_page(self) -> Option<HubPage> {
        match self {
            Self::DeveloperHub(page) => Some(page),
            Self::Details(_)
            | Self::List(_)
            | Self::Settings
            | Self::Workbench
            | Self::Elsewhere(..) => None,
        }
    }

    /// Whether Pipedrive loads the page by itself, as it does the Developer Hub, so that every frame is loaded again.
    pub(super) const fn is_apart(self) -> bool {
        matches!(self, Self::Workbench | Self::DeveloperHub(_))
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
            Self::Workbench => "All surfaces",
            Self::DeveloperHub(_) => "Developer Hub",
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
    fn the_page_of_a_location_is_registered_for_it() {
        for location in Location::ALL {
            assert_eq!(Place::at(location, 1).location(), Some(location));
        }
    }
}
