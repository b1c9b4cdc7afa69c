//! Why a page can't start, and what its user is told.

use crate::{
    context::ContextError,
    sdk::{HANDSHAKE_DEADLINE, SdkError},
};

/// Why a page can't start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFailure {
    /// It was opened at top level, not in a frame of Pipedrive's.
    OutsidePipedrive,
    /// Its path names no page of the app.
    UnknownPage,
    /// Its address has no `id`.
    NoIdentifier,
    /// Pipedrive's SDK is not on the page.
    SdkBlocked,
    /// Pipedrive has not answered the handshake in time. It still may.
    HostSilent,
    /// Pipedrive answered the handshake with an error.
    HostRefused(String),
    /// The address is not of the form that Pipedrive documents.
    AddressNotUnderstood(ContextError),
}

/// What a failure's button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WayOn {
    /// Loads the page again.
    Reload,
    /// Leaves for the preview in a development build, for Pipedrive in a release.
    OpenHost,
}

/// A failure as its user sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Explanation {
    pub(super) icon: &'static str,
    pub(super) title: &'static str,
    pub(super) text: &'static str,
    pub(super) action: &'static str,
    pub(super) way_on: WayOn,
    pub(super) details: String,
}

impl From<SdkError> for StartFailure {
    fn from(error: SdkError) -> Self {
        match error {
            SdkError::NoIdentifier => Self::NoIdentifier,
            SdkError::ScriptMissing => Self::SdkBlocked,
            SdkError::HandshakeTimedOut { .. } => Self::HostSilent,
            SdkError::Refused { message, .. } => Self::HostRefused(message),
            other => Self::HostRefused(other.to_string()),
        }
    }
}

impl StartFailure {
    pub(super) fn explanation(&self) -> Explanation {
        let reload = |icon, title, text, details: String| Explanation {
            icon,
            title,
            text,
            action: "Reload",
            way_on: WayOn::Reload,
            details,
        };
        match self {
            Self::OutsidePipedrive => Explanation {
                icon: "plug",
                title: "Open this in Pipedrive",
                text: "This page is a part of Pipedrive and works only inside it.",
                action: if cfg!(debug_assertions) {
                    "Open the preview"
                } else {
                    "Open Pipedrive"
                },
                way_on: WayOn::OpenHost,
                details: String::new(),
            },
            Self::UnknownPage => reload(
                "warning",
                "There is no such page",
                "Check the address that is registered for this extension, then reload.",
                String::new(),
            ),
            Self::NoIdentifier => reload(
                "plug",
                "This page lost its address",
                "Pipedrive can't tell which page this is. Close it, then open it again.",
                "The address has no “id”. Keep the query when the page redirects inside its frame."
                    .to_owned(),
            ),
            Self::SdkBlocked => reload(
                "blocked",
                "Pipedrive's script did not load",
                "A content blocker or the network may have stopped it. Allow it for this page, then reload.",
                "AppExtensionsSDK is not on the page.".to_owned(),
            ),
            Self::HostSilent => reload(
                "clock",
                "Pipedrive does not answer",
                "The page is ready and appears by itself as soon as Pipedrive answers.",
                format!("No answer to “initialize” within {HANDSHAKE_DEADLINE} s."),
            ),
            Self::HostRefused(message) => reload(
                "blocked",
                "Pipedrive did not accept this page",
                "Reload it. If that does not help, install the app again.",
                message.clone(),
            ),
            Self::AddressNotUnderstood(error) => reload(
                "warning",
                "This page was opened in an unexpected way",
                "Close it, then open it from Pipedrive again.",
                error.to_string(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_has_a_title_a_sentence_and_a_way_on() {
        let book = include_str!("../../../../docs/troubleshooting.md");
        let failures = [
            StartFailure::OutsidePipedrive,
            StartFailure::UnknownPage,
            StartFailure::NoIdentifier,
            StartFailure::SdkBlocked,
            StartFailure::HostSilent,
            StartFailure::HostRefused("no".to_owned()),
            StartFailure::AddressNotUnderstood(ContextError::Missing {
                parameter: "userId",
            }),
        ];
        for failure in failures {
            let explanation = failure.explanation();
            assert!(explanation.title.len() <= 45, "{}", explanation.title);
            assert!(explanation.text.ends_with('.'), "{}", explanation.text);
            assert!(!explanation.action.is_empty());
            let row = format!("| {} |", explanation.title);
            assert!(
                book.contains(&row),
                "docs/troubleshooting.md lacks this: {row}"
            );
        }
    }

    #[test]
    fn each_way_the_handshake_fails_has_its_screen() {
        let cases = [
            (SdkError::NoIdentifier, StartFailure::NoIdentifier),
            (SdkError::ScriptMissing, StartFailure::SdkBlocked),
            (
                SdkError::HandshakeTimedOut { seconds: 10 },
                StartFailure::HostSilent,
            ),
            (
                SdkError::Refused {
                    call: "initialize",
                    message: "no".to_owned(),
                },
                StartFailure::HostRefused("no".to_owned()),
            ),
        ];
        for (error, failure) in cases {
            assert_eq!(StartFailure::from(error), failure);
        }
    }
}
