//! What to type into each field of the Developer Hub's form, in its order.

use std::fmt::Write;

use pipeframe_registration::file::MADE_UP_CLIENT_ID;
use pipeframe_registration::{Location, Registration, SettingsKind};

/// The address that a path is on, where none is named.
const UNKNOWN_ADDRESS: &str = "https://YOUR-APP";

/// The form of a private app. Writing into a text does not fail.
pub(super) fn form(app: &Registration, address: Option<&str>) -> String {
    let base = address.unwrap_or(UNKNOWN_ADDRESS);
    let mut form = Form {
        text: String::new(),
        base: base.to_owned(),
    };
    form.line("Developer Hub > Create an app. * can't be changed later.");
    if address.is_none() {
        form.line(
            "Name the deployed address by --address, and it is in the place of https://YOUR-APP.",
        );
    }
    form.field("App type *", "Private app");
    form.heading("Basic info");
    form.field("App name", &app.name);
    form.address("OAuth callback URL", app.callback_url.as_deref());
    form.heading("OAuth & access scopes");
    form.address(
        "Installation URL (optional)",
        app.installation_url.as_deref(),
    );
    let scopes = if app.scopes.is_empty() {
        "base (always on)".to_owned()
    } else {
        app.scopes.join(", ")
    };
    form.field("Scopes", &scopes);
    let client_id = match app.client_id.as_str() {
        MADE_UP_CLIENT_ID => "is given after saving; copy it to /clientId of the file",
        id => id,
    };
    form.field("Client ID *", client_id);
    form.field(
        "Client secret",
        "is given after saving; keep it in your server's environment",
    );
    form.extensions(app);
    form.heading("At the end");
    form.line("  Save, then copy each extension identifier into the file.");
    form.line("  \"Install & test\" installs the draft for people of your own company.");
    form.line(
        "  \"Change to live\" *: the callback URL is checked, and later saves are live at once.",
    );
    form.text
}

struct Form {
    text: String,
    base: String,
}

impl Form {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{text}");
    }

    fn heading(&mut self, text: &str) {
        let _ = writeln!(self.text, "\n{text}");
    }

    fn field(&mut self, label: &str, value: &str) {
        let value = if value.is_empty() {
            "(leave empty)"
        } else {
            value
        };
        let _ = writeln!(self.text, "  {label:<28} {value}");
    }

    fn address(&mut self, label: &str, url: Option<&str>) {
        let full = match url {
            Some(path) if path.starts_with('/') => [&self.base, path].concat(),
            url => url.unwrap_or_default().to_owned(),
        };
        self.field(label, &full);
    }

    fn locations(&mut self, locations: &[Location]) {
        let names: Vec<&str> = locations.iter().map(|location| location.as_str()).collect();
        let names = if names.is_empty() {
            "none: opened through the SDK only".to_owned()
        } else {
            names.join(", ")
        };
        self.field("Locations", &names);
    }

    fn jwt_secret(&mut self, variable: Option<&String>) {
        let value = match variable {
            Some(variable) => format!("the value of {variable}"),
            None => String::new(),
        };
        self.field("JWT secret (optional)", &value);
    }

    fn texts(&mut self, name: &str, description: &str) {
        self.field("Name", name);
        self.field("Description", description);
    }

    /// The tab of the extensions, in its order.
    fn extensions(&mut self, app: &Registration) {
        for action in &app.link_actions {
            self.heading("App extensions > Link action");
            self.texts(&action.name, &action.description);
            self.address("URL", Some(&action.url));
            self.locations(&action.locations);
            self.jwt_secret(action.jwt_secret_from.as_ref());
        }
        for modal in &app.json_modals {
            self.heading("App extensions > JSON modal");
            self.texts(&modal.name, &modal.description);
            self.address("API endpoint", Some(&modal.url));
            self.field(
                "Schema to upload",
                modal.structure.as_deref().unwrap_or_default(),
            );
            self.locations(&modal.locations);
            self.jwt_secret(modal.jwt_secret_from.as_ref());
        }
        for panel in &app.json_panels {
            self.heading("App extensions > JSON panel");
            self.texts(&panel.name, &panel.description);
            self.address("API endpoint", Some(&panel.url));
            self.field(
                "Structure to upload",
                panel.structure.as_deref().unwrap_or_default(),
            );
            self.locations(&panel.locations);
            let ways: Vec<&str> = panel
                .authentication
                .iter()
                .map(|way| way.as_str())
                .collect();
            self.field("Authentication", &ways.join(", "));
            self.jwt_secret(panel.jwt_secret_from.as_ref());
            self.field(
                "Main action",
                panel.main_action.as_deref().unwrap_or_default(),
            );
            self.field("Object actions", &panel.object_actions.join(", "));
        }
        for panel in &app.panels {
            self.heading("App extensions > Custom panel");
            self.texts(&panel.name, &panel.description);
            self.address("Iframe URL", Some(&panel.url));
            self.locations(&panel.locations);
            self.jwt_secret(panel.jwt_secret_from.as_ref());
        }
        for modal in &app.modals {
            self.heading("App extensions > Custom modal");
            self.texts(&modal.name, &modal.description);
            self.address("Iframe URL", Some(&modal.url));
            self.locations(&modal.locations);
            self.jwt_secret(modal.jwt_secret_from.as_ref());
        }
        if let Some(window) = &app.floating_window {
            self.heading("App extensions > Floating window");
            self.texts(&window.name, &window.description);
            self.address("Iframe URL", Some(&window.url));
            self.jwt_secret(window.jwt_secret_from.as_ref());
        }
        if let Some(page) = &app.settings {
            self.heading("App extensions > App settings page");
            match page.kind {
                SettingsKind::CustomUi => {
                    self.field("Type", "Custom UI");
                    self.address("Iframe URL", Some(&page.url));
                    self.jwt_secret(page.jwt_secret_from.as_ref());
                }
                SettingsKind::ExternalLink => {
                    self.field("Type", "External link");
                    self.address("URL", Some(&page.url));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_the_shipped_app_has_its_values_in_the_form_s_order() {
        let text = include_str!("../../../assets/registration.json");
        let file = pipeframe_registration::file::read(text);
        let form = form(&file.registration, Some("https://car.example.test"));
        let order = [
            "App type *",
            "Car services",
            "https://car.example.test/oauth/callback",
            "Scopes",
            "Custom panel",
            "https://car.example.test/panel",
            "Custom modal",
            "Floating window",
            "App settings page",
            "Change to live",
        ];
        let mut rest = form.as_str();
        for word in order {
            let (_, after) = rest
                .split_once(word)
                .unwrap_or_else(|| panic!("{word}\n{form}"));
            rest = after;
        }
    }
}
