//! Writes a registration file for what the preview shows, or for an app that begins.

use serde_json::{Value, json};

use crate::frame_address::Addresses;
use crate::origin::with_scheme;
use crate::surface::Surface;
use pipeframe_registration::Registration;
use pipeframe_registration::file::MADE_UP_CLIENT_ID;

use super::stranger::of_surfaces;

/// The file of an app that begins: its surfaces at an address, each below its usual path.
pub(crate) fn registration_of(name: &str, base: &str, surfaces: &[Surface]) -> String {
    let addresses = Addresses {
        base: with_scheme(base).trim_end_matches('/').to_owned(),
        ..Addresses::default()
    };
    written(&of_surfaces(name, surfaces), &addresses)
}

/// The file of an app, with the full addresses of its pages. Secrets and made-up identifiers of the app are left out.
pub(crate) fn written(registration: &Registration, addresses: &Addresses) -> String {
    let mut file = serde_json::to_value(registration).unwrap_or_default();
    leave_out_secrets(&mut file);
    if registration.client_id == MADE_UP_CLIENT_ID
        && let Some(fields) = file.as_object_mut()
    {
        fields.remove("clientId");
    }
    for (kind, surface) in [
        ("panels", Surface::Panel),
        ("modals", Surface::Modal),
        ("floatingWindow", Surface::FloatingWindow),
        ("settings", Surface::Settings),
    ] {
        let pages = match file.get_mut(kind) {
            Some(Value::Array(pages)) => pages.iter_mut().collect(),
            Some(page) => vec![page],
            None => Vec::new(),
        };
        for page in pages {
            let url = page["url"].as_str().unwrap_or_default();
            page["url"] = json!(addresses.page(surface, url));
        }
    }
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

fn leave_out_secrets(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, value| {
                !matches!(name.as_str(), "clientSecret" | "jwtSecret") && !value.is_null()
            });
            fields.values_mut().for_each(leave_out_secrets);
        }
        Value::Array(items) => items.iter_mut().for_each(leave_out_secrets),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use pipeframe_registration::file::read;

    #[test]
    fn the_file_of_a_new_app_is_read_back_without_a_fault() {
        let text = registration_of("Contracts", "http://localhost:3000/", &Surface::ALL);
        let file = read(&text);
        assert_eq!(file.mistakes, []);
        assert_eq!(file.registration.name, "Contracts");
        assert_eq!(
            file.registration.panels[0].url,
            "http://localhost:3000/panel"
        );
        assert_eq!(
            file.registration.floating_window.unwrap().url,
            "http://localhost:3000/floating-window"
        );
        assert!(!text.contains("ecret") && !text.contains("made-up-client"));
    }

    #[test]
    fn an_address_as_people_write_it_gets_its_scheme() {
        let text = registration_of("Contracts", " localhost:3000/ ", &[Surface::Panel]);
        let app = read(&text).registration;
        assert_eq!(app.panels[0].url, "http://localhost:3000/panel");
    }

    #[test]
    fn surfaces_that_are_not_chosen_are_not_in_it() {
        let text = registration_of("Contracts", "http://localhost:3000", &[Surface::Panel]);
        let app = read(&text).registration;
        assert_eq!((app.panels.len(), app.modals.len()), (1, 0));
        assert!(app.floating_window.is_none() && app.settings.is_none());
    }

    #[test]
    fn no_secret_of_a_registration_is_written() {
        let mut registration: Registration =
            serde_json::from_str(include_str!("../../../../assets/registration.json")).unwrap();
        registration.client_secret = "a-real-secret".into();
        registration.panels[0].jwt_secret = Some("another-secret".into());
        let text = written(&registration, &Addresses::default());
        assert!(!text.contains("a-real-secret") && !text.contains("another-secret"));
    }
}
