//! This machine alone: by which names it may be asked, and where it sends.

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use axum::middleware::Next;

use super::answer::json_error;

/// A page of another site can give a name of its own this machine's address, and would then count as this origin.
pub(super) async fn by_its_name(request: Request<Body>, next: Next) -> Response<Body> {
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
pub(super) fn is_loopback(host: &str) -> bool {
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
    use super::*;

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
