//! What the preview takes for granted where Pipedrive's behaviour isn't documented.
//!
//! Each switch names what is unknown; its default is the most careful or the best observed guess.

use serde::{Deserialize, Serialize};

/// Every assumption, each one a switch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Assumptions {
    /// How the `context` of a redirect to the settings arrives in the settings page's address.
    pub settings_context: SettingsContext,
    /// Whether an `initialize` that comes after the ten seconds still shows the frame.
    pub late_initialize: LateInitialize,
    /// Whether an app may show and hide its floating window from its other surfaces.
    pub window_commands: WindowCommands,
    /// Whether going to another page closes the modal that lies over it.
    pub navigation: Navigation,
}

/// How the `context` of a redirect arrives. Documented is only that it is "passed in query params".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SettingsContext {
    /// One parameter, `context=<JSON>`.
    #[default]
    Json,
    /// A parameter for each key of the context.
    Flattened,
}

/// What becomes of an `initialize` after the deadline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LateInitialize {
    /// It is refused and the frame stays hidden.
    #[default]
    Refused,
    /// It is answered and the frame appears.
    Honoured,
}

/// Which surfaces may show and hide the floating window. Documented is only the window itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindowCommands {
    /// Every surface of an app that has a window.
    #[default]
    EverySurface,
    /// The window alone.
    WindowOnly,
}

/// What going to another page does to an open modal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Navigation {
    /// It closes, as if the user had closed it.
    #[default]
    ClosesModal,
    /// It stays.
    KeepsModal,
}
