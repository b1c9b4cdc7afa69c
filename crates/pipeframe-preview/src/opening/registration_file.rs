//! Reads the valid parts of a registration file, and reports all of its mistakes at once.
//!
//! The file may be unfinished: its name and one surface are enough. What else the Developer Hub would give the app gets a
//! made-up value that says so itself.

mod part;
mod spelling;

use std::fmt;

use serde_json::{Map, Value};
use thiserror::Error;

use pipeframe_registration::{
    FloatingWindow, JsonModal, Location, Modal, Panel, Registration, SettingsPage,
};

use part::{Part, Report};

/// What a registration file says.
#[derive(Debug)]
pub(super) struct RegistrationFile {
    /// The app, without what isn't understood.
    pub(super) registration: Registration,
    /// What isn't understood.
    pub(super) mistakes: Vec<Mistake>,
    /// Where a made-up value is in the place of one that the file leaves out, as JSON pointers.
    pub(super) made_up: Vec<String>,
}

/// The text isn't JSON, so none of it can be used.
#[derive(Debug, Error)]
#[error("It isn't JSON: {0}")]
pub(super) struct NotJson(#[from] serde_json::Error);

/// One thing that is wrong in a registration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Where it is, as a JSON pointer; empty for the whole file.
    pointer: String,
    /// What is wrong.
    pub(super) problem: String,
    /// What to write instead.
    pub(super) fix: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer.as_str() {
            "" => write!(formatter, "The file {} {}", self.problem, self.fix),
            pointer => write!(formatter, "{pointer} {} {}", self.problem, self.fix),
        }
    }
}

/// The client id where the file has none.
pub(super) const MADE_UP_CLIENT_ID: &str = "made-up-client-id";

/// The secret that signs tokens where the file has none.
pub(super) const MADE_UP_SECRET: &str = "made-up-by-the-preview";

/// What the file can say of a page that is shown at locations.
const PLACED_PAGE: [&str; 6] = [
    "name",
    "description",
    "identifier",
    "url",
    "locations",
    "jwtSecret",
];

/// Reads a file's text.
pub(super) fn read(text: &str) -> Result<RegistrationFile, NotJson> {
    let value: Value = serde_json::from_str(text)?;
    let mut report = Report::default();
    let nothing = Map::new();
    let map = value.as_object().unwrap_or_else(|| {
        report.mistake(
            "",
            "isn't a JSON object.".to_owned(),
            "Begin it with { and end it with }.",
        );
        &nothing
    });
    let registration = app(&mut Part::new(map, String::new(), &mut report));
    if value.is_object() && !has_surface(map) {
        report.mistake(
            "",
            "has no surface.".to_owned(),
            "Add panels, modals, floatingWindow or settings.",
        );
    }
    let Report { mistakes, made_up } = report;
    Ok(RegistrationFile {
        registration,
        mistakes,
        made_up,
    })
}

fn has_surface(map: &Map<String, Value>) -> bool {
    [
        "panels",
        "modals",
        "jsonModals",
        "floatingWindow",
        "settings",
    ]
    .iter()
    .any(|name| map.get(*name).is_some_and(|value| !value.is_null()))
}

/// Every address of a page in a registration.
pub(super) fn urls(registration: &mut Registration) -> impl Iterator<Item = &mut String> {
    let panels = registration.panels.iter_mut().map(|panel| &mut panel.url);
    let modals = registration.modals.iter_mut().map(|modal| &mut modal.url);
    let window = registration
        .floating_window
        .iter_mut()
        .map(|window| &mut window.url);
    let settings = registration
        .settings
        .iter_mut()
        .map(|settings| &mut settings.url);
    panels.chain(modals).chain(window).chain(settings)
}

fn app(part: &mut Part<'_, '_>) -> Registration {
    part.allow(&[
        "name",
        "clientId",
        "clientSecret",
        "panels",
        "modals",
        "jsonModals",
        "floatingWindow",
        "settings",
    ]);
    let name = part
        .required_text("name", "Write the app's name.")
        .unwrap_or_else(|| "Unnamed app".to_owned());
    Registration {
        client_id: part.text_or("clientId", MADE_UP_CLIENT_ID),
        client_secret: part.text_or("clientSecret", MADE_UP_SECRET),
        panels: part.each("panels", |part| panel(part, &name)),
        modals: part.each("modals", |part| modal(part, &name)),
        json_modals: part.each("jsonModals", |part| Some(json_modal(part, &name))),
        floating_window: part.one("floatingWindow", |part| floating_window(part, &name)),
        settings: part.one("settings", settings_page),
        takes_any_action_id: false,
        name,
    }
}

fn panel(part: &mut Part<'_, '_>, app: &str) -> Option<Panel> {
    part.allow(&PLACED_PAGE);
    let details: Vec<Location> = Location::with_panel().collect();
    Some(Panel {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-panel"),
        locations: part.locations(&details).unwrap_or_else(|| {
            part.make_up("locations");
            details.clone()
        }),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/panel")?,
    })
}

fn modal(part: &mut Part<'_, '_>, app: &str) -> Option<Modal> {
    part.allow(&PLACED_PAGE);
    Some(Modal {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-modal"),
        locations: part.locations(&Location::ALL).unwrap_or_default(),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/modal")?,
    })
}

