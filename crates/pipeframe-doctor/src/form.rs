//! What to type into each field of the Developer Hub's form, in its order.

use std::fmt::Write;

use pipeframe_registration::file::MADE_UP_CLIENT_ID;
use pipeframe_registration::form::{Control, ExtensionKind, Field};
use pipeframe_registration::{Authentication, Registration, SettingsKind};
use serde_json::Value;

use super::secrets::{Credentials, Known};

/// The address that a path is on, where none is named.
const UNKNOWN_ADDRESS: &str = "https://YOUR-APP";

/// The form of a private app. Writing into a text does not fail.
pub(super) fn form(app: &Registration, secrets: Known, address: Option<&str>) -> String {
    let base = address.unwrap_or(UNKNOWN_ADDRESS);
    let mut form = Form {
        text: String::new(),
        base: base.to_owned(),
        secrets,
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
    secrets: Known,
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

    /// The tab of the extensions, in its order.
    fn extensions(&mut self, app: &Registration) {
        let file = serde_json::to_value(app).unwrap_or_default();
        for kind in ExtensionKind::ALL {
            let entries = match &file[kind.key()] {
                Value::Array(entries) => entries.iter().collect(),
                Value::Null => Vec::new(),
                entry => vec![entry],
            };
            for entry in entries {
                self.heading(&format!("App extensions > {}", kind.title()));
                let opens_link = entry["type"] == SettingsKind::ExternalLink.as_str();
                for field in kind.fields(opens_link) {
                    self.of_extension(entry, *field);
                }
            }
        }
    }

    /// The user and where the password is: the password itself is never printed.
    fn credentials(&mut self, extension: &str) {
        let (user, password) = match self.secrets.credentials(extension) {
            Credentials::Known { variable, user } => {
                (user, format!("what is after the colon of {variable}"))
            }
            Credentials::NoUser { variable } => (
                format!("{variable} has no colon; write user:password"),
                format!("the value of {variable}"),
            ),
            Credentials::Missing { variable } => (
                "choose one, and set it with a password".to_owned(),
                format!("set {variable}, or PIPEFRAME_HTTP_AUTH for all, to user:password"),
            ),
        };
        self.field("HTTP auth user", &user);
        self.field("HTTP auth password", &password);
    }

    fn of_extension(&mut self, entry: &Value, field: Field) {
        let value = &entry[field.key];
        let text = value.as_str().unwrap_or_default();
        let texts = || {
            let texts = value.as_array().into_iter().flatten();
            let texts: Vec<&str> = texts.filter_map(Value::as_str).collect();
            texts.join(", ")
        };
        match field.control {
            Control::Address => self.address(field.label, Some(text)),
            Control::Text(_) | Control::File | Control::Action => self.field(field.label, text),
            Control::Locations if texts().is_empty() => {
                self.field(field.label, "none: opened through the SDK only");
            }
            Control::Authentication => {
                let ways = texts();
                self.field(field.label, &ways);
                if ways.contains(Authentication::HttpAuth.as_str()) {
                    self.credentials(entry["identifier"].as_str().unwrap_or_default());
                }
            }
            Control::Locations | Control::Actions => self.field(field.label, &texts()),
            Control::FieldActions => {
                let actions = value.as_object().into_iter().flatten();
                let actions = actions.filter_map(|(field, action)| {
                    Some([field.as_str(), ": ", action.as_str()?].concat())
                });
                self.field(field.label, &actions.collect::<Vec<_>>().join(", "));
            }
            Control::SettingsKind if text == SettingsKind::ExternalLink.as_str() => {
                self.field(field.label, "External link");
            }
            Control::SettingsKind => self.field(field.label, "Custom UI"),
            Control::SecretVariable => {
                let label = [field.label, " (optional)"].concat();
                let variable = [text].into_iter().find(|name| !name.is_empty());
                let value = variable.map(|name| format!("the value of {name}"));
                self.field(&label, &value.unwrap_or_default());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::arguments::Arguments;
    use super::*;

    fn deployed(app: &Registration, secrets: &Path) -> String {
        let arguments = Arguments {
            secrets: Some(secrets.to_owned()),
            ..Arguments::default()
        };
        let secrets = Known::read(&arguments).unwrap();
        form(app, secrets, Some("https://car.example.test"))
    }

    /// A file of no secrets.
    fn nothing() -> &'static Path {
        Path::new("/dev/null")
    }

    #[test]
    fn the_form_of_the_shipped_app_has_its_values_in_the_form_s_order() {
        let text = include_str!("../../../assets/registration.json");
        let file = pipeframe_registration::file::read(text);
        let form = deployed(&file.registration, nothing());
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

    #[test]
    fn each_kind_of_extension_has_its_fields_with_their_values() {
        let text = r#"{ "name": "Contracts",
            "linkActions": [{ "name": "Go", "url": "/go", "locations": ["deal-details", "deals-list"] }],
            "jsonPanels": [{ "name": "Data", "url": "/api/p", "structure": "p.json", "authentication": ["jwt", "http-auth"], "mainAction": "go", "fieldActions": { "price": "go" } }],
            "modals": [{ "name": "M", "url": "https://other.test/m", "locations": [], "jwtSecretFrom": "M_SECRET" }],
            "settings": { "type": "external-link", "url": "/s" } }"#;
        let file = pipeframe_registration::file::read(text);
        let form = deployed(&file.registration, nothing());
        for (label, value) in [
            ("URL", "https://car.example.test/go"),
            ("Locations", "deal-details, deals-list"),
            ("API endpoint", "https://car.example.test/api/p"),
            ("Structure to upload", "p.json"),
            ("Authentication", "jwt, http-auth"),
            ("Main action", "go"),
            ("Object actions", "(leave empty)"),
            ("Field actions", "price: go"),
            ("Iframe URL", "https://other.test/m"),
            ("Locations", "none: opened through the SDK only"),
            ("JWT secret (optional)", "the value of M_SECRET"),
            ("Type", "External link"),
        ] {
            let line = format!("\n  {label:<28} {value}\n");
            assert!(form.contains(&line), "{line}{form}");
        }
    }

    #[test]
    fn the_user_of_http_authentication_is_printed_and_the_password_is_not() {
        let app = r#"{ "name": "Contracts",
            "jsonPanels": [{ "name": "Data", "identifier": "own-data", "url": "/api/p", "authentication": ["http-auth"] }] }"#;
        let file = pipeframe_registration::file::read(app);
        let lines = |name: &str, secrets: &str| {
            let path =
                std::env::temp_dir().join(format!("pipeframe-form-{}-{name}", std::process::id()));
            std::fs::write(&path, secrets).unwrap();
            let form = deployed(&file.registration, &path);
            std::fs::remove_file(path).unwrap();
            assert!(!form.contains("sesame"), "{form}");
            let lines = form.lines().filter(|line| line.contains("HTTP auth "));
            lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
        };
        let line = |label: &str, value: &str| format!("{label:<28} {value}");
        for (name, secrets, variable) in [
            (
                "all",
                "PIPEFRAME_HTTP_AUTH=pipedrive:sesame",
                "PIPEFRAME_HTTP_AUTH",
            ),
            (
                "own",
                "PIPEFRAME_HTTP_AUTH=other:sesame\nPIPEFRAME_HTTP_AUTH_OWN_DATA=pipedrive:sesame:2",
                "PIPEFRAME_HTTP_AUTH_OWN_DATA",
            ),
        ] {
            let password = format!("what is after the colon of {variable}");
            let expected = [
                line("HTTP auth user", "pipedrive"),
                line("HTTP auth password", &password),
            ];
            assert_eq!(lines(name, secrets), expected);
        }
        // Without a colon it may be all password.
        assert!(lines("bare", "PIPEFRAME_HTTP_AUTH=sesame")[1].contains("PIPEFRAME_HTTP_AUTH"));
        assert!(
            lines("none", "")[1]
                .contains("set PIPEFRAME_HTTP_AUTH_OWN_DATA, or PIPEFRAME_HTTP_AUTH")
        );
    }
}
