//! The preview's own address: what its query asks to see.
//!
//! Everything is optional; what isn't understood is reported instead of ignored, so that a mistyped link never passes for
//! the page that was meant.

mod hub;
mod json;
mod problem;
mod reader;
mod scene;
#[cfg(test)]
mod tests;
mod tools;
mod writing;

use std::collections::BTreeMap;

use super::account::{Record, Resource};
use super::assumptions::Assumptions;
use super::desk::{Part, Place, PlaceKind, Scene};
use super::frame_address::Addresses;
use super::hub::HubPage;
use super::json_workbench::JsonDraft;
use super::origin::authority_of;
use super::surface::{Mode, Surface, Theme};

pub(crate) use problem::LinkProblem;
use reader::Reader;
pub(crate) use tools::{LogFilter, ToolTab, ToolsLink};

/// What a link asks for.
#[derive(Clone, PartialEq)]
pub(crate) struct PreviewLink {
    /// The page.
    pub(crate) place: Place,
    /// What the page looks like: what is ticked, folded, opened and moved.
    pub(crate) scene: Scene,
    /// The company to look at, by id.
    pub(crate) company: Option<u64>,
    /// The user to look as, by id.
    pub(crate) user: Option<u64>,
    /// The theme; `None` follows the system's.
    pub(crate) theme: Option<Theme>,
    /// What happens to wrong calls.
    pub(crate) mode: Mode,
    /// The base address of another app.
    pub(crate) app: Option<String>,
    /// Full addresses for single surfaces.
    pub(crate) surfaces: BTreeMap<Surface, String>,
    /// The address of another registration file.
    pub(crate) registration: Option<String>,
    /// What is taken for granted where Pipedrive's behaviour isn't documented.
    pub(crate) assumptions: Assumptions,
    /// What fails on purpose: the name of a scenario, the address of one, or one itself as JSON.
    pub(crate) scenario: Option<String>,
    /// The secret that tokens are signed with, in place of the registered ones.
    pub(crate) secret: Option<String>,
    /// The documents of the JSON workbench; `None` begins with an example.
    pub(crate) json: Option<JsonDraft>,
    /// The state of the developer tools; `None` keeps them as the reader left them.
    pub(crate) tools: Option<ToolsLink>,
}

impl std::fmt::Debug for PreviewLink {
    /// Leaves the secret out.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("PreviewLink")
            .field("place", &self.place)
            .field("app", &self.app)
            .field("surfaces", &self.surfaces)
            .finish_non_exhaustive()
    }
}

impl Default for PreviewLink {
    fn default() -> Self {
        Self {
            place: Place::Details(Record::deal(1)),
            scene: Scene::default(),
            company: None,
            user: None,
            theme: None,
            mode: Mode::Strict,
            app: None,
            surfaces: BTreeMap::new(),
            registration: None,
            assumptions: Assumptions::default(),
            scenario: None,
            secret: None,
            json: None,
            tools: None,
        }
    }
}

impl PreviewLink {
    /// Reads the decoded parameters of a query, in their order.
    pub(crate) fn read(parameters: &[(String, String)]) -> (Self, Vec<LinkProblem>) {
        let mut reader = Reader::new(parameters);
        let link = Self::read_from(&mut reader);
        (link, reader.finish())
    }

    fn read_from(reader: &mut Reader<'_>) -> Self {
        let place = place(reader);
        Self {
            place,
            scene: scene::read(place, reader),
            company: reader.id("company", "Write the id of a company, such as 54321."),
            user: reader.id("user", "Write the id of a user, such as 12345."),
            theme: reader.word("theme", &Theme::ALL.map(|theme| (theme.as_str(), theme))),
            mode: reader
                .word("mode", &Mode::ALL.map(|mode| (mode.as_str(), mode)))
                .unwrap_or_default(),
            app: reader.address("app"),
            surfaces: surface_addresses(reader),
            registration: reader.registration(),
            assumptions: reader.assumptions(),
            scenario: reader.scenario(),
            secret: reader.secret(),
            json: json::read(reader),
            tools: tools::read(reader),
        }
    }

    /// Whether two links show the same app to the same user, with the same assumptions and failures.
    pub(crate) fn is_of_the_same_app(&self, other: &Self) -> bool {
        // What the page looks like and what the reader looks at isn't part of the app.
        let Self {
            place: _,
            scene: _,
            company,
            user,
            theme: _,
            mode: _,
            app,
            surfaces,
            registration,
            assumptions,
            scenario,
            secret: _,
            json: _,
            tools: _,
        } = self;
        *app == other.app
            && *surfaces == other.surfaces
            && *registration == other.registration
            && (*company, *user) == (other.company, other.user)
            && *assumptions == other.assumptions
            && *scenario == other.scenario
    }