fn json_modal(part: &mut Part<'_, '_>, app: &str) -> JsonModal {
    part.allow(&["name", "description", "identifier", "locations"]);
    JsonModal {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-json-modal"),
        locations: part.locations(&Location::ALL).unwrap_or_default(),
    }
}

fn floating_window(part: &mut Part<'_, '_>, app: &str) -> Option<FloatingWindow> {
    part.allow(&["name", "description", "identifier", "url", "jwtSecret"]);
    Some(FloatingWindow {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-floating-window"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/floating-window")?,
    })
}

fn settings_page(part: &mut Part<'_, '_>) -> Option<SettingsPage> {
    part.allow(&["identifier", "url", "jwtSecret"]);
    Some(SettingsPage {
        identifier: part.identifier("made-up-settings"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/settings")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_value(value: &Value) -> RegistrationFile {
        read(&value.to_string()).unwrap()
    }

    fn said(file: &RegistrationFile) -> Vec<String> {
        file.mistakes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_shipped_file_is_read_as_serde_reads_it() {
        let text = include_str!("../../../../assets/registration.json");
        let file = read(text).unwrap();
        assert_eq!(file.registration, serde_json::from_str(text).unwrap());
        assert_eq!((file.mistakes, file.made_up), (Vec::new(), Vec::new()));
    }

    #[test]
    fn a_wrong_location_is_named_with_the_right_one_and_the_others_stay() {
        let file = read_value(&json!({
            "name": "Contracts", "clientId": "a", "clientSecret": "b",
            "panels": [{ "name": "P", "identifier": "p", "url": "/p", "locations": ["deal-details", "person"] }],
        }));
        assert_eq!(
            said(&file),
            [
                "/panels/0/locations/1 is \u{201c}person\u{201d}, which isn't a location. Write person-details."
            ]
        );
        assert_eq!(
            file.registration.panels[0].locations,
            [Location::DealDetails]
        );
    }

    #[test]
    fn all_faults_are_said_at_once_and_what_is_right_is_kept() {
        let file = read_value(&json!({
            "name": 7,
            "clientID": "a",
            "panels": { "url": "/p" },
            "modals": [{ "name": "Good", "identifier": "good", "url": "/good" }, { "url": "" }, 3],
            "a/b": 1,
        }));
        assert_eq!(
            said(&file),
            [
                "/a~1b isn't a field of it. Known are name, clientId, clientSecret, panels, modals, jsonModals, floatingWindow, settings.",
                "/clientID isn't a field of it. Write clientId.",
                "/name is a number. Write the app's name.",
                "/panels is an object. Write a list in [ and ].",
                "/modals/1/url is empty. Write where the page is, such as /modal.",
                "/modals/2 is a number. Write an object in { and }.",
            ]
        );
        assert_eq!(file.registration.name, "Unnamed app");
        assert_eq!(file.registration.modals.len(), 1);
    }

    #[test]
    fn a_name_and_one_surface_are_enough_and_made_up_values_say_so() {
        let file = read_value(&json!({ "name": "Contracts", "panels": [{ "url": "/p" }] }));
        assert_eq!(said(&file), [""; 0]);
        assert_eq!(
            file.made_up,
            [
                "/clientId",
                "/clientSecret",
                "/panels/0/name",
                "/panels/0/identifier",
                "/panels/0/locations"
            ]
        );
        assert_eq!(file.registration.check(), []);
        assert_eq!(file.registration.panels[0].name, "Contracts");
        assert_eq!(file.registration.panels[0].identifier, "made-up-panel-0");
        assert_eq!(file.registration.panels[0].locations.len(), 3);
    }

    #[test]
    fn a_file_without_surfaces_and_one_that_is_not_an_object_are_reported() {
        assert_eq!(
            said(&read_value(&json!({ "name": "App" }))),
            ["The file has no surface. Add panels, modals, floatingWindow or settings."]
        );
        assert!(said(&read_value(&json!([])))[0].starts_with("The file isn't a JSON object."));
        assert!(
            read("{")
                .unwrap_err()
                .to_string()
                .contains("line 1 column 1")
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        fn any_json() -> impl Strategy<Value = Value> {
            let keys = "name|clientId|panels|modals|settings|url|locations|floatingWindow|x/y";
            let leaf = prop_oneof![
                Just(Value::Null),
                any::<i32>().prop_map(Value::from),
                ".{0,6}".prop_map(Value::from)
            ];
            leaf.prop_recursive(4, 32, 4, move |inner| {
                prop_oneof![
                    prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                    prop::collection::hash_map(keys, inner, 0..4)
                        .prop_map(|map| Value::Object(map.into_iter().collect())),
                ]
            })
        }

        proptest! {
            #[test]
            fn each_mistake_in_any_file_points_into_it_or_to_what_is_missing(value in any_json()) {
                for mistake in read_value(&value).mistakes {
                    let (parent, _) = mistake.pointer.rsplit_once('/').unwrap_or_default();
                    prop_assert!(value.pointer(parent).is_some(), "{mistake}");
                }
            }
        }
    }
}
