//! The API: who asks, what they ask, and the answer of the rules.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use axum::{Extension, Router};
use pipeframe::context::Viewer;
use pipeframe::kit::intl::{LocalDay, Moment};
use serde_json::{Value, json};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};

use super::configuration::Configuration;
use super::domain::Day;
use super::events::{self, Events};
use super::garage::repeats::is_key;
use super::garage::{Answer, Now, Refusal};
use super::headers;
use super::in_time::in_time;
use super::limits::Limits;
use super::oauth::OAuth;
use super::oauth::connection::Question;
use super::problem::{Problem, answered};
use super::routes::ROUTES;
use super::running::Running;
use super::storage::{Asked, Needs, Storage};
use super::token::Doorkeeper;

/// A note of 2000 characters, the longest thing a person can send, has at most 8 kB.
const LARGEST_BODY: usize = 64 * 1024;
/// Browsers inquire again after this time; none of them waits longer than a day.
const KEEP_PERMISSION: Duration = Duration::from_secs(2 * 60 * 60);

/// What each request needs.
#[derive(Debug)]
struct Shared {
    doorkeeper: Doorkeeper,
    storage: Arc<Storage>,
    limits: Limits,
    running: Running,
    oauth: Option<OAuth>,
}

/// The API; its paths are below where it is mounted.
pub fn router(
    configuration: &Configuration,
    storage: Arc<Storage>,
    oauth: Option<OAuth>,
) -> Router {
    let events = oauth
        .as_ref()
        .map(|oauth| Events::new(oauth.signer().clone(), storage.clone()));
    let shared = Arc::new(Shared {
        doorkeeper: Doorkeeper::new(&configuration.secrets),
        storage,
        limits: Limits::of_users(configuration.requests_per_minute),
        running: Running::default(),
        oauth,
    });
    let mut router = Router::new();
    for (method, path) in ROUTES {
        router = router.route(path, answers_to(method));
    }
    if let Some(events) = events.clone() {
        let ticket = async move |Extension(viewer): Extension<Viewer>| events.ticket(viewer);
        router = router.route("/events/ticket", get(ticket));
    }
    let mut router = router
        .fallback(|| async { Problem::from(Refusal::NoSuchAddress) })
        .method_not_allowed_fallback(|| async { Problem::WrongMethod })
        .layer(middleware::from_fn_with_state(shared.clone(), let_in));
    if let Some(events) = events {
        // A ticket stands for the token, which `EventSource` can't send.
        router = router.route("/events", get(events::stream).with_state(events));
    }
    let late = || Problem::TooSlow.into_response();
    in_time(router, configuration.request_limit, late)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(|_| Problem::Fault.into_response()))
        .layer(cross_origin(&configuration.allowed_origins))
        .layer(middleware::map_response(headers::for_answers))
        .with_state(shared)
}

/// Lets pages of these origins ask. A browser inquires about that first, without the token, so that no answer may depend on one.
fn cross_origin(origins: &[HeaderValue]) -> CorsLayer {
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins.iter().cloned()))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers([
            header::ACCEPT,
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static("reader-day"),
        ])
        .expose_headers([header::RETRY_AFTER])
        .max_age(KEEP_PERMISSION)
}

fn answers_to(method: &str) -> MethodRouter<Arc<Shared>> {
    let filter = match method {
        "POST" => MethodFilter::POST,
        "PUT" => MethodFilter::PUT,
        "DELETE" => MethodFilter::DELETE,
        _ => MethodFilter::GET,
    };
    on(filter, answer)
}

async fn let_in(
    State(shared): State<Arc<Shared>>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let query = request.uri().query().unwrap_or_default();
    match shared.doorkeeper.viewer(request.headers(), query) {
        Ok(viewer) => {
            shared.limits.count_user(&shared.storage, viewer).await?;
            request.extensions_mut().insert(viewer);
            Ok(next.run(request).await)
        }
        Err(refusal) => {
            tracing::info!(reason = refusal.name(), "token refused");
            Err(refusal.into())
        }
    }
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    Extension(viewer): Extension<Viewer>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let path = uri.path_and_query().map_or("", |path| path.as_str());
    let question = Question::of(method.as_str(), path);
    let asked = Asked {
        viewer,
        method: method.as_str().to_owned(),
        path: path.to_owned(),
        body: json_in(&headers, &body.map_err(|rejection| unread(&rejection))?)?,
        key: key(&headers)?,
        needs: match shared.oauth {
            Some(_) => question.needs(),
            None => Needs::Nothing,
        },
    };
    let resolved = asked.path.strip_prefix("/writes/");
    if resolved.is_some_and(|key| shared.running.has(viewer, key)) {
        let body = json!({ "state": "running" });
        return Ok(answered(&Answer { status: 200, body }));
    }
    let reader = reader_day(&headers)?;
    // A write goes on when its client is gone or out of patience: its answer is found by its key.
    let work = tokio::spawn(async move {
        let key = asked.key.as_deref();
        let _write = key.map(|key| shared.running.begin(viewer, key));
        shared.answer(&asked, &question, reader).await
    });
    let answer = work.await.map_err(|_| Problem::Fault)??;
    Ok(answered(&answer))
}

impl Shared {
    /// The answer of the rules, and what only OAuth knows.
    async fn answer(
        &self,
        asked: &Asked,
        question: &Question,
        reader: Option<LocalDay>,
    ) -> Result<Answer, Problem> {
        if let Some(oauth) = &self.oauth
            && let Some(answer) = oauth.before(asked.viewer, question).await?
        {
            return Ok(answer);
        }
        let mut answer = self.storage.answer(asked, now(reader)).await??;
        if let Some(oauth) = &self.oauth {
            oauth.complete(asked.viewer, question, &mut answer).await?;
        }
        Ok(answer)
    }
}

fn unread(rejection: &BytesRejection) -> Problem {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        _ => Refusal::Malformed.into(),
    }
}

fn json_in(headers: &HeaderMap, body: &[u8]) -> Result<Value, Problem> {
    if body.is_empty() {
        return Ok(Value::Null);
    }
    let kind = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).map(str::trim);
    if !essence.is_some_and(|essence| essence.eq_ignore_ascii_case("application/json")) {
        return Err(Problem::NotJson);
    }
    serde_json::from_slice(body).map_err(|_| Refusal::Malformed.into())
}

fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    let key = value.to_str().map_err(|_| Problem::UnusableKey)?;
    // The header's draft standard writes it in quotes, most clients do not.
    let key = key.trim().trim_matches('"');
    is_key(key)
        .then(|| Some(key.to_owned()))
        .ok_or(Problem::UnusableKey)
}

/// The day of who asks; none when they don't say.
fn reader_day(headers: &HeaderMap) -> Result<Option<LocalDay>, Problem> {
    let Some(value) = headers.get("reader-day") else {
        return Ok(None);
    };
    let day = value.to_str().ok().and_then(|day| day.parse().ok());
    day.map(Some).ok_or(Problem::UnusableDay)
}

/// The moment, with the day of who asks.
pub fn now(reader: Option<LocalDay>) -> Now {
    let elapsed = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let milliseconds = i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX);
    let moment = Moment::from_milliseconds(milliseconds);
    let reader = reader.unwrap_or_else(|| LocalDay::utc(moment));
    Now {
        today: Day(reader.at(moment)),
        seconds: elapsed.as_secs(),
    }
}
