//! The consent page, what is decided on it, and the links that lead to it.

use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::{Extensions, Response, StatusCode, Uri};
use serde_json::json;

use crate::app::App;
use crate::world::consent::{NoConsent, Request};
use crate::world::oauth::{Login, Refusal};

use super::Shared;
use super::answer::{json_answer, parameters, redirect};
use super::lab::CodeReplayed;
use super::page;

pub(super) async fn ask(State(shared): State<Shared>, uri: Uri) -> Response<Body> {
    shared.read_registration();
    let query = parameters(uri.query().unwrap_or_default().as_bytes());
    let app = match shared.look(|world, _| world.app.clone()) {
        Ok(app) => app,
        Err(problem) => return page::not_found(&problem),
    };
    if query.get("client_id") != Some(&app.client_id) {
        let refusal = Refusal::client("Invalid client: client is invalid");
        return json_answer(StatusCode::BAD_REQUEST, &refusal.body());
    }
    let Some(redirect_uri) = app
        .callback_url
        .as_ref()
        .filter(|url| query.get("redirect_uri") == Some(url))
    else {
        return json_answer(
            StatusCode::BAD_REQUEST,
            &json!({ "error": "Invalid redirect URL" }),
        );
    };
    let request = Request {
        redirect_uri: redirect_uri.clone(),
        state: query.get("state").cloned(),
    };
    shared.change_quietly(|world, now| {
        if !world.can_install(world.session) {
            return page::not_found_for(world, world.session);
        }
        let ticket = world.ask_consent(request, now);
        page::consent(world, &app, &ticket)
    })
}

pub(super) async fn decide(
    State(shared): State<Shared>,
    extensions: Extensions,
    body: Bytes,
) -> Response<Body> {
    let form = parameters(&body);
    let value = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let ticket = value("ticket");
    let login = read_login(value("account"));
    if let Some(address) = shared.look(|world, now| world.answer_to(ticket, now)) {
        return redirect(&address);
    }
    if extensions.get::<CodeReplayed>().is_some()
        && let Some(address) = shared.change(|world, now| world.replay(ticket, now))
    {
        return redirect(&address);
    }
    let decided = shared.change(|world, now| match (value("decision"), login) {
        ("cancel", login) => world.cancel(ticket, login.unwrap_or(world.session), now),
        ("allow", Some(login)) => world.allow(ticket, login, now),
        ("allow", None) => Err(NoConsent::NoSuchAccount),
        _ => Err(NoConsent::Stale),
    });
    match decided {
        Ok(address) => redirect(&address),
        Err(NoConsent::NotFound) => {
            shared.look(|world, _| page::not_found_for(world, login.unwrap_or(world.session)))
        }
        Err(NoConsent::NoSuchAccount) => page::refused(
            "Choose a person",
            "Nobody with this account is known here. Go back and choose one of the list.",
        ),
        Err(NoConsent::Stale) => page::refused(
            "This page was open too long",
            "It waited for more than ten minutes. Begin the installation again in the app.",
        ),
    }
}

/// The installation link, and "Install & test" with `?test=1`.
pub(super) async fn install(
    State(shared): State<Shared>,
    Path(client_id): Path<String>,
    uri: Uri,
) -> Response<Body> {
    shared.read_registration();
    let app = shared.look(|world, _| world.app.clone());
    let Some(app) = app.ok().filter(|app| app.client_id == client_id) else {
        return page::not_found("No app with this client id is registered here.");
    };
    let is_test = parameters(uri.query().unwrap_or_default().as_bytes()).contains_key("test");
    match &app.installation_url {
        Some(url) if !is_test => redirect(url),
        _ => match authorize_link(&app) {
            Some(link) => redirect(&link),
            None => page::not_found("The app has no callback URL. Write one in its registration."),
        },
    }
}

/// Where an app sends people after the installation: the preview's page of its settings, where a preview runs.
pub(super) async fn settings(State(shared): State<Shared>) -> Response<Body> {
    match &shared.configuration().preview_address {
        Some(address) => redirect(&format!("{}/?at=settings", address.trim_end_matches('/'))),
        None => page::answered(
            "Back in Pipedrive",
            "In Pipedrive the settings page of the app is here. No preview runs beside this stand-in: close this tab.",
        ),
    }
}

/// Where consent is asked for without the app's own word.
fn authorize_link(app: &App) -> Option<String> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("client_id", &app.client_id);
    query.append_pair("redirect_uri", app.callback_url.as_deref()?);
    Some(format!("/oauth/authorize?{}", query.finish()))
}

/// `USER:COMPANY`.
fn read_login(text: &str) -> Option<Login> {
    let (user, company) = text.split_once(':')?;
    Some(Login {
        user: user.parse().ok()?,
        company: company.parse().ok()?,
    })
}
