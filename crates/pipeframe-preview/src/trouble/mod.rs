//! Why a page doesn't start in its frame, as far as its server or the browser reveals it.

mod framing;

use serde::Deserialize;

use framing::{Forbidden, forbidden};

use crate::mask::text_without_tokens;

/// What the server of a page says of it, as the preview's own server saw it (`packages/preview/lib/look.mjs`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Look {
    /// Why there is no answer.
    pub(crate) failure: Option<String>,
    /// The status of the answer, after redirects.
    pub(crate) status: u16,
    /// `X-Frame-Options`.
    pub(crate) frame_options: Option<String>,
    /// `Content-Security-Policy`.
    pub(crate) policy: Option<String>,
    /// `Content-Type`.
    #[serde(rename = "type")]
    pub(crate) content_type: Option<String>,
    /// The first line of the page of an error.
    pub(crate) said: Option<String>,
    /// The title of the page; `None` for an error page.
    pub(crate) title: Option<String>,
    /// Where redirects led, without queries; with `?id` where they kept it.
    pub(crate) redirects: Vec<String>,
}

/// What a look at a page that says nothing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sight {
    /// Something keeps it from starting.
    Trouble(Trouble),
    /// It loads, and may be framed.
    LoadsWell,
    /// The cause isn't known.
    Unknown,
}

impl From<Option<Trouble>> for Sight {
    /// Of a look that would have found a trouble.
    fn from(found: Option<Trouble>) -> Self {
        found.map_or(Self::LoadsWell, Self::Trouble)
    }
}

/// What keeps a page from starting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Its server doesn't answer, and why, where that is known.
    Unreachable(Option<String>),
    /// Its server has not answered yet.
    Slow,
    /// Its server answers with an error.
    Failed {
        /// The status.
        status: u16,
        /// The first line of what it says.
        said: String,
    },
    /// Its server refuses the request, which carries the signed token.
    TokenRefused {
        /// The status.
        status: u16,
        /// The first line of what it says.
        said: String,
    },
    /// Its headers forbid that it is framed.
    Forbidden {
        /// The header as it was sent.
        header: String,
        /// The origin that wants to frame it.
        framed_by: String,
    },
    /// Its server answers with an error; browsers don't tell a page which one.
    ErrorStatus,
    /// It can't be shown in a frame; browsers don't tell a page by which header.
    Blocked,
    /// A redirect lost the frame's runtime id.
    LostId(String),
    /// The answer is not an HTML page.
    NoPage(String),
    /// Browsers don't show a page that came over http in one that came over https.
    MixedContent,
    /// The browser keeps this page from the local network.
    LocalNetwork,
    /// Its own script threw before it called `initialize`.
    Threw(String),
}

impl Trouble {
    /// What a look at a page found wrong with it; `None` for a page that may start. `framed_by` is the origin of the preview.
    pub(crate) fn found(look: &Look, page: &str, framed_by: &str) -> Option<Self> {
        if let Some(failure) = &look.failure {
            return Some(Self::Unreachable(Some(failure.clone())));
        }
        let said = text_without_tokens(look.said.as_deref().unwrap_or_default());
        let status = look.status;
        match status {
            0 => return Some(Self::Slow),
            401 | 403 => return Some(Self::TokenRefused { status, said }),
            400.. => return Some(Self::Failed { status, said }),
            _ => {}
        }
        let header = forbidden(
            look.redirects.last().map_or(page, String::as_str),
            framed_by,
            look.frame_options.as_deref(),
            look.policy.as_deref(),
        );
        if let Some(header) = header {
            return Some(Self::Forbidden {
                header: match header {
                    Forbidden::FrameOptions(value) => format!("X-Frame-Options: {value}"),
                    Forbidden::FrameAncestors(directive) => {
                        format!("Content-Security-Policy: {directive}")
                    }
                },
                framed_by: framed_by.to_owned(),
            });
        }
        if let Some(last) = look.redirects.last().filter(|last| !last.ends_with("?id")) {
            return Some(Self::LostId(last.clone()));
        }
        let content_type = look.content_type.clone()?;
        (!content_type.contains("html")).then_some(Self::NoPage(content_type))
    }

    /// What happened, in a sentence.
    pub(crate) fn cause(&self) -> String {
        match self {
            Self::Unreachable(Some(reason)) => {
                format!("The page's server doesn't answer ({reason}).")
            }
            Self::Unreachable(None) => "The page's server doesn't answer.".to_owned(),
            Self::Slow => "The page's server has not answered within five seconds.".to_owned(),
            Self::ErrorStatus => "The page's server answers with an error.".to_owned(),
            Self::Failed { status, said } => {
                format!("The page's server answers {status}{}", quoted(said))
            }
            Self::TokenRefused { status, said } => {
                format!(
                    "The page's server refuses the request with {status}{}",
                    quoted(said)
                )
            }
            Self::Forbidden { header, framed_by } => {
                format!(
                    "The page forbids {framed_by} to frame it by its header \u{201c}{header}\u{201d}."
                )
            }
            Self::Blocked => "The page's server answers, but the browser doesn't show the page in a frame: its headers forbid that, or it is an error.".to_owned(),
            Self::LostId(to) => format!(
                "The page's server redirects to {to} without the query, and so without the id that the SDK needs."
            ),
            Self::NoPage(content_type) => {
                format!("The page's server answers with {content_type}, which isn't a page.")
            }
            Self::MixedContent => {
                "The browser blocks the page: it comes over http, and this one came over https."
                    .to_owned()
            }
            Self::LocalNetwork => {
                "The browser keeps this page from your local network, where the app is.".to_owned()
            }
            Self::Threw(error) => format!("The page threw before it called initialize: {error}"),
        }
    }

