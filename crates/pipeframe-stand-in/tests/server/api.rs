//! The API: who is answered, with what, and how often.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use super::pipedrive::{AKSEL, Answer, MARI, Pipedrive};

async fn installed(scopes: &[&str]) -> (Pipedrive, String) {
    let pipedrive = Pipedrive::with_scopes(scopes);
    let tokens = pipedrive.install(MARI).await;
    (
        pipedrive,
        tokens["access_token"].as_str().unwrap().to_owned(),
    )
}

async fn ask(
    pipedrive: &Pipedrive,
    token: &str,
    method: &str,
    path: &str,
    body: Option<Value>,
) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "127.0.0.1:8082")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
    pipedrive.send(request.body(body).unwrap()).await
}

async fn get(pipedrive: &Pipedrive, token: &str, path: &str) -> Answer {
    ask(pipedrive, token, "GET", path, None).await
}

#[tokio::test]
async fn without_a_good_token_nothing_is_answered() {
    let (pipedrive, token) = installed(&[]).await;
    let without = pipedrive.get("/api/v1/users/me").await;
    let wrong = get(&pipedrive, "v1u:x:y", "/api/v1/users/me").await;
    pipedrive.wait(3601).await;
    let expired = get(&pipedrive, &token, "/api/v1/users/me").await;
    for answer in [without, wrong, expired] {
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert_eq!(answer.json()["error"], "unauthorized access");
        assert_eq!(answer.header("x-401-by-gw"), "true");
    }
    let request = Request::get("/api/v1/users/me")
        .header("host", "localhost")
        .header("authorization", "Basic eDp5");
    let malformed = pipedrive.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(malformed.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_user_is_told_with_company_and_language_and_who_may_administer() {
    let (pipedrive, token) = installed(&[]).await;
    let me = get(&pipedrive, &token, "/v1/users/me").await.json();
    let data = &me["data"];
    assert_eq!(
        (&data["id"], &data["company_id"], &data["company_domain"]),
        (&json!(12_345), &json!(54_321), &json!("harbour-motors"))
    );
    assert_eq!(data["language"]["language_code"], "en");
    assert_eq!(data["access"][0]["admin"], true);
}

#[tokio::test]
async fn scopes_decide_what_is_answered() {
    let (pipedrive, token) = installed(&["deals:read"]).await;
    assert_eq!(
        get(&pipedrive, &token, "/api/v2/deals").await.status,
        StatusCode::OK
    );
    for (method, path) in [
        ("GET", "/api/v2/persons"),
        ("PATCH", "/api/v2/deals/1"),
        ("GET", "/api/v1/webhooks"),
    ] {
        let answer = ask(&pipedrive, &token, method, path, Some(json!({}))).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert_eq!(answer.json()["error"], "Scope and URL mismatch");
    }
}

#[tokio::test]
async fn records_are_read_and_written_in_both_versions() {
    let (pipedrive, token) = installed(&["deals:full", "contacts:full"]).await;
    let v1 = get(&pipedrive, &token, "/api/v1/deals/1").await.json();
    let v2 = get(&pipedrive, &token, "/api/v2/deals/1").await.json();
    assert_eq!(
        (&v1["data"]["user_id"]["id"], &v2["data"]["owner_id"]),
        (&json!(12_345), &json!(12_345))
    );
    let put = ask(
        &pipedrive,
        &token,
        "PUT",
        "/v1/deals/1",
        Some(json!({ "stage_id": 5 })),
    )
    .await;
    assert_eq!(put.json()["data"]["stage_id"], 5);
    let patch = ask(
        &pipedrive,
        &token,
        "PATCH",
        "/api/v2/persons/1",
        Some(json!({ "name": "Ada Lang" })),
    )
    .await;
    assert_eq!(patch.json()["data"]["name"], "Ada Lang");
    let added = ask(
        &pipedrive,
        &token,
        "POST",
        "/api/v1/organizations",
        Some(json!({ "name": "Yard", "address": "Quay 1" })),
    )
    .await;
    assert_eq!(added.status, StatusCode::CREATED);
    let id = added.json()["data"]["id"].as_u64().unwrap();
    let yard = format!("/api/v2/organizations/{id}");
    assert_eq!(
        get(&pipedrive, &token, &yard).await.json()["data"]["address"],
        json!({ "value": "Quay 1" })
    );
    assert_eq!(
        ask(&pipedrive, &token, "DELETE", &yard, None).await.status,
        StatusCode::OK
    );
    let gone = get(&pipedrive, &token, &yard).await;
    assert_eq!(
        (gone.status, &gone.json()["error"]),
        (StatusCode::NOT_FOUND, &json!("Organization not found"))
    );
    let wrong = ask(
        &pipedrive,
        &token,
        "PATCH",
        "/api/v2/deals/1",
        Some(json!({ "value": "much" })),
    )
    .await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn no_company_sees_the_records_or_the_host_of_another() {
    let (pipedrive, token) = installed(&["deals:read"]).await;
    assert_eq!(
        get(&pipedrive, &token, "/api/v2/deals/101").await.status,
        StatusCode::NOT_FOUND
    );
    pipedrive.switch("live_checks_callback", json!(false)).await;
    pipedrive.control("POST", "app/live", &json!({})).await;
    let other = pipedrive.install(AKSEL).await;
    let other = other["access_token"].as_str().unwrap();
    assert_eq!(
        get(&pipedrive, other, "/api/v2/deals/101").await.status,
        StatusCode::OK
    );
    for (host, status) in [
        ("harbour-motors.localhost:8082", StatusCode::OK),
        ("baltic-leasing.localhost:8082", StatusCode::UNAUTHORIZED),
    ] {
        let request = Request::get("/api/v2/deals")
            .header("host", host)
            .header("authorization", format!("Bearer {token}"));
        assert_eq!(
            pipedrive
                .send(request.body(Body::empty()).unwrap())
                .await
                .status,
            status,
            "{host}"
        );
    }
}

#[tokio::test]
async fn answers_say_what_is_left_and_too_many_requests_are_refused_for_a_while() {
    let (pipedrive, token) = installed(&["deals:read"]).await;
    pipedrive.switch("burst", json!(2)).await;
    let first = get(&pipedrive, &token, "/api/v2/deals").await;
    assert_eq!(
        (
            first.header("x-ratelimit-limit"),
            first.header("x-ratelimit-remaining")
        ),
        ("2", "1")
    );
    assert_eq!(first.header("x-daily-ratelimit-token-remaining"), "89990");
    get(&pipedrive, &token, "/api/v2/deals").await;
    let refused = get(&pipedrive, &token, "/api/v2/deals").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(
        ["1", "2"].contains(&refused.header("retry-after")),
        "{}",
        refused.header("retry-after")
    );
    pipedrive.wait(2).await;
    assert_eq!(
        get(&pipedrive, &token, "/api/v2/deals").await.status,
        StatusCode::OK
    );
    pipedrive.switch("daily", json!(35)).await;
    let refused = get(&pipedrive, &token, "/api/v2/deals").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("x-ratelimit-remaining"), "0");
}
