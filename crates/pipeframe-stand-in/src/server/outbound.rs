//! What Pipedrive sends to the app by itself.

use std::io;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::{Method, Request};

use crate::secret;
use crate::world::deliveries::{Delivery, Purpose};
use crate::world::events::EventKind;
use crate::world::oauth::Login;

use super::Shared;
use super::loopback::is_loopback;

const DEADLINE: Duration = Duration::from_secs(10);

/// A request that the stand-in sends.
#[derive(Clone, Debug)]
pub(super) struct Outgoing {
    pub(super) method: Method,
    pub(super) url: String,
    /// The whole value of the Authorization header.
    pub(super) authorization: Option<String>,
    pub(super) body: Option<Value>,
    pub(super) deadline: Duration,
}

/// What came of it: the status, or why there is none; and how long it took.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) answer: Result<u16, String>,
    pub(super) milliseconds: u64,
}

/// Sends a request to a server on this machine, and to no other.
pub(super) async fn send(outgoing: Outgoing) -> Outcome {
    let begun = Instant::now();
    let answer = tokio::task::spawn_blocking(move || send_and_wait(&outgoing)).await;
    Outcome {
        answer: answer.unwrap_or_else(|error| Err(error.to_string())),
        milliseconds: u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
    }
}

fn send_and_wait(outgoing: &Outgoing) -> Result<u16, String> {
    let host = outgoing
        .url
        .strip_prefix("http://")
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    if !host.is_some_and(is_loopback) {
        return Err("the stand-in sends to http addresses of this machine only".to_owned());
    }
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(outgoing.deadline))
        .http_status_as_error(false)
        // Pipedrive follows none either.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .build()
        .into();
    let mut request = Request::builder()
        .method(&outgoing.method)
        .uri(&outgoing.url)
        .header("user-agent", "Pipedrive Webhooks (stand-in)");
    if let Some(authorization) = &outgoing.authorization {
        request = request.header("authorization", authorization);
    }
    let wrong = |error: &dyn std::fmt::Display| error.to_string();
    let answer = match &outgoing.body {
        Some(body) => {
            let request = request.header("content-type", "application/json; charset=utf-8");
            let request = request
                .body(body.to_string())
                .map_err(|error| wrong(&error))?;
            agent.run(
                agent
                    .configure_request(request)
                    .allow_non_standard_methods(true)
                    .build(),
            )
        }
        None => agent.run(request.body(()).map_err(|error| wrong(&error))?),
    };
    match answer {
        Ok(answer) => Ok(answer.status().as_u16()),
        Err(ureq::Error::Io(error)) if error.kind() == io::ErrorKind::ConnectionRefused => {
            Err("nobody listens there".to_owned())
        }
        Err(ureq::Error::Timeout(_)) => Err("no answer in time".to_owned()),
        Err(error) => Err(wrong(&error)),
    }
}

/// Whether a callback URL answers at all.
pub(super) async fn answers(url: &str) -> Result<(), String> {
    let outcome = send(Outgoing {
        method: Method::GET,
        url: url.to_owned(),
        authorization: None,
        body: None,
        deadline: DEADLINE,
    });
    outcome.await.answer.map(|_| ())
}

/// Tells the app that a person removed it. What it answers changes nothing.
pub(super) async fn tell_uninstalled(shared: &Shared, login: Login) {
    let body = |client_id: &str, at: String| json!({ "client_id": client_id, "company_id": login.company, "user_id": login.user, "timestamp": at });
    tell_callback(
        shared,
        Method::DELETE,
        Purpose::Uninstall,
        login,
        true,
        body,
    )
    .await;
}

/// Tells the app who can see it. How Pipedrive proves itself is not documented: by nothing, so that no app trusts it.
pub(super) async fn tell_shared(shared: &Shared, login: Login, is_shared: bool) {
    let body = |_: &str, _: String| json!({ "company_id": login.company, "user_id": login.user, "isShared": is_shared });
    tell_callback(shared, Method::POST, Purpose::Sharing, login, false, body).await;
    shared.change(|world, now| {
        world.tell(
            EventKind::Shared,
            Some(login),
            "the app was told who sees it",
            now,
        );
    });
}

async fn tell_callback(
    shared: &Shared,
    method: Method,
    purpose: Purpose,
    login: Login,
    with_credentials: bool,
    body: impl FnOnce(&str, String) -> Value,
) {
    let Some((client_id, url, now)) = shared.look(|world, now| {
        let app = world.app.as_ref().ok()?;
        Some((app.client_id.clone(), app.callback_url.clone()?, now))
    }) else {
        return;
    };
    let secret = &shared.configuration().client_secret;
    let authorization = with_credentials.then(|| secret::basic(&client_id, secret));
    let outcome = send(Outgoing {
        method,
        url: url.clone(),
        authorization,
        body: Some(body(&client_id, now.with_milliseconds())),
        deadline: DEADLINE,
    });
    let outcome = outcome.await;
    shared.change(|world, _| {
        world.deliveries.add(Delivery {
            at: now,
            purpose,
            login,
            url,
            answer: outcome.answer,
            milliseconds: outcome.milliseconds,
            webhook: None,
        });
    });
}
