//! The pages that are shown instead of the landing page of link actions, to a person who may not see that.

use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::{Links, mark, page};

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
