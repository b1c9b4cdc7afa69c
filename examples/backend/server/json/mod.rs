//! What Pipedrive's own servers ask: the JSON panel "Visits" and the JSON modal "Add product details".
//!
//! | request | answer |
//! | --- | --- |
//! | `GET /visits` | the vehicles of a person, as the panel's structure (`assets/json/visits.json`) has them |
//! | `GET /product` | what the form begins with, and what it becomes when its model is changed |
//! | `POST /product` | the form: a vehicle is added to the record |
//!
//! The parameters are those of <https://pipedrive.readme.io/docs/custom-ui-extensions-json-panels>. Who asks is the [`Caller`]'s to
//! know. The rules and the database are those of the API: each of these is one request of it, in another form.

mod caller;
mod product;
mod visits;

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery as Uri, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use pipeframe::context::{LinkActionContext, LinkTarget, RawQuery, Record, Viewer};
use serde_json::{Value, json};
use tower_http::catch_panic::CatchPanicLayer;

use super::api::now;
use super::configuration::Configuration;
use super::garage::Answer;
use super::garage::Refusal as Rule;
use super::headers;
use super::in_time::in_time;
use super::limits::Limits;
use super::oauth::OAuth;
use super::problem::Problem;
use super::storage::{Asked, Needs, Storage};
use caller::{Caller, Ways};

/// The form has a few short fields.
const LARGEST_FORM: usize = 16 * 1024;

#[derive(Debug)]
struct Shared {
    caller: Caller,
    storage: Arc<Storage>,
    limits: Limits,
    oauth: Option<OAuth>,
}

/// The endpoints; their paths are below where they are mounted. With OAuth they answer for those alone who are connected.
pub fn router(
    configuration: &Configuration,
    storage: Arc<Storage>,
    oauth: Option<OAuth>,
) -> Router {
    let shared = Arc::new(Shared {
        caller: Caller::new(&configuration.secrets, configuration.http_auth.clone()),
        storage,
        limits: Limits::of_users(configuration.requests_per_minute),
        oauth,
    });
    let router = Router::new()
        .route("/visits", get(show_visits))
        .route("/product", get(begin_product).post(add_product));
    let late = || Refusal::from(Problem::TooSlow).into_response();
    in_time(router, configuration.request_limit, late)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(CatchPanicLayer::custom(|_| {
            Refusal::from(Problem::Fault).into_response()
        }))
        .layer(middleware::map_response(headers::for_answers))
        .with_state(shared)
}

/// Whom Pipedrive asks for, and what connection they need.
#[derive(Clone, Copy)]
struct Known {
    viewer: Viewer,
    needs: Needs,
}

/// Why an endpoint has no answer, in the form that Pipedrive shows: `error.title` and `error.subtitle` in a panel, `error.message` in a
/// modal.
#[derive(Debug)]
struct Refusal {
    status: u16,
    title: &'static str,
    detail: String,
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        let status = problem.status();
        let title = match status {
            _ if matches!(problem, Problem::Refused(Rule::NotConnected)) => "Not connected",
            401 => "Not signed in",
            403 => "Another account",
            429 => "Too many requests",
            400..=499 => "This can't be shown",
            _ => "Car services has a problem",
        };
        Self {
            status,
            title,
            detail: problem.to_string(),
        }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let error = json!({ "title": self.title, "subtitle": self.detail, "message": self.detail });
        answered(status, &json!({ "error": error }))
    }
}

fn answered(status: StatusCode, body: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, body.to_string()).into_response()
}

impl Shared {
    /// Who is asked for, if Pipedrive asks and not too often.
    async fn let_in(
        &self,
        ways: Ways,
        headers: &HeaderMap,
        query: &RawQuery,
    ) -> Result<Known, Refusal> {
        let viewer = self
            .caller
            .viewer(ways, headers, query)
            .map_err(|refusal| {
                tracing::info!(reason = refusal.name(), "endpoint refused");
                Problem::from(refusal)
            })?;
        self.limits.count_user(&self.storage, viewer).await?;
        // Only a panel is drawn for people who have not installed the app.
        let is_shared = ways == Ways::TokenOrPassword && query.get("isShared") == Some("true");
        let needs = match self.oauth {
            None => Needs::Nothing,
            Some(_) if is_shared => Needs::Anybodys,
            Some(_) => Needs::Own,
        };
        Ok(Known { viewer, needs })
    }

    /// What the rules answer to a request of the API.
    async fn ask(
        &self,
        Known { viewer, needs }: Known,
        method: &str,
        path: String,
        body: Value,
    ) -> Result<Answer, Refusal> {
        let asked = Asked {
            viewer,
            needs,
            method: method.to_owned(),
            path,
            body,
            key: None,
        };
        let answer = self.storage.answer(&asked, now(None)).await;
        let answer = answer.map_err(Problem::from)?;
        Ok(answer.map_err(Problem::from)?)
    }
}

/// What the record is whose page is shown; a list has none.
fn record(query: &RawQuery) -> Result<Record, Refusal> {
    let refusal = |detail: String| Refusal {
        status: 400,
        title: "This can't be shown",
        detail,
    };
    let context = LinkActionContext::read(query).map_err(|error| refusal(error.to_string()))?;
    match context.target {
        LinkTarget::Record(record) => Ok(record),
        LinkTarget::Selection(_) => {
            Err(refusal("This is offered for one record at a time.".into()))
        }
    }
}

async fn show_visits(
    State(shared): State<Arc<Shared>>,
    Uri(query): Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let query = RawQuery::parse(&query.unwrap_or_default());
    let known = shared
        .let_in(Ways::TokenOrPassword, &headers, &query)
        .await?;
    let record = record(&query)?;
    let path = format!(
        "/vehicles?resource={}&record={}",
        record.resource.as_str(),
        record.id
    );
    let answer = shared.ask(known, "GET", path, Value::Null).await?;
    let vehicles = serde_json::from_value(answer.body).map_err(|_| Problem::Fault)?;
    Ok(answered(StatusCode::OK, &visits::panel(&vehicles)))
}

async fn begin_product(
    State(shared): State<Arc<Shared>>,
    Uri(query): Uri,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let query = RawQuery::parse(&query.unwrap_or_default());
    let Known { viewer, .. } = shared.let_in(Ways::Token, &headers, &query).await?;
    if let Some(oauth) = &shared.oauth {
        oauth.require_connection(viewer).await?;
    }
    record(&query)?;
    let form = query.get("form").map(serde_json::from_str::<Value>);
    let form = form.transpose().map_err(|error| Refusal {
        status: 400,
        title: "This can't be shown",
        detail: format!("`form` is not JSON: {error}."),
    })?;
    Ok(answered(
        StatusCode::OK,
        &product::begun(query.get("invoker"), form.as_ref()),
    ))
}

async fn add_product(
    State(shared): State<Arc<Shared>>,
    Uri(query): Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    let query = RawQuery::parse(&query.unwrap_or_default());
    let known = shared.let_in(Ways::Token, &headers, &query).await?;
    let record = record(&query)?;
    let form: product::Form = serde_json::from_slice(&body).map_err(|error| Refusal {
        status: 400,
        title: "This can't be saved",
        detail: format!("The form is not understood: {error}."),
    })?;
    let body = form.vehicle(record);
    let answer = shared
        .ask(known, "POST", "/vehicles".to_owned(), body)
        .await?;
    let (status, body) = product::sent(&form, &answer);
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    Ok(answered(status, &body))
}
