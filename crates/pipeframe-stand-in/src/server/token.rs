//! `POST /oauth/token` and `POST /oauth/revoke`.

use std::collections::HashMap;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};

use crate::secret::read_basic;
use crate::world::World;
use crate::world::oauth::{Grant, Granted, Refusal, Revoked};

use super::answer::{header, json_answer, parameters};
use super::{Shared, outbound};

type Form = HashMap<String, String>;

pub(super) async fn token(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    shared.read_registration();
    let asked = form(&headers, &body).and_then(|form| {
        let grant = read_grant(&form)?;
        let secret = &shared.configuration().client_secret;
        shared.look(|world, _| prove_client(&headers, &form, world, secret))?;
        Ok(grant)
    });
    let granted = match asked {
        Ok(grant) => shared.change(|world, now| world.grant(&grant, now)),
        Err(refusal) => {
            shared.change(|world, now| world.refused(&refusal, now));
            Err(refusal)
        }
    };
    match granted {
        Ok(granted) => {
            tell_if_shared(&shared, &granted);
            let mut body = granted.body;
            let domain = shared.look(|world, _| {
                let switches = &world.switches;
                switches
                    .api_domain
                    .then(|| match world.company(granted.login.company) {
                        Some(company) if switches.company_hosts => {
                            with_host(shared.address(), &company.domain)
                        }
                        _ => shared.address().to_owned(),
                    })
            });
            if let (Some(domain), Some(fields)) = (domain, body.as_object_mut()) {
                fields.insert("api_domain".to_owned(), Value::from(domain));
            }
            json_answer(StatusCode::OK, &body)
        }
        Err(refusal) => json_answer(StatusCode::BAD_REQUEST, &refusal.body()),
    }
}

pub(super) async fn revoke(
    State(shared): State<Shared>,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let asked = form(&headers, &body).and_then(|form| {
        let secret = &shared.configuration().client_secret;
        shared.look(|world, _| prove_client(&headers, &form, world, secret))?;
        let token = form.get("token").cloned();
        token.ok_or(Refusal::request("Missing parameter: `token`"))
    });
    match asked {
        Ok(token) => {
            let revoked = shared.change(|world, now| {
                let token = if world.switches.revoke_decodes_twice {
                    percent_decode_str(&token).decode_utf8_lossy().into_owned()
                } else {
                    token
                };
                world.revoke(&token, now)
            });
            let notifies = shared.look(|world, _| world.switches.revoke_notifies);
            if let (Some(Revoked::Installation(login)), true) = (revoked, notifies) {
                outbound::tell_uninstalled(&shared, login).await;
            }
            // A token that means nothing is answered alike: whoever guesses learns nothing.
            json_answer(StatusCode::OK, &json!({ "success": true }))
        }
        Err(refusal) => json_answer(StatusCode::BAD_REQUEST, &refusal.body()),
    }
}

/// The app may be told of its installation while it still waits for the answer that installed it.
fn tell_if_shared(shared: &Shared, granted: &Granted) {
    if granted.installs && shared.look(|world, _| world.switches.sharing_notice) {
        let (shared, login) = (shared.clone(), granted.login);
        tokio::spawn(async move { outbound::tell_shared(&shared, login, false).await });
    }
}

fn form(headers: &HeaderMap, body: &[u8]) -> Result<Form, Refusal> {
    const FORM: &str = "application/x-www-form-urlencoded";
    let kind = header(headers, "content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case(FORM) {
        return Ok(parameters(body));
    }
    Err(Refusal::request(
        "Invalid request: content must be application/x-www-form-urlencoded",
    ))
}

fn read_grant(form: &Form) -> Result<Grant, Refusal> {
    let value = |name: &str| form.get(name).filter(|value| !value.is_empty()).cloned();
    let Some(kind) = value("grant_type") else {
        return Err(Refusal::request("Missing parameter: `grant_type`"));
    };
    match kind.as_str() {
        "authorization_code" => {
            let code = value("code").ok_or(Refusal::request("Missing parameter: `code`"))?;
            let redirect_uri = value("redirect_uri").filter(|uri| uri.contains("://"));
            let redirect_uri = redirect_uri.ok_or(Refusal::request(
                "Invalid request: `redirect_uri` is not a valid URI",
            ))?;
            Ok(Grant::Code { code, redirect_uri })
        }
        "refresh_token" => {
            let token = value("refresh_token");
            let token = token.ok_or(Refusal::request("Missing parameter: `refresh_token`"))?;
            Ok(Grant::Refresh { token })
        }
        // Known by name; there are no API tokens here.
        "exchange_api_token" => Err(Refusal::grant("Invalid grant: api token is invalid")),
        _ => Err(Refusal {
            error: "unsupported_grant_type",
            message: "Unsupported grant type: `grant_type` is invalid",
        }),
    }
}

/// The app proves itself by HTTP Basic, or by what stands in the form.
fn prove_client(
    headers: &HeaderMap,
    form: &Form,
    world: &World,
    secret: &str,
) -> Result<(), Refusal> {
    let by_header = header(headers, "authorization").and_then(read_basic);
    let by_form = || {
        Some((
            form.get("client_id")?.clone(),
            form.get("client_secret")?.clone(),
        ))
    };
    let Some((id, given)) = by_header.or_else(by_form) else {
        return Err(Refusal::client(
            "Invalid client: cannot retrieve client credentials",
        ));
    };
    let is_known = world.app.as_ref().is_ok_and(|app| app.client_id == id);
    if is_known && given == secret {
        return Ok(());
    }
    Err(Refusal::client("Invalid client: client is invalid"))
}

/// `http://127.0.0.1:8082` with the host of a company: `http://harbour-motors.localhost:8082`.
fn with_host(address: &str, domain: &str) -> String {
    let port = address.rsplit(':').next().unwrap_or_default();
    format!("http://{domain}.localhost:{port}")
}
