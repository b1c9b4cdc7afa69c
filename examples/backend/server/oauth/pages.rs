//! The pages that an installation leads through, and how each of its ends is shown.
//!
//! They are for tabs of their own, never for a frame: their policy forbids frames, scripts and everything that is not from here.

use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};
use url::Url;

/// Where the stylesheet is, below the server's root.
pub const STYLE_PATH: &str = "/oauth/pages.css";
const STYLE: &str = concat!(
    include_str!("../../../../crates/pipeframe/web/tokens.css"),
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

/// What is connected, in words.
#[derive(Clone, Debug)]
pub struct Connected {
    /// The company in Pipedrive.
    pub company: String,
    /// The user there.
    pub user: String,
    /// The app's settings page in Pipedrive.
    pub settings: Option<String>,
}

/// How an installation can end without a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person pressed Cancel.
    Cancelled,
    /// The person came without having started here, as from the Marketplace.
    NotStartedHere,
    /// The state was changed, or is another browser's.
    NotThisBrowser,
    /// The state or the code was left for too long.
    TooLate,
    /// The same answer of Pipedrive's came before.
    AlreadyUsed,
    /// Pipedrive takes the code no more.
    CodeRefused,
    /// Pipedrive gave no usable answer.
    NoAnswer,
    /// Another account of the service holds this connection.
    AnotherAccount,
    /// Neither a code nor an error.
    NotUnderstood,
}

/// A form of the service's own sign-in.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'a> {
    /// For a person who is new.
    pub is_new: bool,
    /// An installation waits for it.
    pub is_installing: bool,
    /// What was entered.
    pub email: &'a str,
    /// What is wrong with it.
    pub error: Option<&'a str>,
}

