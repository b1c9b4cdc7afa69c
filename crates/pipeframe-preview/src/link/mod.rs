//! The preview's own address: what its query asks to see.
//!
//! Everything is optional; what isn't understood is reported instead of ignored, so that a mistyped link never passes for
//! the page that was meant.

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
use super::desk::{Part, Place, Scene};
use super::frame_address::Addresses;
use super::origin::authority_of;
use super::surface::{Mode, Surface, Theme};

pub use problem::LinkProblem;
use reader::Reader;
pub use tools::{LogFilter, ToolTab, ToolsLink};

/// What a link asks for.
#[derive(Clone, PartialEq)]
pub struct PreviewLink {
    /// The page.
    pub place: Place,
    /// What the page looks like: what is ticked, folded, opened and moved.
    pub scene: Scene,
    /// The company to look at, by id.
    pub company: Option<u64>,
    /// The user to look as, by id.
    pub user: Option<u64>,
    /// The theme; `None` follows the system's.
    pub theme: Option<Theme>,
    /// What happens to wrong calls.
    pub mode: Mode,
    /// The base address of another app.
    pub app: Option<String>,
    /// Full addresses for single surfaces.
    pub surfaces: BTreeMap<Surface, String>,
    /// The address of another registration file.
    pub registration: Option<String>,
    /// What is taken for granted where Pipedrive's behaviour isn't documented.
    pub assumptions: Assumptions,
    /// What fails on purpose: the name of a scenario, the address of one, or one itself as JSON.
    pub scenario: Option<String>,
    /// The secret that tokens are signed with, in place of the registered ones.
    pub secret: Option<String>,
    /// How the developer tools stand; `None` as the reader left them.
    pub tools: Option<ToolsLink>,
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
            tools: None,
        }
    }
}

impl PreviewLink {
    /// Reads the decoded parameters of a query, in their order.
    pub fn read(parameters: &[(String, String)]) -> (Self, Vec<LinkProblem>) {
        let mut reader = Reader::new(parameters);
        let place = place(&mut reader);
        let link = Self {
            place,
            scene: scene::read(place, &mut reader),
            company: reader.id("company", "Write the id of a company, such as 54321."),
            user: reader.id("user", "Write the id of a user, such as 12345."),
            theme: reader.word(
                "theme",
                &[("light", Theme::Light), ("dark", Theme::Dark)],
                "Write light or dark.",
            ),
            mode: reader
                .word(
                    "mode",
                    &[("strict", Mode::Strict), ("lenient", Mode::Lenient)],
                    "Write strict or lenient.",
                )
                .unwrap_or_default(),
            app: reader.address("app"),
            surfaces: surface_addresses(&mut reader),
            registration: reader.registration(),
            assumptions: reader.assumptions(),
            scenario: reader.scenario(),
            secret: reader.secret(),
            tools: tools::read(&mut reader),
        };
        (link, reader.problems)
    }

    /// Whether two links show the same app to the same user, with the same assumptions and failures.
    pub fn is_of_the_same_app(&self, other: &Self) -> bool {
        self.app == other.app
            && self.surfaces == other.surfaces
            && self.registration == other.registration
            && (self.company, self.user) == (other.company, other.user)
            && self.assumptions == other.assumptions
            && self.scenario == other.scenario
    }

    /// Whether the app that comes with the preview is shown.
    pub fn is_built_in(&self) -> bool {
        self.app.is_none() && self.surfaces.is_empty() && self.registration.is_none()
    }

    /// Where the app's pages are, for a preview at a given origin: where the link says, else beside its registration file.
    pub fn addresses(&self, page_origin: &str) -> Addresses {
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

const SURFACES: [(Surface, &str); 4] = [
    (Surface::Panel, "panel-url"),
    (Surface::Modal, "modal-url"),
    (Surface::FloatingWindow, "floating-window-url"),
    (Surface::Settings, "settings-url"),
];

/// The parameter that names a surface's address.
pub fn address_parameter(surface: Surface) -> &'static str {
    let known = SURFACES.iter().find(|(known, _)| *known == surface);
    known.map_or("app", |(_, name)| name)
}

fn surface_addresses(reader: &mut Reader<'_>) -> BTreeMap<Surface, String> {
    SURFACES
        .into_iter()
        .filter_map(|(surface, name)| Some((surface, reader.address(name)?)))
        .collect()
}

/// A page as the `at` parameter names it; detail pages still lack their record.
#[derive(Clone, Copy)]
enum At {
    Details(Resource),
    Elsewhere(Part),
    Whole(Place),
}

const PLACES: [(&str, At); 12] = [
    ("deal-details", At::Details(Resource::Deal)),
    ("person-details", At::Details(Resource::Person)),
    ("organization-details", At::Details(Resource::Organization)),
    ("deals-list", At::Whole(Place::List(Resource::Deal))),
    ("people-list", At::Whole(Place::List(Resource::Person))),
    (
        "organizations-list",
        At::Whole(Place::List(Resource::Organization)),
    ),
    (
        "activities-list",
        At::Whole(Place::List(Resource::Activity)),
    ),
    ("leads", At::Elsewhere(Part::Leads)),
    ("campaigns", At::Elsewhere(Part::Campaigns)),
    ("projects", At::Elsewhere(Part::Projects)),
    ("settings", At::Whole(Place::Settings)),
    ("developer-hub", At::Whole(Place::Workbench)),
];

fn place(reader: &mut Reader<'_>) -> Place {
    let named = PLACES.map(|(name, at)| (name, (name, at)));
    let (name, at) = reader
        .word(
            "at",
            &named,
            "Write deal-details, person-details, organization-details, deals-list, people-list, organizations-list, \
             activities-list, leads, campaigns, projects, settings or developer-hub.",
        )
        .unwrap_or(PLACES[0]);
    match at {
        At::Details(resource) => Place::Details(Record {
            resource,
            id: reader.record().unwrap_or(1),
        }),
        At::Elsewhere(part) => Place::Elsewhere(part, reader.record()),
        At::Whole(place) => {
            if reader.value("record").is_some() {
                reader.problems.push(LinkProblem::RecordWithoutPage(name));
            }
            place
        }
    }
}
