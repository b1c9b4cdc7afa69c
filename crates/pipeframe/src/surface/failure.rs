//! Why a page can't start, and what its user is told.

use crate::words;
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
            action: words::reload(),
            way_on: WayOn::Reload,
            details,
        };
        match self {
            Self::OutsidePipedrive => Explanation {
                icon: "plug",
                title: words::outside_pipedrive(),
                text: words::outside_pipedrive_text(),
                action: if cfg!(debug_assertions) {
                    words::outside_pipedrive_preview()
                } else {
                    words::outside_pipedrive_open()
                },
                way_on: WayOn::OpenHost,
                details: String::new(),
            },
            Self::UnknownPage => reload(
                "warning",
                words::unknown_page(),
                words::unknown_page_text(),
                String::new(),
            ),
            Self::NoIdentifier => reload(
                "plug",
                words::no_identifier(),
                words::no_identifier_text(),
                "The address has no “id”. Keep the query when the page redirects inside its frame."
                    .to_owned(),
            ),
            Self::SdkBlocked => reload(
                "blocked",
                words::sdk_blocked(),
                words::sdk_blocked_text(),
                "AppExtensionsSDK is not on the page.".to_owned(),
            ),
            Self::HostSilent => reload(
                "clock",
                words::host_silent(),
                words::host_silent_text(),
                format!("No answer to “initialize” within {HANDSHAKE_DEADLINE} s."),
            ),
            Self::HostRefused(message) => reload(
                "blocked",
                words::host_refused(),
                words::host_refused_text(),
                message.clone(),
            ),
            Self::AddressNotUnderstood(error) => reload(
                "warning",
                words::address_not_understood(),
                words::address_not_understood_text(),
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
