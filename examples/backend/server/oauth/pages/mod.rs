//! The pages that an installation leads through, and how each of its ends is shown.
//!
//! They are for tabs of their own, never for a frame: their policy forbids frames, scripts and everything that is not from here.

mod actions;
mod endings;
mod sign_in;

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use url::Url;

pub use actions::{action_for_the_signed_in, action_of_another, broken_action};
pub use endings::{Connected, Ending, connected, ending, late, other_company};
pub use sign_in::{SignIn, account, foreign_form, sign_in};

/// Where the stylesheet is, below the server's root.
pub const STYLE_PATH: &str = "/oauth/pages.css";
const STYLE: &str = concat!(
    include_str!("../../../../../crates/pipeframe/web/tokens.css"),
    include_str!("pages.css")
);
const POLICY: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The server's own addresses that pages link to.
#[derive(Clone, Debug)]
pub struct Links {
    /// The server's root; it ends in a slash.
    pub root: Url,
}

impl Links {
    fn to(&self, path: &str) -> String {
        [self.root.as_str(), path].concat()
    }

    /// Where an installation starts.
    pub fn install(&self) -> String {
        self.to("oauth/install")
    }

    /// Where a person signs in to the service.
    pub fn sign_in(&self) -> String {
        self.to("account/sign-in")
    }

    /// Where a person becomes known to the service.
    pub fn new_account(&self) -> String {
        self.to("account/new")
    }

    /// Where the signed-in person sees what is connected.
    pub fn account(&self) -> String {
        self.to("account")
    }

    /// The landing page of link actions, with what was selected.
    fn action(&self, query: &str) -> String {
        [&self.to("action?"), query].concat()
    }

    /// Where a session is ended.
    pub fn sign_out(&self) -> String {
        self.to("account/sign-out")
    }
}

/// The stylesheet of all pages.
pub async fn style() -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, STYLE)
}

fn mark(tone: &str, icon: &str) -> Markup {
    html! { div.mark data-tone=(tone) { (picture(icon)) } }
}

fn picture(name: &str) -> Markup {
    let path = match name {
        "check" => "M5 10.5l3.5 3.5L15 7",
        "clock" => "M10 3.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM10 6.5V10l2.5 1.5",
        "alert" => "M10 3.5l7 12.5H3zM10 8v4M10 14h.01",
        "car" => {
            "M3 11.5l1.5-4.5a1.5 1.5 0 011.4-1h8.2a1.5 1.5 0 011.4 1l1.5 4.5v4h-2.5v-1.5H5.5v1.5H3zM3 11.5h14"
        }
        _ => "M10 3.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM10 9.5V13M10 7h.01",
    };
    html! { svg.icon viewBox="0 0 20 20" aria-hidden="true" { path d=(path) {} } }
}

fn page(links: &Links, status: StatusCode, title: &str, content: &Markup) -> Response {
    let style = links.to(&STYLE_PATH[1..]);
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Car services" }
                link rel="stylesheet" href=(style);
            }
            body {
                main {
                    p.brand { (picture("car")) "Car services" }
                    (content)
                }
            }
        }
    };
    (status, headers(), Html(document.into_string())).into_response()
}

fn headers() -> [(HeaderName, HeaderValue); 5] {
    [
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(POLICY),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // The address of the callback has a code in it. By `no-referrer` forms would not say where they come from.
        (
            header::REFERRER_POLICY,
            HeaderValue::from_static("same-origin"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        ),
    ]
}