struct Words {
    status: StatusCode,
    tone: &'static str,
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    again: &'static str,
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

/// The form to sign in, or to become known.
pub fn sign_in(links: &Links, form: &SignIn<'_>) -> Response {
    let (title, button, here) = if form.is_new {
        (
            "Create your Car services account",
            "Create account",
            links.new_account(),
        )
    } else {
        ("Sign in to Car services", "Sign in", links.sign_in())
    };
    let status = match form.error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let autocomplete = if form.is_new {
        "new-password"
    } else {
        "current-password"
    };
    let content = html! {
        h1 { (title) }
        @if form.is_installing {
            p.secondary { "Pipedrive has agreed. One step is left: " @if form.is_new { "an account" } @else { "sign in, so" }
                @if form.is_new { " that Car services can know you by. Please finish within five minutes." }
                @else { " that Car services knows whose it is. Please finish within five minutes." } }
        }
        @if let Some(error) = form.error { p.error role="alert" { (error) } }
        form method="post" action=(here) {
            label for="email" { "E-mail" }
            input #email name="email" type="email" autocomplete="username" required maxlength="200" value=(form.email);
            label for="password" { "Password" }
            input #password name="password" type="password" autocomplete=(autocomplete) required minlength=[form.is_new.then_some("10")] maxlength="200";
            @if form.is_new { p.hint { "10 characters or more." } }
            div.actions {
                button.button type="submit" { (button) }
                @if form.is_new { a href=(links.sign_in()) { "I have an account" } }
                @else { a href=(links.new_account()) { "Create an account" } }
            }
        }
    };
    page(links, status, title, &content)
}

/// The company is connected.
pub fn connected(links: &Links, connected: &Connected) -> Response {
    let content = html! {
        (mark("positive", "check"))
        h1 { "Car services is connected" }
        p.secondary { "The app's pages in Pipedrive update by themselves. You can close this tab." }
        dl.facts {
            dt { "Company" } dd { bdi { (connected.company) } }
            dt { "User" } dd { bdi { (connected.user) } }
        }
        div.actions {
            @if let Some(settings) = &connected.settings {
                a.button href=(settings) { "Open settings" }
            }
            a href=(links.account()) { "See your connections" }
        }
    };
    page(links, StatusCode::OK, "Connected", &content)
}

/// The person agreed for another company, or as another user, than the one that wanted to be connected.
pub fn other_company(links: &Links, agreed: &Connected, again: &str) -> Response {
    let content = html! {
        (mark("warning", "alert"))
        h1 { "That was another company" }
        p { "You have agreed for " bdi { (agreed.company) } " as " bdi { (agreed.user) }
            ", but the page that you came from belongs to another company or user of Pipedrive. Nothing was connected there." }
        p.secondary { "Switch to that company in Pipedrive, then connect again." }
        div.actions { a.button href=(again) { "Connect again" } }
    };
    page(links, StatusCode::CONFLICT, "Another company", &content)
}

/// An installation that ended without a connection.
pub fn ending(links: &Links, ending: Ending) -> Response {
    let words = words(ending);
    let content = html! {
        (mark(words.tone, words.icon))
        h1 { (words.title) }
        p.secondary { (words.text) }
        div.actions {
            @match ending {
                Ending::AlreadyUsed => {
                    a.button href=(links.account()) { "See your connections" }
                    a href=(links.install()) { (words.again) }
                }
                Ending::AnotherAccount => {
                    a.button href=(links.sign_in()) { "Sign in with that account" }
                    a href=(links.install()) { (words.again) }
                }
                _ => a.button href=(links.install()) { (words.again) }
            }
        }
    };
    page(links, words.status, words.title, &content)
}

/// What the signed-in person has connected.
pub fn account(links: &Links, email: &str, connections: &[Connected]) -> Response {
    let content = html! {
        h1 { "Your connections" }
        p.secondary { "Signed in as " bdi { (email) } "." }
        @if connections.is_empty() {
            p { "No company of Pipedrive is connected yet." }
        } @else {
            ul.connections { @for connection in connections {
                li { bdi { (connection.company) } span { bdi { (connection.user) } } }
            } }
        }
        form method="post" action=(links.sign_out()) {
            div.actions {
                a.button href=(links.install()) { "Connect Pipedrive" }
                button.button data-variant="plain" type="submit" { "Sign out" }
            }
        }
    };
    page(links, StatusCode::OK, "Your connections", &content)
}

/// A link action, for somebody who isn't signed in.
pub fn action_for_the_signed_in(links: &Links, query: &str) -> Response {
    let content = html! {
        (mark("info", "info"))
        h1 { "Sign in to go on" }
        p.secondary { "In a tab of its own Pipedrive does not tell who you are. Sign in to Car services, then go on here: what you selected is kept." }
        div.actions {
            a.button href=(links.sign_in()) target="_blank" rel="noopener" { "Sign in" }
            a href=(links.action(query)) { "Go on" }
        }
    };
    page(
        links,
        StatusCode::UNAUTHORIZED,
        "Sign in to go on",
        &content,
    )
}

/// A link action of a user or a company that the signed-in person is not connected with.
pub fn action_of_another(links: &Links, email: &str) -> Response {
    let content = html! {
        (mark("warning", "alert"))
        h1 { "Another account is needed" }
        p.secondary { "You are signed in as " bdi { (email) } ", which is not connected with the user and the company of Pipedrive that this link comes from. Connect them, or sign in with the account that is." }
        div.actions {
            a.button href=(links.install()) { "Connect Pipedrive" }
            a href=(links.account()) { "See your connections" }
        }
    };
    page(
        links,
        StatusCode::FORBIDDEN,
        "Another account is needed",
        &content,
    )
}

/// A link action whose address says nothing usable.
pub fn broken_action(links: &Links) -> Response {
    let content = html! {
        (mark("negative", "alert"))
        h1 { "This link is not complete" }
        p.secondary { "It names no record, or something in it was changed. Close this tab and choose the action in Pipedrive again." }
        div.actions { a href=(links.account()) { "See your connections" } }
    };
    page(
        links,
        StatusCode::BAD_REQUEST,
        "This link is not complete",
        &content,
    )
}

/// A form that another site sent.
pub fn foreign_form(links: &Links) -> Response {
    let content = html! {
        (mark("negative", "alert"))
        h1 { "This form was not sent from here" }
        p.secondary { "Nothing was done. Open the page again and fill it in there." }
        div.actions { a.button href=(links.sign_in()) { "Open the page" } }
    };
    page(links, StatusCode::FORBIDDEN, "Not sent from here", &content)
}

fn words(ending: Ending) -> Words {
    let (status, tone, icon, title, text, again) = match ending {
        Ending::Cancelled => (
            StatusCode::OK,
            "info",
            "info",
            "Nothing was connected",
            "You pressed Cancel, and Car services got no access. Close this tab to go back to Pipedrive, or connect whenever you like.",
            "Connect after all",
        ),
        Ending::NotStartedHere => (
            StatusCode::OK,
            "info",
            "info",
            "One more step to connect",
            "You come from Pipedrive. To make sure that it was you who asked for it, please start the connection here.",
            "Connect Car services",
        ),
        Ending::NotThisBrowser => (
            StatusCode::BAD_REQUEST,
            "negative",
            "alert",
            "This connection was not started in this browser",
            "Nothing was connected. Don't go on if somebody sent you the link. If it was you, start again here; cookies must be allowed.",
            "Start again",
        ),
        Ending::TooLate => (
            StatusCode::BAD_REQUEST,
            "warning",
            "clock",
            "That took too long",
            "For your safety, Pipedrive's answer is valid for five minutes. Nothing was connected.",
            "Start again",
        ),
        Ending::AlreadyUsed => (
            StatusCode::CONFLICT,
            "info",
            "info",
            "This was done already",
            "Pipedrive's answer works once, and it was used before. See whether your company is connected before you start again.",
            "Start again",
        ),
        Ending::CodeRefused => (
            StatusCode::BAD_REQUEST,
            "warning",
            "clock",
            "Pipedrive's answer has expired",
            "It is valid for five minutes, and once. Nothing was connected.",
            "Start again",
        ),
        Ending::NoAnswer => (
            StatusCode::BAD_GATEWAY,
            "negative",
            "alert",
            "Pipedrive did not answer",
            "Nothing was connected. Wait a moment, then start again.",
            "Start again",
        ),
        Ending::AnotherAccount => (
            StatusCode::CONFLICT,
            "warning",
            "alert",
            "Another account is connected",
            "This Pipedrive user is connected with another Car services account, and nothing was changed. Sign in with that account, or disconnect on the app's settings page in Pipedrive first.",
            "Start again",
        ),
        Ending::NotUnderstood => (
            StatusCode::BAD_REQUEST,
            "negative",
            "alert",
            "This address is not complete",
            "Nothing was connected. Start again, and let Pipedrive lead you back here.",
            "Start again",
        ),
    };
    Words {
        status,
        tone,
        icon,
        title,
        text,
        again,
    }
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
