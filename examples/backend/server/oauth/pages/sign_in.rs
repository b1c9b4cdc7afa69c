//! The service's own sign-in, and what the signed-in person sees.

use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

use super::endings::Connected;
use super::{Links, mark, page};

/// A form of the service's own sign-in.
#[derive(Clone, Copy, Debug)]
pub struct SignIn<'a> {
    /// For a person who is new.
    pub is_new: bool,
    /// An installation waits for it.
    pub is_installing: bool,
    /// What was entered.
    pub email: &'a str,
    /// What is wrong with it, and the status that says so.
    pub error: Option<(StatusCode, &'a str)>,
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
    let status = form.error.map_or(StatusCode::OK, |(status, _)| status);
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
        @if let Some((_, error)) = form.error { p.error role="alert" { (error) } }
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