    /// Whether the app that comes with the preview is shown.
    pub(crate) fn is_built_in(&self) -> bool {
        self.app.is_none() && self.surfaces.is_empty() && self.registration.is_none()
    }

    /// Where the app's pages are, for a preview at a given origin: where the link says, else beside its registration file.
    pub(crate) fn addresses(&self, page_origin: &str) -> Addresses {
        let file_origin = self.registration.as_deref().and_then(origin_of);
        let built_in = match file_origin {
            Some(origin) if origin != page_origin => Addresses {
                base: origin.to_owned(),
                ..Addresses::default()
            },
            _ => Addresses::built_in(page_origin),
        };
        Addresses {
            is_other_app: self.app.is_some(),
            base: self
                .app
                .as_ref()
                .map_or(built_in.base, |app| app.trim_end_matches('/').to_owned()),
            overrides: self.surfaces.clone(),
        }
    }
}

/// The origin of a full address.
fn origin_of(address: &str) -> Option<&str> {
    let start = address.find("://")? + "://".len();
    address.get(..start + authority_of(address).len())
}

/// The parameter that names a surface's address.
pub(crate) const fn address_parameter(surface: Surface) -> &'static str {
    match surface {
        Surface::Panel => "panel-url",
        Surface::Modal => "modal-url",
        Surface::FloatingWindow => "floating-window-url",
        Surface::Settings => "settings-url",
    }
}

fn surface_addresses(reader: &mut Reader<'_>) -> BTreeMap<Surface, String> {
    Surface::ALL
        .into_iter()
        .filter_map(|surface| Some((surface, reader.address(address_parameter(surface))?)))
        .collect()
}

/// Every page that `at` can name, with the first record of those that show one.
fn pages() -> impl Iterator<Item = Place> {
    PlaceKind::ALL.into_iter().flat_map(|kind| match kind {
        PlaceKind::Details => Resource::ALL
            .map(|resource| Place::Details(Record { resource, id: 1 }))
            .to_vec(),
        PlaceKind::List => Resource::ALL.map(Place::List).to_vec(),
        PlaceKind::Settings => vec![Place::Settings],
        PlaceKind::Workbench => vec![Place::Workbench],
        PlaceKind::DeveloperHub => vec![Place::DeveloperHub(HubPage::Apps)],
        PlaceKind::Elsewhere => Part::ALL.map(|part| Place::Elsewhere(part, None)).to_vec(),
    })
}

/// The name of a page in `at`; `None` for a record without a page of its own.
const fn page_name(place: Place) -> Option<&'static str> {
    match place {
        Place::Details(_) | Place::List(_) => match place.location() {
            Some(location) => Some(location.as_str()),
            None => None,
        },
        Place::Settings => Some("settings"),
        Place::Workbench => Some("workbench"),
        Place::DeveloperHub(_) => Some("developer-hub"),
        Place::Elsewhere(part, _) => Some(match part {
            Part::Leads => "leads",
            Part::Campaigns => "campaigns",
            Part::Projects => "projects",
        }),
    }
}

fn place(reader: &mut Reader<'_>) -> Place {
    let named = pages().filter_map(|page| Some((page_name(page)?, page)));
    let named: Vec<_> = named.collect();
    let page = reader.word("at", &named);
    let place = page.unwrap_or(Place::Details(Record::deal(1)));
    let record = match place {
        Place::Details(_) | Place::Elsewhere(..) => reader.record(),
        Place::List(_) | Place::Settings | Place::Workbench | Place::DeveloperHub(_) => {
            if reader.value("record").is_some() {
                let name = page_name(place).unwrap_or_default();
                reader.problems.push(LinkProblem::RecordWithoutPage(name));
            }
            None
        }
    };
    if !matches!(place, Place::DeveloperHub(_)) {
        hub::refuse(reader);
    }
    match (place, record) {
        (Place::Details(Record { resource, .. }), Some(id)) => {
            Place::Details(Record { resource, id })
        }
        (Place::DeveloperHub(_), _) => Place::DeveloperHub(hub::read(reader)),
        (Place::Elsewhere(part, _), record) => Place::Elsewhere(part, record),
        (place, _) => place,
    }
}
