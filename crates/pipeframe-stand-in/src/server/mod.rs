//! The stand-in behind HTTP, on a loopback address.
#![allow(clippy::unused_async, reason = "axum takes functions that can wait")]

mod answer;
mod api;
mod authorize;
mod control;
mod delivery;
mod lab;
mod list;
mod operation;
mod outbound;
mod page;
mod shared;
mod state;
mod token;
mod v1;

use axum::Router;
use axum::http::{Request, StatusCode};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{any, get, post};

use answer::json_error;
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
        .route("/api/v1/{*path}", any(api::answer))
        .route("/api/v2/{*path}", any(api::answer))
        .route("/v1/{*path}", any(api::answer))
        .layer(middleware::from_fn_with_state(shared.clone(), lab::faults))
        // Behind it nothing goes wrong on purpose.
        .nest("/control", control::router())
        .layer(middleware::from_fn(by_a_loopback_name))
        .with_state(shared)
}

/// A page of another site can give a name of its own this machine's address, and would then count as this origin.
async fn by_a_loopback_name(request: Request<axum::body::Body>, next: Next) -> Response {
    let host = request
        .headers()
        .get("host")
        .and_then(|host| host.to_str().ok());
    if host.is_some_and(is_loopback) {
        return next.run(request).await;
    }
    json_error(
        StatusCode::FORBIDDEN,
        "The stand-in answers on this machine only: ask it at 127.0.0.1 or localhost.",
    )
}

/// Whether a host, with or without a port, is this machine.
fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let is_address = name
        .trim_matches(['[', ']'])
        .parse::<std::net::IpAddr>()
        .is_ok_and(|address| address.is_loopback());
    is_address || name == "localhost" || name.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_names_of_this_machine_are_taken() {
        for host in ["127.0.0.1:8082", "localhost", "a.localhost:1", "[::1]:8082"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example:8082",
            "localhost.evil.example",
            "10.0.0.1",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
