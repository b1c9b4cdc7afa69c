//! Pages of another origin: what browsers inquire about before such a page may ask.

use std::ffi::OsStr;

use super::process::{Answer, Server};
use super::token::bearer;

const PAGES: &str = "https://app.example.com";

fn server() -> Server {
    Server::start_with([(
        "PIPEFRAME_ALLOWED_ORIGINS",
        OsStr::new("https://other.example https://app.example.com"),
    )])
}

/// As a browser asks, without the token, whether it may send this.
fn inquire(server: &Server, origin: &str, path: &str, method: &str, headers: &str) -> Answer {
    let inquiry = [
        ("origin", origin),
        ("access-control-request-method", method),
        ("access-control-request-headers", headers),
    ];
    server.request("OPTIONS", path, &inquiry, "")
}

#[test]
fn pages_that_are_named_may_ask_and_write() {
    let server = server();
    let sent = "authorization,content-type,idempotency-key,reader-day";
    for (path, method) in [("/api/vehicles", "GET"), ("/api/settings", "PUT")] {
        let answer = inquire(&server, PAGES, path, method, sent);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), PAGES);
        let methods = answer.header("access-control-allow-methods").to_owned();
        assert!(
            methods.split(',').any(|allowed| allowed == method),
            "{methods}"
        );
        let headers = answer.header("access-control-allow-headers").to_owned();
        for name in sent.split(',') {
            assert!(
                headers.split(',').any(|allowed| allowed == name),
                "{headers}"
            );
        }
    }
}

#[test]
fn a_refusal_can_be_read_by_the_page_that_asked() {
    let server = server();
    let asked = |headers: &[(&str, &str)]| server.request("GET", "/api/settings", headers, "");
    let token = bearer(1, 1);
    let answer = asked(&[("origin", PAGES), ("authorization", &token)]);
    assert_eq!(answer.status, 200);
    let refusal = asked(&[("origin", PAGES)]);
    assert_eq!(refusal.status, 401);
    for answer in [answer, refusal] {
        assert_eq!(answer.header("access-control-allow-origin"), PAGES);
        assert_eq!(
            answer.header("access-control-expose-headers"),
            "retry-after"
        );
        assert!(answer.header("vary").contains("origin"));
    }
}

#[test]
fn others_may_not_and_are_not_told_that_their_token_is_missing() {
    let named = server();
    let alone = Server::start();
    for (server, origin) in [
        (&named, "https://app.example.com.evil.example"),
        (&alone, PAGES),
    ] {
        let answer = inquire(server, origin, "/api/vehicles", "GET", "authorization");
        assert_eq!(answer.status, 200);
        assert!(!answer.headers.contains_key("access-control-allow-origin"));
    }
}
