//! Reads the valid parts of a registration file, and reports all of its mistakes at once.
//!
//! The file may be unfinished: its name and one surface are enough. What else the Developer Hub would give the app gets a
//! made-up value that says so itself.

mod page_address;
mod part;

use serde_json::{Map, Value};

use crate::check::Positions;
use crate::finding::Finding;
use crate::form::ExtensionKind;
use crate::rules;
use crate::{
    Authentication, DEVELOPMENT_SECRET, FloatingWindow, JsonModal, JsonPanel, LinkAction, Location,
    Modal, Panel, Registration, SettingsKind, SettingsPage,
};

use part::{Part, Report};

/// What a registration file says.
#[derive(Clone, Debug, Default)]
pub struct RegistrationFile {
    /// The app, without what isn't understood.
    pub registration: Registration,
    /// What isn't understood.
    pub mistakes: Vec<Finding>,
    /// Where a made-up value is in the place of one that the file leaves out, as JSON pointers.
    pub made_up: Vec<String>,
    /// Where the extensions of the registration are in the file.
    pub positions: Positions,
}

impl RegistrationFile {
    /// All that is wrong with what the file says.
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = self.mistakes.clone();
        findings.extend(self.registration.check_at(&self.positions));
        findings
    }

    /// What the form requires and the file leaves out. What the Developer Hub itself gives an app is not among it.
    pub fn missing(&self) -> Vec<Finding> {
        let given = ["/identifier", "/clientId"];
        let typed = self
            .made_up
            .iter()
            .filter(|place| !given.iter().any(|given| place.ends_with(given)));
        let missing = |place: &String| {
            let problem = "is missing; the form requires it.";
            Finding::new(&rules::REQUIRED, place, problem, "Write what you want.")
        };
        typed.map(missing).collect()
    }
}

/// The client id where the file has none.
pub const MADE_UP_CLIENT_ID: &str = "made-up-client-id";

/// What the file can say of a page that is shown at locations.
const PLACED_PAGE: [&str; 7] = [
    "name",
    "description",
    "identifier",
    "url",
    "locations",
    "jwtSecretFrom",
    "jwtSecret",
];

/// The kinds of extensions, as the file calls them.
const EXTENSIONS: [&str; ExtensionKind::ALL.len()] = ExtensionKind::KEYS;

/// Reads a file's text. Of what is no JSON nothing can be used.
pub fn read(text: &str) -> RegistrationFile {
    let mut report = Report::default();
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let fix = "Mend it there; an editor with JSON support shows the place.";
            report.mistake(&rules::NOT_JSON, "", format!("isn't JSON: {error}."), fix);
            return RegistrationFile {
                registration: Registration::empty(),
                mistakes: report.mistakes,
                ..RegistrationFile::default()
            };
        }
    };
    let nothing = Map::new();
    let map = value.as_object().unwrap_or_else(|| {
        report.mistake(
            &rules::WRONG_TYPE,
            "",
            "isn't a JSON object.".to_owned(),
            "Begin it with { and end it with }.",
        );
        &nothing
    });
    let registration = app(&mut Part::new(map, String::new(), &mut report));
    if value.is_object() && !has_extension(map) {
        report.mistake(
            &rules::NO_EXTENSION,
            "",
            "has no extension.".to_owned(),
            "Add panels, modals, floatingWindow, settings or another kind.",
        );
    }
    let Report {
        mistakes,
        made_up,
        positions,
    } = report;
    RegistrationFile {
        registration,
        mistakes,
        made_up,
        positions,
    }
}

fn has_extension(map: &Map<String, Value>) -> bool {
    EXTENSIONS
        .iter()
        .any(|name| map.get(*name).is_some_and(|value| !value.is_null()))
}

/// Every address of a page in a registration.
pub fn urls(registration: &mut Registration) -> impl Iterator<Item = &mut String> {
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
    let own = [
        "$schema",
        "name",
        "callbackUrl",
        "installationUrl",
        "scopes",
        "clientId",
        "clientSecret",
    ];
    part.allow(&[own.as_slice(), EXTENSIONS.as_slice()].concat());
    let name = part
        .required_text("name", "Write the app's name.")
        .unwrap_or_else(|| "Unnamed app".to_owned());
    if part.is_list("callbackUrl") {
        let problem = "is a list; an app has one callback URL.".to_owned();
        part.mistake(
            &rules::ONE_CALLBACK,
            "callbackUrl",
            problem,
            "Write one address in quotation marks.",
        );
    } else if part.is_missing("callbackUrl") {
        part.make_up("callbackUrl");
    }
    if part.is_list("floatingWindow") {
        let problem = "is a list; an app has one floating window.".to_owned();
        part.mistake(
            &rules::ONE_WINDOW,
            "floatingWindow",
            problem,
            "Write one object in { and }.",
        );
    }
    Registration {
        schema: part.text("$schema"),
        callback_url: part
            .single("callbackUrl")
            .and_then(|part| part.text("callbackUrl")),
        installation_url: part.text("installationUrl"),
        scopes: part.texts("scopes"),
        client_id: part.text_or("clientId", MADE_UP_CLIENT_ID),
        client_secret: part
            .text("clientSecret")
            .unwrap_or_else(|| DEVELOPMENT_SECRET.to_owned()),
        link_actions: part.each("linkActions", |part| link_action(part, &name)),
        json_panels: part.each("jsonPanels", |part| json_panel(part, &name)),
        panels: part.each("panels", |part| panel(part, &name)),
        modals: part.each("modals", |part| modal(part, &name)),
        json_modals: part.each("jsonModals", |part| Some(json_modal(part, &name))),
        floating_window: part
            .single("floatingWindow")
            .and_then(|part| part.one("floatingWindow", |part| floating_window(part, &name))),
        settings: part.one("settings", settings_page),
        takes_any_action_id: false,
        name,
    }
}

