//! The preview's own address: what its query asks to see.
//!
//! Everything is optional; what isn't understood is reported instead of ignored, so that a mistyped link never passes for
//! the page that was meant.

mod reader;
mod writing;

use std::collections::BTreeMap;

use thiserror::Error;

use super::account::{Record, Resource};
use super::desk::Place;
use super::frame_address::Addresses;
use super::surface::{Mode, Surface, Theme};

use reader::Reader;

/// What a link asks for.
#[derive(Clone, PartialEq, Eq)]
pub struct PreviewLink {
    /// The page.
    pub place: Place,
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
    /// What fails on purpose: the name of a scenario or the address of one.
    pub scenario: Option<String>,
    /// The secret that tokens are signed with, in place of the registered ones.
    pub secret: Option<String>,
}

/// Something in a link that isn't understood or isn't there yet.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LinkProblem {
    /// No parameter has this name.
    #[error("The address has a parameter `{0}` that the preview doesn't know. Known are {KNOWN}.")]
    UnknownName(String),
    /// The same parameter twice; the first one counts.
    #[error("The address has the parameter `{0}` more than once. The first one counts.")]
    Repeated(&'static str),
    /// A parameter with a value that means nothing.
    #[error("The address says `{name}={value}`, which the preview doesn't understand. {expected}")]
    UnknownValue {
        /// The parameter.
        name: &'static str,
        /// What it was.
        value: String,
        /// What it could be.
        expected: &'static str,
    },
    /// A record's id for a page without one.
    #[error("`record` is only for pages of a single record; `at={0}` has none.")]
    RecordWithoutPage(&'static str),
}

const KNOWN: &str = "at, record, company, user, theme, mode, app, panel-url, modal-url, floating-window-url, settings-url, registration, \
                     secret and scenario";

const NAMES: [&str; 14] = [
    "at",
    "record",
    "company",
    "user",
    "theme",
    "mode",
    "app",
    "panel-url",
    "modal-url",
    "floating-window-url",
    "settings-url",
    "registration",
    "secret",
    "scenario",
];

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
            company: None,
            user: None,
            theme: None,
            mode: Mode::Strict,
            app: None,
            surfaces: BTreeMap::new(),
            registration: None,
            scenario: None,
            secret: None,
        }
    }
}

impl PreviewLink {
    /// Reads the decoded parameters of a query, in their order.
    pub fn read(parameters: &[(String, String)]) -> (Self, Vec<LinkProblem>) {
        let mut reader = Reader::new(parameters);
        let link = Self {
            place: place(&mut reader),
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
            scenario: reader.scenario(),
            secret: reader.secret(),
        };
        (link, reader.problems)
    }

