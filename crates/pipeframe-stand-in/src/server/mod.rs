//! The stand-in behind HTTP, on a loopback address.
#![allow(clippy::unused_async, reason = "axum takes functions that can wait")]

mod answer;
mod api;
mod authorize;
mod control;
mod delivery;
mod lab;
mod list;
mod loopback;
mod operation;
mod outbound;
mod page;
mod shared;
mod state;
mod token;
mod v1;

use axum::Router;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::middleware;
use axum::routing::{any, get, post};

pub use shared::{Shared, StartError};

/// Everything that the stand-in answers.
pub fn router(shared: Shared) -> Router {
    Router::new()
        .route("/oauth/authorize", get(authorize::ask))
        .route("/oauth/authorize/decision", post(authorize::decide))
        .route("/oauth/consent.css", get(page::style))
        .route("/oauth/token", post(token::token))
        .route("/oauth/revoke", post(token::revoke))
        .route("/install/{client_id}", get(authorize::install))
        .route(
            "/settings/marketplace/app/{client_id}/app-settings",
            get(authorize::settings),
        )
        .route("/api/v1/{*path}", any(api::answer))
        .route("/api/v2/{*path}", any(api::answer))
        .route("/v1/{*path}", any(api::answer))
        .layer(middleware::from_fn_with_state(shared.clone(), lab::faults))
        // Behind it nothing goes wrong on purpose.
        .nest("/control", control::router())
        .fallback(unknown)
        .layer(middleware::from_fn(loopback::by_its_name))
        .with_state(shared)
}

async fn unknown() -> Response<Body> {
    answer::json_error(
        StatusCode::NOT_FOUND,
        "The stand-in has no such page. docs/oauth.md lists what it answers.",
    )
}
