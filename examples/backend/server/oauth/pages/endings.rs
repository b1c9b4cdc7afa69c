//! The ends of an installation: a connection, or one of many reasons why there is none.

use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::{Links, mark, page};

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

struct Words {
    status: StatusCode,
    tone: &'static str,
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    again: &'static str,
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

/// The answer takes so long that the page has to say something else. An installation goes on meanwhile.
pub fn late(links: &Links) -> Response {
    let content = html! {
        (mark("warning", "clock"))
        h1 { "This takes longer than usual" }
        p.secondary { "What you have begun may still be done. Look at your connections in a moment, before you start again." }
        div.actions { a.button href=(links.account()) { "See your connections" } }
    };
    let title = "This takes longer than usual";
    page(links, StatusCode::GATEWAY_TIMEOUT, title, &content)
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
