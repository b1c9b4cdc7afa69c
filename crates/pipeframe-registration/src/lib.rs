//! The app as registered in Pipedrive's Developer Hub: which extensions it has, where they show and what they load.
//!
//! [`Registration`] mirrors the "App extensions" form, [`check`](Registration::check) says what the form would refuse.
//! The preview shows what is registered here; the file itself is `assets/registration.json`.

mod limits;
mod location;

use serde::{Deserialize, Serialize};

pub use limits::{Field, NAME_LIMIT, Problem, Rule};
pub use location::Location;

/// Everything the Developer Hub knows of one app's extensions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Registration {
    /// The app's name, as people see it in the Marketplace.
    pub name: String,
    /// The OAuth client id; part of the settings page's address.
    pub client_id: String,
    /// The OAuth client secret; signs tokens of extensions that have no JWT secret of their own.
    pub client_secret: String,
    /// Custom panels: at most one a location.
    #[serde(default)]
    pub panels: Vec<Panel>,
    /// Custom modals: at most three a location, or none and opened through the SDK only.
    #[serde(default)]
    pub modals: Vec<Modal>,
    /// JSON modals, which Pipedrive draws by itself.
    #[serde(default)]
    pub json_modals: Vec<JsonModal>,
    /// The floating window: at most one an app.
    #[serde(default)]
    pub floating_window: Option<FloatingWindow>,
    /// The page in Pipedrive's settings: at most one an app.
    #[serde(default)]
    pub settings: Option<SettingsPage>,
    /// Whether every `action_id` means the first custom modal: so for an app of which no registration is known.
    #[serde(skip)]
    pub takes_any_action_id: bool,
}

/// A custom panel: an iframe in the sidebar of detail pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Panel {
    /// The title above the iframe; at most 30 characters.
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Detail pages on which the panel shows.
    pub locations: Vec<Location>,
    /// Signs this extension's tokens; the client secret does where there is none.
    #[serde(default)]
    pub jwt_secret: Option<String>,
}

/// A custom modal: an iframe over the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Modal {
    /// The title of the modal and of its menu entry; at most 30 characters. Also a valid `action_id`.
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub, which the SDK calls `action_id`.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Menus that offer the modal; with none it can be opened through the SDK only.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// Signs this extension's tokens; the client secret does where there is none.
    #[serde(default)]
    pub jwt_secret: Option<String>,
}

/// A JSON modal: a form that Pipedrive draws from a schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JsonModal {
    /// The title of the modal and of its menu entry; at most 30 characters. Also a valid `action_id`.
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub, which the SDK calls `action_id`.
    pub identifier: String,
    /// Menus that offer the modal.
    #[serde(default)]
    pub locations: Vec<Location>,
}

/// The floating window: an iframe that stays while people move through Pipedrive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloatingWindow {
    /// The title in the window's header; at most 30 characters.
    pub name: String,
    /// Required for this extension; at most 150 characters.
    pub description: String,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Signs this extension's tokens; the client secret does where there is none.
    #[serde(default)]
    pub jwt_secret: Option<String>,
}

/// The app's page in Pipedrive's settings, of the type "Custom UI".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingsPage {
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Signs this extension's tokens; the client secret does where there is none.
    #[serde(default)]
    pub jwt_secret: Option<String>,
}

impl Registration {
    /// An app without extensions.
    pub fn empty() -> Self {
        Self {
            name: "App".to_owned(),
            client_id: String::new(),
            client_secret: String::new(),
            panels: Vec::new(),
            modals: Vec::new(),
            json_modals: Vec::new(),
            floating_window: None,
            settings: None,
            takes_any_action_id: false,
        }
    }

    /// The custom panel of a detail page. The form allows one a location; of more the first counts.
    pub fn panel_at(&self, location: Location) -> Option<&Panel> {
        self.panels
            .iter()
            .find(|panel| panel.locations.contains(&location))
    }

    /// The custom modals that a place's actions menu offers.
    pub fn modals_at(&self, location: Location) -> impl Iterator<Item = &Modal> {
        self.modals
            .iter()
            .filter(move |modal| modal.locations.contains(&location))
    }

    /// The custom modal that an `action_id` means: its identifier or its name, or anything where no registration is known.
    pub fn modal(&self, action_id: &str) -> Option<&Modal> {
        self.modals.iter().find(|modal| {
            self.takes_any_action_id || modal.identifier == action_id || modal.name == action_id
        })
    }

    /// The JSON modal that an `action_id` means: its identifier or its name.
    pub fn json_modal(&self, action_id: &str) -> Option<&JsonModal> {
        self.json_modals
            .iter()
            .find(|modal| modal.identifier == action_id || modal.name == action_id)
    }
}