fn link_action(part: &mut Part<'_, '_>, app: &str) -> Option<LinkAction> {
    part.allow(&PLACED_PAGE[..6]);
    Some(LinkAction {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-link-action"),
        locations: part.locations(&Location::ALL).unwrap_or_else(|| {
            part.make_up("locations");
            Location::ALL.to_vec()
        }),
        jwt_secret_from: part.text("jwtSecretFrom"),
        url: part.url("/action")?,
    })
}

fn json_panel(part: &mut Part<'_, '_>, app: &str) -> Option<JsonPanel> {
    let more = ["structure", "authentication", "mainAction", "objectActions"];
    part.allow(&[&PLACED_PAGE[..6], more.as_slice()].concat());
    let details: Vec<Location> = Location::with_panel().collect();
    Some(JsonPanel {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-json-panel"),
        structure: part.text("structure"),
        locations: part.locations(&details).unwrap_or_else(|| {
            part.make_up("locations");
            details.clone()
        }),
        authentication: part.words(
            "authentication",
            &Authentication::ALL.map(|way| (way.as_str(), way)),
        ),
        main_action: part.text("mainAction"),
        object_actions: part.texts("objectActions"),
        jwt_secret_from: part.text("jwtSecretFrom"),
        url: part.url("/api/panel")?,
    })
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
        jwt_secret_from: part.text("jwtSecretFrom"),
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
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/modal")?,
    })
}

fn json_modal(part: &mut Part<'_, '_>, app: &str) -> JsonModal {
    part.allow(&[&PLACED_PAGE[..6], ["structure"].as_slice()].concat());
    JsonModal {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-json-modal"),
        url: part.text_or("url", "/made-up"),
        structure: part.text("structure"),
        locations: part.locations(&Location::ALL).unwrap_or_default(),
        jwt_secret_from: part.text("jwtSecretFrom"),
    }
}

fn floating_window(part: &mut Part<'_, '_>, app: &str) -> Option<FloatingWindow> {
    part.allow(&[
        "name",
        "description",
        "identifier",
        "url",
        "jwtSecretFrom",
        "jwtSecret",
    ]);
    Some(FloatingWindow {
        name: part.text_or("name", app),
        description: part.text("description").unwrap_or_default(),
        identifier: part.identifier("made-up-floating-window"),
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/floating-window")?,
    })
}

fn settings_page(part: &mut Part<'_, '_>) -> Option<SettingsPage> {
    part.allow(&["type", "identifier", "url", "jwtSecretFrom", "jwtSecret"]);
    let kinds = SettingsKind::ALL.map(|kind| (kind.as_str(), kind));
    Some(SettingsPage {
        kind: part.word("type", &kinds).unwrap_or_default(),
        identifier: part.identifier("made-up-settings"),
        jwt_secret_from: part.text("jwtSecretFrom"),
        jwt_secret: part.text("jwtSecret"),
        url: part.url("/settings")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read_value(value: &Value) -> RegistrationFile {
        read(&value.to_string())
    }

    fn said(file: &RegistrationFile) -> Vec<String> {
        file.mistakes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_shipped_file_is_read_as_serde_reads_it() {
        let text = include_str!("../../../../assets/registration.json");
        let file = read(text);
        let mut expected: Registration = serde_json::from_str(text).unwrap();
        expected.client_secret = DEVELOPMENT_SECRET.to_owned();
        assert_eq!(file.registration, expected);
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
                "/a~1b isn't a field of it. Known are $schema, name, callbackUrl, installationUrl, scopes, clientId, clientSecret, linkActions, jsonModals, jsonPanels, panels, modals, floatingWindow, settings.",
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
                "/callbackUrl",
                "/clientId",
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
            [
                "The file has no extension. Add panels, modals, floatingWindow, settings or another kind."
            ]
        );
        assert!(said(&read_value(&json!([])))[0].starts_with("The file isn't a JSON object."));
        assert!(said(&read("{"))[0].contains("line 1 column 1"));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        fn any_json() -> impl Strategy<Value = Value> {
            let keys = "name|clientId|panels|modals|jsonPanels|scopes|settings|url|locations|floatingWindow|x/y";
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
            fn whatever_is_in_the_file_each_fault_points_into_it_or_to_what_is_missing(value in any_json()) {
                for mistake in read_value(&value).findings() {
                    let (parent, _) = mistake.place.rsplit_once('/').unwrap_or_default();
                    prop_assert!(value.pointer(parent).is_some(), "{mistake}");
                }
            }
        }
    }
}
