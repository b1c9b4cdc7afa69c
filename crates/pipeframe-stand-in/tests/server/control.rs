//! The control routes: who may ask them, and what they change.

use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::pipedrive::{MARI, Pipedrive, SECRET};

async fn asked_by(pipedrive: &Pipedrive, headers: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::post("/control/reset");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    pipedrive
        .send(request.body(Body::empty()).unwrap())
        .await
        .status
}

#[tokio::test]
async fn pages_of_other_sites_and_other_names_of_this_machine_are_refused() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let host = ("host", "127.0.0.1:8080");
    let own = [
        host,
        ("sec-fetch-site", "same-origin"),
        ("origin", "http://127.0.0.1:8080"),
    ];
    assert_eq!(asked_by(&pipedrive, &own).await, StatusCode::OK);
    let refused: [&[(&str, &str)]; 5] = [
        &[host, ("sec-fetch-site", "cross-site")],
        &[host, ("sec-fetch-site", "same-site")],
        &[host, ("origin", "https://evil.example")],
        &[host, ("origin", "null")],
        &[("host", "evil.example")],
    ];
    for headers in refused {
        assert_eq!(
            asked_by(&pipedrive, headers).await,
            StatusCode::FORBIDDEN,
            "{headers:?}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_says_where_to_read_of_what_is() {
    let answer = Pipedrive::with_scopes(&[]).get("/login").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.contains("docs/oauth.md"));
}

#[tokio::test]
async fn the_state_has_no_token_code_or_secret() {
    let pipedrive = Pipedrive::with_scopes(&["admin"]);
    let code = pipedrive.code_for(MARI).await;
    let tokens = pipedrive.exchange(&code).await.json();
    let state = pipedrive.state().await.to_string();
    for secret in [
        &code,
        SECRET,
        tokens["access_token"].as_str().unwrap(),
        tokens["refresh_token"].as_str().unwrap(),
    ] {
        assert!(!state.contains(secret));
    }
}

#[tokio::test]
async fn who_waits_for_a_change_hears_of_it() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let version = pipedrive.state().await["version"].as_u64().unwrap();
    let path = format!("state?after={version}");
    let waiting = pipedrive.control("GET", &path, &Value::Null);
    let changing = pipedrive.switch("burst", json!(7));
    let both = async { tokio::join!(waiting, changing).0 };
    let state = tokio::time::timeout(Duration::from_secs(10), both)
        .await
        .unwrap();
    assert_eq!(state["switches"]["burst"], 7);
    assert!(state["version"].as_u64().unwrap() > version);
}

#[tokio::test]
async fn records_that_were_changed_or_deleted_are_told() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    assert_eq!(pipedrive.state().await["records"], json!([]));
    for (method, body) in [
        ("PATCH", json!({ "title": "Vans" })),
        ("DELETE", Value::Null),
    ] {
        let state = pipedrive.control(method, "records/deals/1", &body).await;
        assert_eq!(state["id"], 1, "{state}");
        let told = pipedrive.state().await["records"].clone();
        let record = &told[0]["record"];
        assert_eq!(
            (
                told.as_array().map(Vec::len),
                &told[0]["id"],
                &record["title"]
            ),
            (Some(1), &json!(1), &body["title"])
        );
        assert_eq!(record.is_null(), body.is_null());
    }
}

#[tokio::test]
async fn tokens_are_ended_before_their_time() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let tokens = pipedrive.install(MARI).await;
    let refresh_token = tokens["refresh_token"].as_str().unwrap();
    let mari = json!({ "user_id": 12345, "company_id": 54321, "what": "access" });
    let state = pipedrive.control("POST", "expire", &mari).await;
    assert_eq!(state["installations"][0]["access_tokens"], 0);
    assert_eq!(
        pipedrive.refresh(refresh_token).await.status,
        StatusCode::OK
    );
    let mari = json!({ "user_id": 12345, "company_id": 54321, "what": "refresh" });
    pipedrive.control("POST", "expire", &mari).await;
    assert_eq!(
        pipedrive.refresh(refresh_token).await.status,
        StatusCode::BAD_REQUEST
    );
}

#[tokio::test]
async fn a_callback_that_does_not_answer_keeps_the_app_a_draft() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let answer = pipedrive.put("POST", "/control/app/live", &json!({})).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(
        answer.json()["error"]
            .as_str()
            .unwrap()
            .contains("does not answer")
    );
    assert_eq!(pipedrive.state().await["app"]["status"], "draft");
}

#[tokio::test]
async fn an_app_that_can_not_be_registered_says_why_and_a_reset_begins_with_the_file() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let state = pipedrive.control("PUT", "app", &json!({ "name": 7 })).await;
    assert!(
        state["app"]["problem"]
            .as_str()
            .unwrap()
            .contains("can't be used"),
        "{state}"
    );
    assert_eq!(
        pipedrive.ask_consent(&[]).await.status,
        StatusCode::NOT_FOUND
    );
    let state = pipedrive.control("POST", "reset", &json!({})).await;
    assert_eq!(state["app"]["problem"], Value::Null);
}

#[tokio::test]
async fn what_a_control_request_gets_wrong_is_said() {
    let pipedrive = Pipedrive::with_scopes(&[]);
    let cases = [
        (
            "PUT",
            "session",
            json!({ "user_id": 1, "company_id": 2 }),
            StatusCode::NOT_FOUND,
        ),
        (
            "PUT",
            "session",
            json!({ "user_id": "1" }),
            StatusCode::BAD_REQUEST,
        ),
        (
            "POST",
            "uninstall",
            json!({ "user_id": 12345, "company_id": 54321 }),
            StatusCode::NOT_FOUND,
        ),
        ("PUT", "clock", json!({}), StatusCode::BAD_REQUEST),
        (
            "PATCH",
            "switches",
            json!({ "x": 1 }),
            StatusCode::BAD_REQUEST,
        ),
    ];
    for (method, path, body, status) in cases {
        let answer = pipedrive
            .put(method, &format!("/control/{path}"), &body)
            .await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
        assert!(answer.json()["error"].is_string());
    }
}
