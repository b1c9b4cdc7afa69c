//! The words that every part of the preview shares: surface, theme, mode and window.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::variants::listed;

listed! {
    /// One of the four places in which Pipedrive shows an extension's iframe.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum Surface {
        /// The custom panel in the sidebar of a detail page.
        Panel,
        /// The custom modal over the page.
        Modal,
        /// The draggable window that stays while the user moves through Pipedrive.
        FloatingWindow,
        /// The app's page in Pipedrive's settings.
        Settings,
    }
}

impl Surface {
    /// The name in `data-surface`, in the log and in paths: `panel`, `modal`, `floating-window`, `settings`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Modal => "modal",
            Self::FloatingWindow => "floating-window",
            Self::Settings => "settings",
        }
    }

    /// The name in a sentence: "the floating window".
    pub(crate) const fn spoken(self) -> &'static str {
        match self {
            Self::Panel => "panel",
            Self::Modal => "modal",
            Self::FloatingWindow => "floating window",
            Self::Settings => "settings page",
        }
    }
}

impl fmt::Display for Surface {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

listed! {
    /// The user's interface preference, which Pipedrive hands to every surface.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum Theme {
        /// Dark text on light surfaces; also what an unknown value means.
        #[default]
        Light,
        /// Light text on dark surfaces.
        Dark,
    }
}

impl Theme {
    /// The value of `?theme=` and of the `user_settings_change` event.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme that a switch leads to.
    #[must_use]
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::Light,
        }
    }
}

listed! {
    /// What happens to a call that Pipedrive's published rules don't allow.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub(crate) enum Mode {
        /// It is refused with what was wrong, the rule and the fix.
        #[default]
        Strict,
        /// It is answered as Pipedrive presumably would, and the log says what was wrong.
        Lenient,
    }
}

impl Mode {
    /// The value of `?mode=`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Strict => "strict",
            Self::Lenient => "lenient",
        }
    }
}

/// The inner size of the browser window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WindowSize {
    /// Its width.
    pub(crate) width: u32,
    /// Its height.
    pub(crate) height: u32,
}
