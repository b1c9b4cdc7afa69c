//! Whether the server can do its work, for monitoring: `GET /health`, without a token.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};

use super::storage::Storage;

/// 200 while the database answers, 503 while it does not.
pub fn answers(storage: Arc<Storage>) -> MethodRouter {
    get(async move || health(storage).await)
}

async fn health(storage: Arc<Storage>) -> Response {
    let (status, text) = if storage.is_well().await {
        (StatusCode::OK, r#"{"status":"ok"}"#)
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, r#"{"status":"failing"}"#)
    };
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (status, headers, text).into_response()
}