    /// Where the app's pages are, for a preview at a given origin.
    pub fn addresses(&self, page_origin: &str) -> Addresses {
        let built_in = Addresses::built_in(page_origin);
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

const SURFACES: [(Surface, &str); 4] = [
    (Surface::Panel, "panel-url"),
    (Surface::Modal, "modal-url"),
    (Surface::FloatingWindow, "floating-window-url"),
    (Surface::Settings, "settings-url"),
];

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
    Whole(Place),
}

const PLACES: [(&str, At); 9] = [
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
             activities-list, settings or developer-hub.",
        )
        .unwrap_or(PLACES[0]);
    match at {
        At::Details(resource) => Place::Details(Record {
            resource,
            id: reader.record().unwrap_or(1),
        }),
        At::Whole(place) => {
            if reader.value("record").is_some() {
                reader.problems.push(LinkProblem::RecordWithoutPage(name));
            }
            place
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(parameters: &[(&str, &str)]) -> (PreviewLink, Vec<LinkProblem>) {
        let owned: Vec<_> = parameters
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        PreviewLink::read(&owned)
    }

    #[test]
    fn without_parameters_the_first_deal_opens_in_strict_mode() {
        let (link, problems) = read(&[]);
        assert!(link == PreviewLink::default());
        assert_eq!(problems, []);
    }

    #[test]
    fn each_simulated_page_can_be_linked_to() {
        let cases = [
            ("deal-details", Place::Details(Record::deal(2))),
            ("person-details", Place::Details(Record::person(2))),
            (
                "organization-details",
                Place::Details(Record::organization(2)),
            ),
        ];
        for (at, place) in cases {
            let (link, problems) = read(&[("at", at), ("record", "2")]);
            assert_eq!(link.place, place);
            assert_eq!(problems, []);
        }
        for (at, place) in [
            ("settings", Place::Settings),
            ("developer-hub", Place::Workbench),
            ("deals-list", Place::List(Resource::Deal)),
            ("people-list", Place::List(Resource::Person)),
            ("organizations-list", Place::List(Resource::Organization)),
            ("activities-list", Place::List(Resource::Activity)),
        ] {
            let (link, problems) = read(&[("at", at)]);
            assert_eq!(link.place, place);
            assert_eq!(problems, []);
        }
    }

    #[test]
    fn a_scenario_is_a_name_or_an_address() {
        for scenario in ["token-expired", "/mine.json", "https://b.test/s.json"] {
            let (link, problems) = read(&[("scenario", scenario)]);
            assert_eq!(link.scenario.as_deref(), Some(scenario));
            assert_eq!(problems, []);
        }
        for scenario in ["", "//b.test/s.json", "Two words"] {
            let (link, problems) = read(&[("scenario", scenario)]);
            assert_eq!(link.scenario, None);
            assert_eq!(problems.len(), 1);
        }
    }

    #[test]
    fn unknown_names_and_values_are_reported_and_the_rest_still_counts() {
        let (link, problems) = read(&[
            ("them", "dark"),
            ("theme", "dim"),
            ("mode", "lenient"),
            ("record", "first"),
            ("app", "localhost:3000"),
            ("secret", ""),
        ]);
        assert_eq!(link.mode, Mode::Lenient);
        assert_eq!(link.theme, None);
        let names: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 5);
        for (name, text) in [
            "`them`",
            "theme=dim",
            "record=first",
            "app=localhost:3000",
            "secret=",
        ]
        .iter()
        .zip([&names[0], &names[2], &names[1], &names[3], &names[4]])
        {
            assert!(text.contains(name), "{text}");
        }
    }

    #[test]
    fn of_a_repeated_parameter_the_first_counts() {
        let (link, problems) = read(&[("theme", "dark"), ("theme", "light")]);
        assert_eq!(link.theme, Some(Theme::Dark));
        assert_eq!(problems, [LinkProblem::Repeated("theme")]);
    }

    #[test]
    fn a_record_on_a_page_without_one_is_reported() {
        let problems = read(&[("at", "settings"), ("record", "3")]).1;
        assert_eq!(problems, [LinkProblem::RecordWithoutPage("settings")]);
    }

    #[test]
    fn another_app_and_single_surfaces_replace_addresses() {
        let (link, problems) = read(&[
            ("app", "http://localhost:3000/"),
            ("modal-url", "https://b.test/m?x=1"),
            ("registration", "/other.json"),
        ]);
        assert_eq!(problems, []);
        let addresses = link.addresses("http://127.0.0.1:8080");
        assert_eq!(
            addresses.page(Surface::Panel, "/panel"),
            "http://localhost:3000/panel"
        );
        assert_eq!(
            addresses.page(Surface::Modal, "/modal"),
            "https://b.test/m?x=1"
        );
        assert_eq!(link.registration.as_deref(), Some("/other.json"));
    }

    #[test]
    fn the_built_in_app_is_on_the_other_local_name() {
        let addresses = read(&[]).0.addresses("http://127.0.0.1:8080");
        assert_eq!(
            addresses.page(Surface::Panel, "/panel"),
            "http://localhost:8080/panel"
        );
    }
}
