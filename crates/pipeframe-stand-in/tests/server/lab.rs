//! The failure lab, over a real port where it is about the connection.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use serde_json::json;
use tokio::net::TcpListener;

use super::pipedrive::{MARI, Pipedrive};

#[tokio::test]
async fn each_fault_is_answered_as_it_says_and_as_often() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let tokens = pipedrive.install(MARI).await;
    let refresh = tokens["refresh_token"].as_str().unwrap();
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "token", "kind": "server-error", "status": 503, "times": 1 }),
        )
        .await;
    assert_eq!(
        pipedrive.refresh(refresh).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "token", "kind": "rate-limited", "retry_after": 7, "times": 1 }),
        )
        .await;
    let limited = pipedrive.refresh(refresh).await;
    assert_eq!(
        (limited.status, limited.header("retry-after")),
        (StatusCode::TOO_MANY_REQUESTS, "7")
    );
    let state = pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "token", "kind": "revoked" }),
        )
        .await;
    assert_eq!(
        pipedrive.refresh(refresh).await.json()["error"],
        "invalid_grant"
    );
    let id = state["faults"][0]["id"].as_u64().unwrap();
    let state = pipedrive
        .control("DELETE", &format!("faults/{id}"), &json!({}))
        .await;
    assert_eq!(state["faults"], json!([]));
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "token", "kind": "slow", "milliseconds": 150, "times": 1 }),
        )
        .await;
    let begun = Instant::now();
    assert_eq!(pipedrive.refresh(refresh).await.status, StatusCode::OK);
    assert!(begun.elapsed() >= Duration::from_millis(150));
}

#[tokio::test]
async fn the_browser_comes_back_with_a_code_that_was_used_before() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let code = pipedrive.code_for(MARI).await;
    pipedrive.exchange(&code).await;
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "authorize", "kind": "code-replayed", "times": 1 }),
        )
        .await;
    let decided = pipedrive.decide(MARI, "allow", "another state").await;
    assert_eq!(decided.sent_back("code").unwrap(), code);
    assert_eq!(decided.sent_back("state").unwrap(), "another state");
    assert_eq!(
        pipedrive.exchange(&code).await.json()["error"],
        "invalid_grant"
    );
    assert_ne!(pipedrive.code_for(MARI).await, code);
}

#[tokio::test]
async fn a_revoked_token_is_answered_as_pipedrive_does_while_the_app_refreshes() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    pipedrive.install(MARI).await;
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "api", "kind": "revoked", "path": "/users/me", "times": 1 }),
        )
        .await;
    let refused = pipedrive.get("/api/v1/users/me").await;
    assert_eq!(
        (refused.status, refused.header("x-401-by-gw")),
        (StatusCode::UNAUTHORIZED, "true")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_cut_without_an_answer() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "token", "kind": "cut", "times": 1 }),
        )
        .await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = pipedrive.router();
    tokio::spawn(async { axum::serve(listener, router).await });
    let read = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        // A connection that stays open is no cut.
        stream
            .set_read_timeout(Some(Duration::from_secs(5)))
            .unwrap();
        stream
            .write_all(
                b"POST /oauth/token HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n",
            )
            .unwrap();
        let mut read = Vec::new();
        // The other side may also reset the connection.
        let ended = stream.read_to_end(&mut read).map_err(|error| error.kind());
        assert!(!matches!(ended, Err(ErrorKind::WouldBlock)), "still open");
        String::from_utf8(read).unwrap()
    });
    assert_eq!(read.await.unwrap(), "");
}
