//! What the preview and tests ask of the stand-in itself: its state, and what Pipedrive's own pages would do.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::{Response, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::routing::{delete, get, patch, post, put};
use serde_json::Value;

use crate::switches::NotUnderstood;
use crate::world::Status;
use crate::world::events::EventKind;
use crate::world::oauth::Login;

use super::answer::{header, json_answer, json_error, parameters, read_json};
use super::loopback::is_loopback;
use super::{Shared, outbound, state};

mod records;

/// A request that waits for a change is answered after this long without one.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/state", get(tell))
        .route("/app", put(register))
        .route("/app/live", post(go_live))
        .route("/session", put(be_somebody))
        .route("/uninstall", post(uninstall))
        .route("/share", post(share))
        .route("/expire", post(expire))
        .route("/clock", put(set_clock))
        .route("/switches", patch(switch))
        .route("/reset", post(reset))
        .route("/faults", post(add_fault).delete(remove_faults))
        .route("/faults/{id}", delete(remove_fault))
        .route("/records/{kind}", post(records::create))
        .route(
            "/records/{kind}/{id}",
            patch(records::change)
                .put(records::put)
                .delete(records::remove),
        )
        .layer(middleware::from_fn(from_here))
}

type Answer = Result<Response<Body>, Wrong>;

/// What a request got wrong: the status and a sentence.
pub(super) struct Wrong(StatusCode, String);

impl Wrong {
    pub(super) fn unreadable(sentence: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, sentence.into())
    }

    pub(super) fn unknown(sentence: impl Into<String>) -> Self {
        Self(StatusCode::NOT_FOUND, sentence.into())
    }
}

impl axum::response::IntoResponse for Wrong {
    fn into_response(self) -> Response<Body> {
        json_error(self.0, &self.1)
    }
}

/// A page of another site can send requests here, though it can't read the answers.
async fn from_here(request: Request, next: Next) -> Response<Body> {
    let headers = request.headers();
    let site = header(headers, "sec-fetch-site");
    let origin = header(headers, "origin");
    let is_own_page = site.is_none_or(|site| matches!(site, "same-origin" | "none"));
    let is_local = origin.is_none_or(|origin| {
        origin
            .split_once("://")
            .is_some_and(|(_, host)| is_loopback(host))
    });
    if is_own_page && is_local {
        return next.run(request).await;
    }
    json_error(
        StatusCode::FORBIDDEN,
        "Only the preview's own page may ask this.",
    )
}

async fn tell(State(shared): State<Shared>, uri: Uri) -> Answer {
    shared.read_registration();
    let query = parameters(uri.query().unwrap_or_default().as_bytes());
    if let Some(after) = query.get("after") {
        let version = after
            .parse()
            .map_err(|_| Wrong::unreadable("\"after\" must be a version, which is a number."))?;
        // Without a change the state is told as it is.
        let _ = tokio::time::timeout(PATIENCE, shared.changed_after(version)).await;
    }
    Ok(answer(&shared))
}

fn answer(shared: &Shared) -> Response<Body> {
    json_answer(StatusCode::OK, &state::state(shared))
}

async fn register(State(shared): State<Shared>, body: Bytes) -> Answer {
    shared.register(&String::from_utf8_lossy(&body));
    Ok(answer(&shared))
}

async fn go_live(State(shared): State<Shared>) -> Answer {
    shared.read_registration();
    let (app, checks) =
        shared.look(|world, _| (world.app.clone(), world.switches.live_checks_callback));
    let app = app.map_err(|problem| Wrong(StatusCode::CONFLICT, problem))?;
    let Some(callback) = app.callback_url else {
        return Err(Wrong(
            StatusCode::CONFLICT,
            "The app has no callback URL. Write one in its registration.".to_owned(),
        ));
    };
    if checks {
        let answered = outbound::answers(&callback).await;
        answered.map_err(|reason| Wrong(StatusCode::CONFLICT, format!("{callback} does not answer: {reason}. Start the app's server, then change to live.")))?;
    }
    shared.change(|world, now| {
        world.status = Status::Live;
        world.tell(EventKind::WentLive, None, "the app is live", now);
    });
    Ok(answer(&shared))
}