    /// What to do about it.
    pub(crate) fn remedy(&self) -> String {
        match self {
            Self::Unreachable(_) => "Start the app's server, or correct its address.".to_owned(),
            Self::Slow => "Wait until it has built the page, then reload the frame; Pipedrive waits ten seconds in all.".to_owned(),
            Self::Failed { .. } | Self::ErrorStatus => "Look into the log of the app's server.".to_owned(),
            Self::TokenRefused { .. } => "Give the preview the secret that the server checks the signed token with, by secret= in the address, or have the server under development check with made-up-by-the-preview.".to_owned(),
            Self::Forbidden { framed_by, .. } => format!(
                "Send Content-Security-Policy: frame-ancestors https://*.pipedrive.com {framed_by}, and no X-Frame-Options."
            ),
            Self::Blocked => "Look at the headers of the page: it needs Content-Security-Policy: frame-ancestors with https://*.pipedrive.com and this page's origin, and no X-Frame-Options.".to_owned(),
            Self::LostId(_) => "Keep the query on redirects, or register the address that it leads to.".to_owned(),
            Self::NoPage(_) => "Register the address of an HTML page.".to_owned(),
            Self::MixedContent => "Serve the app over https, or open a preview on your own machine.".to_owned(),
            Self::LocalNetwork => "Allow the local network in the site settings beside the address bar, then reload the frame.".to_owned(),
            Self::Threw(_) => "Open the browser's console for the whole error.".to_owned(),
        }
    }
}

/// What a server said, at the end of a sentence.
fn quoted(said: &str) -> String {
    if said.is_empty() {
        ".".to_owned()
    } else {
        format!(": \u{201c}{said}\u{201d}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PAGE: &str = "http://localhost:3000/panel?id=1&token=a.b.c";
    const PREVIEW: &str = "http://127.0.0.1:8080";

    fn found(look: serde_json::Value) -> Option<Trouble> {
        Trouble::found(&serde_json::from_value(look).unwrap(), PAGE, PREVIEW)
    }

    fn cause(look: serde_json::Value) -> String {
        found(look).unwrap().cause()
    }

    #[test]
    fn a_page_that_answers_and_may_be_framed_has_no_trouble() {
        assert_eq!(found(json!({ "status": 200, "type": "text/html" })), None);
        let redirected = json!({ "status": 200, "type": "text/html", "redirects": ["http://localhost:3000/app?id"] });
        assert_eq!(found(redirected), None);
    }

    #[test]
    fn each_trouble_is_named_with_what_the_server_said() {
        assert_eq!(
            cause(json!({ "status": 500, "said": "TypeError: x is undefined" })),
            "The page's server answers 500: \u{201c}TypeError: x is undefined\u{201d}."
        );
        assert!(
            cause(json!({ "status": 401, "said": "bad token" }))
                .contains("refuses the request with 401")
        );
        assert!(
            cause(json!({ "failure": "ECONNREFUSED" })).contains("doesn't answer (ECONNREFUSED)")
        );
        assert!(
            cause(json!({ "status": 200, "type": "application/json" })).contains("isn't a page")
        );
        assert!(cause(json!({ "redirects": [] })).contains("not answered within five seconds"));
        let lost = json!({ "status": 200, "type": "text/html", "redirects": ["http://localhost:3000/login"] });
        assert!(cause(lost).contains("redirects to http://localhost:3000/login without"));
    }

    #[test]
    fn a_forbidden_frame_is_named_with_the_header_to_change() {
        let trouble =
            found(json!({ "status": 200, "type": "text/html", "frameOptions": "DENY" })).unwrap();
        assert!(
            trouble
                .cause()
                .contains("\u{201c}X-Frame-Options: DENY\u{201d}")
        );
        assert!(
            trouble
                .remedy()
                .contains("frame-ancestors https://*.pipedrive.com http://127.0.0.1:8080")
        );
    }

    #[test]
    fn the_book_says_what_to_do_about_each_trouble() {
        let book = include_str!("../../../../docs/troubleshooting.md");
        let text = String::new;
        let troubles = [
            Trouble::Unreachable(None),
            Trouble::Slow,
            Trouble::Failed {
                status: 500,
                said: text(),
            },
            Trouble::TokenRefused {
                status: 401,
                said: text(),
            },
            Trouble::Forbidden {
                header: text(),
                framed_by: PREVIEW.to_owned(),
            },
            Trouble::ErrorStatus,
            Trouble::Blocked,
            Trouble::LostId(text()),
            Trouble::NoPage(text()),
            Trouble::MixedContent,
            Trouble::LocalNetwork,
            Trouble::Threw(text()),
        ];
        for trouble in troubles {
            let cell = format!("| {} |", trouble.remedy());
            assert!(
                book.contains(&cell),
                "docs/troubleshooting.md lacks this: {cell}"
            );
        }
    }

    #[test]
    fn a_token_in_what_a_server_says_is_masked() {
        let said = "eyJhbGciOiJI.eyJ9.c2lnbmF0dXJl is expired";
        assert!(!cause(json!({ "status": 500, "said": said })).contains("c2lnbmF0dXJl"));
    }
}
