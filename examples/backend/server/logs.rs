//! One line for each request: never its query, which may hold a token, nor its body.

use std::time::Instant;

use axum::{extract::Request, middleware::Next, response::Response};
use tracing_subscriber::fmt;

use super::configuration::Configuration;

/// Sends logs to standard output: text while developing, otherwise one JSON object a line.
pub fn start(configuration: &Configuration) {
    let lines = fmt()
        .with_max_level(configuration.log_level)
        .with_target(false);
    if configuration.is_development {
        lines.compact().with_ansi(false).init();
    } else {
        lines.json().flatten_event(true).init();
    }
}

/// Logs what was asked, what was answered, and how long it took.
pub async fn each_request(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::error!(%method, path, status, milliseconds, "answered");
    } else {
        tracing::info!(%method, path, status, milliseconds, "answered");
    }
    response
}
