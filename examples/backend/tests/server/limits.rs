//! What keeps the server up, and what tells that it is.

use std::ffi::OsStr;

use super::process::Server;
use super::token::bearer;

fn with_two_a_minute() -> Server {
    Server::start_with([("PIPEFRAME_REQUESTS_PER_MINUTE", OsStr::new("2"))])
}

#[test]
fn a_user_over_the_rate_limit_is_told_when_to_try_again() {
    let server = with_two_a_minute();
    assert_eq!(server.get("/contacts").status, 200);
    assert_eq!(server.get("/contacts").status, 200);
    let refused = server.get("/contacts");
    assert_eq!(
        (refused.status, refused.problem().as_str()),
        (429, "too-many")
    );
    let seconds: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=30).contains(&seconds), "{seconds}");
}

#[test]
fn one_user_takes_nothing_from_another() {
    let server = with_two_a_minute();
    for _ in 0..3 {
        server.get("/contacts");
    }
    for (user, company) in [(2, 1), (1, 2)] {
        let other = server.ask("GET", "/contacts", Some(&bearer(user, company)), None, None);
        assert_eq!(other.status, 200);
    }
}

#[test]
fn a_refused_token_counts_against_no_users_rate_limit() {
    let server = with_two_a_minute();
    for _ in 0..5 {
        assert_eq!(server.ask("GET", "/contacts", None, None, None).status, 401);
    }
    assert_eq!(server.get("/contacts").status, 200);
}

#[test]
fn the_health_is_answered_without_a_token_and_without_a_secret() {
    let server = Server::start();
    let health = server.request("GET", "/health", &[], "");
    assert_eq!(
        (health.status, health.text.as_str()),
        (200, r#"{"status":"ok"}"#)
    );
    assert_eq!(health.header("cache-control"), "no-store");
    assert_eq!(server.request("POST", "/health", &[], "").status, 405);
}
