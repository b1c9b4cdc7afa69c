//! Reads the valid parts of a registration file, and reports all of its mistakes at once.
//!
//! The file may be unfinished: its name and one surface are enough. What else the Developer Hub would give the app gets a
//! made-up value that says so itself.

mod extensions;
mod page_address;
mod part;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use crate::check::Positions;
use crate::finding::Finding;
use crate::form::ExtensionKind;
use crate::rules;
use crate::{DEVELOPMENT_SECRET, Registration};

use extensions::{
    floating_window, json_modal, json_panel, link_action, modal, panel, settings_page,
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
