//! Codes, tokens, refreshing and revoking.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use pipeframe_stand_in::secret::basic;
use serde_json::{Value, json};

use super::pipedrive::{Answer, CLIENT_ID, MARI, Pipedrive, SECRET, registration_text};

type Pairs<'a> = &'a [(&'a str, &'a str)];

const DAY: i64 = 24 * 60 * 60;

fn assert_refused(answer: &Answer, error: &str, message: &str) {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{}", answer.text);
    let body = answer.json();
    assert_eq!(body["error"], error);
    assert!(
        body["message"].as_str().unwrap().starts_with(message),
        "{body}"
    );
    assert_eq!(body["success"], false);
    assert!(body.get("error_description").is_none());
}

fn text<'a>(tokens: &'a Value, name: &str) -> &'a str {
    tokens[name].as_str().unwrap()
}

#[tokio::test]
async fn a_code_becomes_tokens_with_the_scopes_and_the_address_of_the_api() {
    let pipedrive = Pipedrive::with_scopes(&["deals:full", "admin"]);
    let tokens = pipedrive.install(MARI).await;
    assert_eq!(tokens["scope"], "base,deals:full,admin");
    assert_eq!(tokens["token_type"], "bearer");
    assert_eq!(tokens["expires_in"], 3599);
    assert_eq!(tokens["api_domain"], "http://127.0.0.1:8082");
    let state = pipedrive.state().await;
    assert_eq!(state["installations"][0]["user_id"], 12_345);
    assert_eq!(state["installations"][0]["access_tokens"], 1);
}

#[tokio::test]
async fn a_code_is_good_once_and_a_replay_takes_nothing_away_unless_the_switch_says_so() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let code = pipedrive.code_for(MARI).await;
    let tokens = pipedrive.exchange(&code).await.json();
    assert_refused(
        &pipedrive.exchange(&code).await,
        "invalid_grant",
        "Invalid grant",
    );
    assert_eq!(
        pipedrive
            .refresh(text(&tokens, "refresh_token"))
            .await
            .status,
        StatusCode::OK
    );
    pipedrive.switch("replay_revokes", json!(true)).await;
    assert_refused(
        &pipedrive.exchange(&code).await,
        "invalid_grant",
        "Invalid grant",
    );
    assert_eq!(pipedrive.state().await["installations"], json!([]));
}

#[tokio::test]
async fn a_code_is_good_for_five_minutes() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let (first, second) = (
        pipedrive.code_for(MARI).await,
        pipedrive.code_for(MARI).await,
    );
    pipedrive.wait(298).await;
    assert_eq!(pipedrive.exchange(&first).await.status, StatusCode::OK);
    pipedrive.wait(301).await;
    assert_refused(
        &pipedrive.exchange(&second).await,
        "invalid_grant",
        "Invalid grant: authorization code has expired",
    );
}

#[tokio::test]
async fn a_code_is_exchanged_with_the_address_that_it_came_to() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let code = pipedrive.code_for(MARI).await;
    for (redirect, message) in [
        (
            "http://127.0.0.1:9/other",
            "Invalid request: `redirect_uri` is invalid",
        ),
        ("callback", "Invalid request: `redirect_uri` is not"),
    ] {
        let pairs = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", redirect),
        ];
        assert_refused(
            &pipedrive.form("/oauth/token", &pairs).await,
            "invalid_request",
            message,
        );
    }
    assert_eq!(
        pipedrive.exchange(&code).await.status,
        StatusCode::OK,
        "the code is still good"
    );
}

#[tokio::test]
async fn the_app_says_who_it_is_by_basic_or_in_the_form() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let code = pipedrive.code_for(MARI).await;
    let pairs = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", pipedrive.callback.as_str()),
    ];
    for wrong in [basic(CLIENT_ID, "guessed"), basic("another", SECRET)] {
        let answer = pipedrive
            .form_as("/oauth/token", &pairs, Some(&wrong))
            .await;
        assert_refused(&answer, "invalid_client", "Invalid client");
    }
    let answer = pipedrive.form_as("/oauth/token", &pairs, None).await;
    assert_refused(&answer, "invalid_client", "Invalid client: cannot retrieve");
    let in_form = [
        &pairs[..],
        &[("client_id", CLIENT_ID), ("client_secret", SECRET)],
    ]
    .concat();
    assert_eq!(
        pipedrive
            .form_as("/oauth/token", &in_form, None)
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn what_a_request_for_tokens_gets_wrong_is_named() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let cases: [(Pairs<'_>, &str, &str); 5] = [
        (&[], "invalid_request", "Missing parameter: `grant_type`"),
        (
            &[("grant_type", "password")],
            "unsupported_grant_type",
            "Unsupported grant type",
        ),
        (
            &[("grant_type", "authorization_code")],
            "invalid_request",
            "Missing parameter: `code`",
        ),
        (
            &[("grant_type", "refresh_token")],
            "invalid_request",
            "Missing parameter: `refresh_token`",
        ),
        (
            &[("grant_type", "refresh_token"), ("refresh_token", "1:1:0")],
            "invalid_grant",
            "Invalid grant: refresh token is invalid",
        ),
    ];
    for (pairs, error, message) in cases {
        assert_refused(&pipedrive.form("/oauth/token", pairs).await, error, message);
    }
    let as_json = Request::post("/oauth/token")
        .header("host", "localhost")
        .header("content-type", "application/json")
        .body(Body::from("{}"));
    assert_refused(
        &pipedrive.send(as_json.unwrap()).await,
        "invalid_request",
        "Invalid request: content",
    );
}

#[tokio::test]
async fn refreshing_gives_another_access_token_and_the_same_refresh_token_for_60_days_more() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let tokens = pipedrive.install(MARI).await;
    pipedrive.wait(50 * DAY).await;
    let refreshed = pipedrive
        .refresh(text(&tokens, "refresh_token"))
        .await
        .json();
    assert_eq!(refreshed["refresh_token"], tokens["refresh_token"]);
    assert_ne!(refreshed["access_token"], tokens["access_token"]);
    assert_eq!(refreshed["api_domain"], "http://127.0.0.1:8082");
    pipedrive.wait(109 * DAY).await;
    assert_eq!(
        pipedrive
            .refresh(text(&tokens, "refresh_token"))
            .await
            .status,
        StatusCode::OK
    );
    pipedrive.wait(170 * DAY).await;
    assert_refused(
        &pipedrive.refresh(text(&tokens, "refresh_token")).await,
        "invalid_grant",
        "Invalid grant: refresh token has expired",
    );
}

