//! What happened between people, the app and Pipedrive.

use crate::clock::Moment;

use super::oauth::Login;

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A person allowed the app.
    Authorized,
    /// A person cancelled.
    Cancelled,
    /// The app exchanged the code.
    Installed,
    /// The app refreshed its access token.
    Refreshed,
    /// A request for tokens was refused.
    TokenRefused,
    /// The app gave a token back.
    Revoked,
    /// A person removed the app.
    Uninstalled,
    /// The app was told who sees it.
    Shared,
    /// The app can be installed by others.
    WentLive,
}

impl EventKind {
    /// Its word in the state.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authorized => "authorized",
            Self::Cancelled => "cancelled",
            Self::Installed => "installed",
            Self::Refreshed => "refreshed",
            Self::TokenRefused => "token-refused",
            Self::Revoked => "revoked",
            Self::Uninstalled => "uninstalled",
            Self::Shared => "shared",
            Self::WentLive => "went-live",
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Counted from 1.
    pub id: u64,
    /// When.
    pub at: Moment,
    /// What.
    pub kind: EventKind,
    /// Whose installation it is about.
    pub login: Option<Login>,
    /// What to say of it.
    pub detail: String,
}
