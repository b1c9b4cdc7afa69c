//! The app as registered in Pipedrive's Developer Hub: which extensions it has, where they show and what they load.
//!
//! [`Registration`] mirrors the form of a private app, [`check`](Registration::check) says what is wrong with it. Each of the
//! [rules](mod@rules) has a code, a certainty and a source. The preview shows what is registered here, `pipeframe-doctor` checks it
//! before it is typed into the form; the file itself is `assets/registration.json`.
//!
//! [`form`] has the fields of the Developer Hub's form. With the feature `file`, [`file::read`] reads a file as far as it is right and
//! says all that is wrong with it, and [`edit`] changes single values of its text. With the feature `schema` the types have a JSON
//! Schema.

mod check;
#[cfg(feature = "file")]
pub mod edit;
#[cfg(feature = "file")]
pub mod file;
mod finding;
pub mod form;
mod location;
mod rule;
pub mod rules;
pub mod scopes;
pub mod spelling;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use check::{Positions, is_variable_name};
pub use finding::{Finding, pointer_to};
pub use location::Location;
pub use rule::{Certainty, Rule, Severity};
pub use scopes::SCOPES;

/// The value that tokens are signed with on a developer's own machine. It is published here, so it protects nothing.
///
/// A registration holds no secret. The preview signs with this one, and a server under development checks with it.
pub const DEVELOPMENT_SECRET: &str = "made-up-by-the-preview";

/// A private app, as the three tabs of its form in the Developer Hub describe it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Registration {
    /// Where the JSON Schema of this file is, for completion in an editor.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The app's name, as people see it in the Marketplace.
    pub name: String,
    /// Where people come back to after they have allowed or cancelled the installation; an app has one. A path on the app's
    /// base address, or a full address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
    /// Where an installation begins, for an app that starts it by itself. A path on the app's base address, or a full address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub installation_url: Option<String>,
    /// What the app may do with people's data, beside `base`, which every app has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "scopes::schema"))]
    pub scopes: Vec<String>,
    /// The OAuth client id, which the Developer Hub gives the app; part of the settings page's address.
    #[serde(default)]
    pub client_id: String,
    /// Signs tokens of extensions that have no JWT secret of their own. Earlier files contain it: it is still read, and reported as an error.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub client_secret: String,
    /// Link actions: menu entries that open a page of the app in a new tab.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub link_actions: Vec<LinkAction>,
    /// JSON panels, which Pipedrive draws by itself: with custom panels at most one a location.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub json_panels: Vec<JsonPanel>,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Panel {
    /// The title above the iframe; at most 30 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 150)))]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Detail pages on which the panel shows.
    pub locations: Vec<Location>,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
    /// The secret itself. Earlier files contain it: it is still read, and reported as an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub jwt_secret: Option<String>,
}

/// A custom modal: an iframe over the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Modal {
    /// The title of the modal and of its menu entry; at most 30 characters. Also a valid `action_id`.
    #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 150)))]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub, which the SDK calls `action_id`.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Menus that offer the modal; with none it can be opened through the SDK only.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
    /// The secret itself. Earlier files contain it: it is still read, and reported as an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub jwt_secret: Option<String>,
}

/// A JSON modal: a form that Pipedrive draws from a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JsonModal {
    /// The title of the modal and of its menu entry; at most 30 characters. Also a valid `action_id`.
    #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 150)))]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub, which the SDK calls `action_id`.
    pub identifier: String,
    /// The API endpoint that fills the form and takes it. A path on the app's base address, or a full address.
    #[serde(default)]
    pub url: String,
    /// The file with the form's schema, which is uploaded; a path beside this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<String>,
    /// Menus that offer the modal.
    #[serde(default)]
    pub locations: Vec<Location>,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
}

/// A link action: a menu entry that opens a page of the app in a new tab.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinkAction {
    /// The menu entry; at most 30 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 150)))]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// Menus that offer the action.
    pub locations: Vec<Location>,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
}

/// A JSON panel: data of the app that Pipedrive draws in the sidebar of detail pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JsonPanel {
    /// The title above the data; at most 30 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
    pub name: String,
    /// At most 150 characters.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 150)))]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// The API endpoint that answers with the data. A path on the app's base address, or a full address.
    pub url: String,
    /// The file with the structure of the data, which is uploaded; a path beside this file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub structure: Option<String>,
    /// Detail pages on which the panel shows.
    pub locations: Vec<Location>,
    /// How the endpoint knows Pipedrive: at least one way.
    pub authentication: Vec<Authentication>,
    /// The action of the panel's own button: the identifier of a link action or JSON modal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main_action: Option<String>,
    /// Actions of each object: identifiers of link actions or JSON modals, at most three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = 3)))]
    pub object_actions: Vec<String>,
    /// Actions of fields: by the key of a field of the structure the identifier of a link action or JSON modal, at most three.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(extend("maxProperties" = 3)))]
    pub field_actions: BTreeMap<String, String>,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
}

/// How the endpoint of a JSON panel knows that Pipedrive asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Authentication {
    /// By the signed token in the address.
    Jwt,
    /// By a user name and a password, which stay out of this file.
    HttpAuth,
}

impl Authentication {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Jwt, Self::HttpAuth];

    /// Its word in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jwt => "jwt",
            Self::HttpAuth => "http-auth",
        }
    }
}

/// What the settings page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SettingsKind {
    /// An iframe in Pipedrive's settings.
    #[default]
    CustomUi,
    /// A page of the app in a new tab.
    ExternalLink,
}

impl SettingsKind {
    // Serde passes a reference.
    #[allow(clippy::trivially_copy_pass_by_ref)]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Every kind.
    pub const ALL: [Self; 2] = [Self::CustomUi, Self::ExternalLink];

    /// Its word in the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CustomUi => "custom-ui",
            Self::ExternalLink => "external-link",
        }
    }
}

/// The floating window: an iframe that stays while people move through Pipedrive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloatingWindow {
    /// The title in the window's header; at most 30 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 30)))]
    pub name: String,
    /// Required for this extension; at most 150 characters.
    #[cfg_attr(feature = "schema", schemars(length(max = 150)))]
    pub description: String,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
    /// The secret itself. Earlier files contain it: it is still read, and reported as an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub jwt_secret: Option<String>,
}

/// The app's page in Pipedrive's settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettingsPage {
    /// An iframe, or a page in a new tab.
    #[serde(
        rename = "type",
        default,
        skip_serializing_if = "SettingsKind::is_default"
    )]
    pub kind: SettingsKind,
    /// The "Extension identifier" of the Developer Hub.
    pub identifier: String,
    /// Path on the app's base address, or a full address.
    pub url: String,
    /// The environment variable with the secret that signs this extension's tokens; the client secret does where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jwt_secret_from: Option<String>,
    /// The secret itself. Earlier files contain it: it is still read, and reported as an error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub jwt_secret: Option<String>,
}

impl Registration {
    /// An app without extensions.
    pub fn empty() -> Self {
        Self {
            name: "App".to_owned(),
            client_secret: DEVELOPMENT_SECRET.to_owned(),
            ..Self::default()
        }
    }

    /// The custom panel of a detail page. The form allows one a location; of more the first counts.
    pub fn panel_at(&self, location: Location) -> Option<&Panel> {
        self.panels
            .iter()
            .find(|panel| panel.locations.contains(&location))
    }

    /// The settings page, where it is an iframe in Pipedrive's settings and not a page in a new tab.
    pub fn framed_settings(&self) -> Option<&SettingsPage> {
        let page = self.settings.as_ref();
        page.filter(|page| page.kind == SettingsKind::CustomUi)
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