#[tokio::test]
async fn the_state_counts_refreshes_and_says_how_close_two_of_them_were() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let tokens = pipedrive.install(MARI).await;
    let seen = async || {
        let installation = pipedrive.state().await["installations"][0].clone();
        let closest = installation["closest_refreshes_ms"].as_i64();
        (installation["refreshes"].as_u64(), closest)
    };
    assert_eq!(seen().await, (Some(0), None));
    for (at, closest) in [(10, None), (70, Some(60)), (90, Some(20)), (190, Some(20))] {
        pipedrive.wait(at).await;
        pipedrive.refresh(text(&tokens, "refresh_token")).await;
        let (_, seen) = seen().await;
        // The machine's own clock goes on meanwhile, too.
        let seconds = seen.map(|milliseconds| (milliseconds + 500) / 1000);
        assert_eq!(seconds, closest);
    }
    assert_eq!(seen().await.0, Some(4));
}

#[tokio::test]
async fn with_the_switch_each_refresh_token_is_good_once() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    pipedrive.switch("rotate_refresh_tokens", json!(true)).await;
    let tokens = pipedrive.install(MARI).await;
    let refreshed = pipedrive
        .refresh(text(&tokens, "refresh_token"))
        .await
        .json();
    assert_ne!(refreshed["refresh_token"], tokens["refresh_token"]);
    assert_refused(
        &pipedrive.refresh(text(&tokens, "refresh_token")).await,
        "invalid_grant",
        "Invalid grant",
    );
    assert_eq!(
        pipedrive
            .refresh(text(&refreshed, "refresh_token"))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn scopes_that_the_app_no_longer_asks_for_are_gone_with_the_next_token_and_new_ones_need_consent()
 {
    let pipedrive = Pipedrive::with_scopes(&["deals:read", "admin"]);
    let tokens = pipedrive.install(MARI).await;
    let other = registration_text(&json!({ "scopes": ["deals:read", "contacts:read"] }));
    let registration: Value = serde_json::from_str(&other).unwrap();
    let state = pipedrive.control("PUT", "app", &registration).await;
    assert_eq!(state["installations"][0]["access_tokens"], 0);
    let refreshed = pipedrive
        .refresh(text(&tokens, "refresh_token"))
        .await
        .json();
    assert_eq!(refreshed["scope"], "base,deals:read");
    assert_eq!(
        pipedrive.install(MARI).await["scope"],
        "base,deals:read,contacts:read"
    );
}

#[tokio::test]
async fn installing_once_more_replaces_what_was_there() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let first = pipedrive.install(MARI).await;
    pipedrive.install(MARI).await;
    assert_eq!(
        pipedrive.state().await["installations"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_refused(
        &pipedrive.refresh(text(&first, "refresh_token")).await,
        "invalid_grant",
        "Invalid grant",
    );
}

#[tokio::test]
async fn revoking_the_refresh_token_uninstalls_and_revoking_the_access_token_does_not() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let tokens = pipedrive.install(MARI).await;
    // The hint names the other kind: it is found all the same.
    let access = [
        ("token", text(&tokens, "access_token")),
        ("token_type_hint", "refresh_token"),
    ];
    assert_eq!(
        pipedrive.form("/oauth/revoke", &access).await.status,
        StatusCode::OK
    );
    assert_eq!(
        pipedrive.state().await["installations"][0]["access_tokens"],
        0
    );
    let refresh = [("token", text(&tokens, "refresh_token"))];
    let as_stranger = pipedrive
        .form_as("/oauth/revoke", &refresh, Some(&basic(CLIENT_ID, "x")))
        .await;
    assert_refused(&as_stranger, "invalid_client", "Invalid client");
    for _ in 0..2 {
        assert_eq!(
            pipedrive.form("/oauth/revoke", &refresh).await.status,
            StatusCode::OK,
            "also for a token that means nothing"
        );
    }
    assert_eq!(pipedrive.state().await["installations"], json!([]));
}

#[tokio::test]
async fn the_answer_is_as_each_of_pipedrives_pages_has_it() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    pipedrive.switch("expires_in", json!("3600")).await;
    pipedrive.switch("token_type", json!("Bearer")).await;
    pipedrive.switch("company_hosts", json!(true)).await;
    let tokens = pipedrive.install(MARI).await;
    assert_eq!(tokens["expires_in"], "3600");
    assert_eq!(tokens["token_type"], "Bearer");
    assert_eq!(tokens["api_domain"], "http://harbour-motors.localhost:8082");
    pipedrive.switch("api_domain", json!(false)).await;
    assert!(pipedrive.install(MARI).await.get("api_domain").is_none());
}