async fn be_somebody(State(shared): State<Shared>, body: Bytes) -> Answer {
    let login = known_login(&shared, &json(&body)?)?;
    shared.change(|world, _| world.session = login);
    Ok(answer(&shared))
}

async fn uninstall(State(shared): State<Shared>, body: Bytes) -> Answer {
    let login = known_login(&shared, &json(&body)?)?;
    if !shared.change(|world, now| world.uninstall(login, now)) {
        return Err(Wrong::unknown("The app isn't installed for this person."));
    }
    outbound::tell_uninstalled(&shared, login).await;
    Ok(answer(&shared))
}

async fn share(State(shared): State<Shared>, body: Bytes) -> Answer {
    let body = json(&body)?;
    let login = known_login(&shared, &body)?;
    let Some(is_shared) = body["is_shared"].as_bool() else {
        return Err(Wrong::unreadable("\"is_shared\" must be true or false."));
    };
    outbound::tell_shared(&shared, login, is_shared).await;
    Ok(answer(&shared))
}

async fn expire(State(shared): State<Shared>, body: Bytes) -> Answer {
    let body = json(&body)?;
    let login = known_login(&shared, &body)?;
    let refresh_too = match body["what"].as_str() {
        Some("access") => false,
        Some("refresh") => true,
        _ => {
            return Err(Wrong::unreadable(
                "\"what\" must be \"access\" or \"refresh\".",
            ));
        }
    };
    if !shared.change(|world, now| world.oauth.expire(login, refresh_too, now)) {
        return Err(Wrong::unknown("The app isn't installed for this person."));
    }
    Ok(answer(&shared))
}

async fn set_clock(State(shared): State<Shared>, body: Bytes) -> Answer {
    let Some(seconds) = json(&body)?["offset_seconds"].as_i64() else {
        return Err(Wrong::unreadable(
            "\"offset_seconds\" must be a whole number of seconds.",
        ));
    };
    shared.set_offset_seconds(seconds);
    Ok(answer(&shared))
}

async fn switch(State(shared): State<Shared>, body: Bytes) -> Answer {
    let named = json(&body)?;
    let switched = shared.change(|world, _| {
        let switches = world.switches.changed(&named)?;
        world.switches = switches;
        Ok::<_, NotUnderstood>(())
    });
    switched.map_err(|error| Wrong::unreadable(error.to_string()))?;
    Ok(answer(&shared))
}

async fn reset(State(shared): State<Shared>) -> Answer {
    let reset = shared.reset();
    reset.map_err(|error| Wrong(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(answer(&shared))
}

async fn add_fault(State(shared): State<Shared>, body: Bytes) -> Answer {
    let asked = json(&body)?;
    let added = shared.change(|world, _| world.faults.add(&asked));
    added.map_err(|error| Wrong::unreadable(error.to_string()))?;
    Ok(answer(&shared))
}

async fn remove_faults(State(shared): State<Shared>) -> Answer {
    shared.change(|world, _| world.faults.remove(None));
    Ok(answer(&shared))
}

async fn remove_fault(State(shared): State<Shared>, Path(id): Path<u64>) -> Answer {
    if shared.change(|world, _| world.faults.remove(Some(id))) {
        return Ok(answer(&shared));
    }
    Err(Wrong::unknown(
        "There is no such fault; it may have happened as often as it was to.",
    ))
}

fn json(body: &Bytes) -> Result<Value, Wrong> {
    read_json(body).map_err(Wrong::unreadable)
}

fn known_login(shared: &Shared, body: &Value) -> Result<Login, Wrong> {
    let id = |name: &str| {
        let id = body[name].as_u64();
        id.ok_or_else(|| Wrong::unreadable(format!("\"{name}\" must be a number.")))
    };
    let login = Login {
        user: id("user_id")?,
        company: id("company_id")?,
    };
    if shared.look(|world, _| world.account(login).is_none()) {
        return Err(Wrong::unknown(
            "Nobody with this id works in a company with this id. GET state lists who does.",
        ));
    }
    Ok(login)
}
