//! Webhooks and what else is sent to the app: an app's server on a port of its own hears it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, StatusCode};
use pipeframe_stand_in::secret::basic;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::pipedrive::{CLIENT_ID, MARI, Pipedrive, SECRET};

/// A request that the app's server was sent.
struct Heard {
    method: Method,
    authorization: String,
    body: Value,
}

/// An app's server: it answers by the statuses that it is given, then with 200.
struct App {
    heard: mpsc::UnboundedReceiver<Heard>,
    address: String,
}

type Shared = Arc<(mpsc::UnboundedSender<Heard>, Mutex<Vec<u16>>)>;

impl App {
    async fn answering(statuses: &[u16]) -> Self {
        let (tell, heard) = mpsc::unbounded_channel();
        let shared: Shared = Arc::new((tell, Mutex::new(statuses.to_vec())));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(hear).with_state(shared);
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { heard, address }
    }

    async fn next(&mut self) -> Heard {
        let heard = tokio::time::timeout(Duration::from_secs(10), self.heard.recv());
        heard.await.unwrap().unwrap()
    }
}

async fn hear(
    State(shared): State<Shared>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let authorization = headers
        .get("authorization")
        .map_or("", |value| value.to_str().unwrap());
    let heard = Heard {
        method,
        authorization: authorization.to_owned(),
        body: serde_json::from_slice(&body).unwrap_or_default(),
    };
    let mut statuses = shared.1.lock().unwrap();
    let status = if statuses.is_empty() {
        200
    } else {
        statuses.remove(0)
    };
    // The test may be over.
    let _ = shared.0.send(heard);
    StatusCode::from_u16(status).unwrap()
}

async fn subscribed(app: &App) -> (Pipedrive, String) {
    let pipedrive = Pipedrive::with_app(
        &app.address,
        &json!({ "scopes": ["deals:full", "webhooks:full"] }),
    );
    let tokens = pipedrive.install(MARI).await;
    let token = tokens["access_token"].as_str().unwrap().to_owned();
    let webhook = json!({
        "subscription_url": format!("{}/hook", app.address), "event_action": "*", "event_object": "deal", "name": "Sync", "version": "2.0",
        "http_auth_user": "hook", "http_auth_password": "of the hook"
    });
    let answer = ask(&pipedrive, &token, "POST", "/api/v1/webhooks", &webhook).await;
    assert_eq!(answer.0, StatusCode::CREATED, "{}", answer.1);
    assert_eq!(answer.1["data"]["http_auth_password"], Value::Null);
    (pipedrive, token)
}

async fn ask(
    pipedrive: &Pipedrive,
    token: &str,
    method: &str,
    path: &str,
    body: &Value,
) -> (StatusCode, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "localhost")
        .header("authorization", format!("Bearer {token}"));
    let answer = pipedrive
        .send(request.body(Body::from(body.to_string())).unwrap())
        .await;
    (answer.status, answer.json())
}

/// The deliveries, when there are so many.
async fn deliveries(pipedrive: &Pipedrive, count: usize) -> Value {
    let mut state = pipedrive.state().await;
    while state["deliveries"].as_array().unwrap().len() < count {
        let path = format!("state?after={}", state["version"]);
        state = pipedrive.control("GET", &path, &Value::Null).await;
    }
    state["deliveries"].clone()
}

#[tokio::test]
async fn a_change_by_a_person_and_one_by_the_api_reach_the_app_with_basic() {
    let mut app = App::answering(&[]).await;
    let (pipedrive, token) = subscribed(&app).await;
    pipedrive
        .control(
            "PATCH",
            "records/deals/1",
            &json!({ "stage_id": 5, "user_id": 12346 }),
        )
        .await;
    let heard = app.next().await;
    assert_eq!(
        (heard.method, heard.authorization),
        (Method::POST, basic("hook", "of the hook"))
    );
    assert_eq!(heard.body["previous"], json!({ "stage_id": 4 }));
    let meta = &heard.body["meta"];
    assert_eq!(
        (&meta["change_source"], &meta["user_id"], &meta["action"]),
        (&json!("app"), &json!("12346"), &json!("change"))
    );
    ask(
        &pipedrive,
        &token,
        "PATCH",
        "/api/v2/deals/1",
        &json!({ "title": "Renamed" }),
    )
    .await;
    let heard = app.next().await;
    assert_eq!(heard.body["meta"]["change_source"], "api");
    assert_eq!(heard.body["data"]["title"], "Renamed");
    ask(
        &pipedrive,
        &token,
        "DELETE",
        "/api/v2/deals/1",
        &Value::Null,
    )
    .await;
    let heard = app.next().await;
    assert_eq!(
        (&heard.body["meta"]["action"], &heard.body["data"]),
        (&json!("delete"), &Value::Null)
    );
}

#[tokio::test]
async fn what_fails_is_tried_again_with_the_same_event_and_each_try_is_in_the_log() {
    let mut app = App::answering(&[500, 301]).await;
    let (pipedrive, _) = subscribed(&app).await;
    pipedrive.switch("retry_delays_ms", json!([1, 1, 1])).await;
    pipedrive
        .control("PATCH", "records/deals/1", &json!({ "stage_id": 5 }))
        .await;
    let heard = [app.next().await, app.next().await, app.next().await];
    let attempts = heard
        .each_ref()
        .map(|heard| heard.body["meta"]["attempt"].as_u64().unwrap());
    assert_eq!(attempts, [1, 2, 3]);
    assert!(
        heard
            .iter()
            .all(|other| other.body["meta"]["id"] == heard[0].body["meta"]["id"])
    );
    let log = deliveries(&pipedrive, 3).await;
    let statuses: Vec<&Value> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|delivery| &delivery["status"])
        .collect();
    assert_eq!(statuses, [500, 301, 200]);
    let state = pipedrive.state().await;
    assert_eq!(
        state["webhooks"][0]["failures"], 1,
        "only the first try counts"
    );
    assert!(!state.to_string().contains("of the hook"));
}

#[tokio::test]
async fn an_app_that_is_too_slow_or_not_there_is_given_up_after_the_last_try() {
    let app = App::answering(&[]).await;
    let (pipedrive, token) = subscribed(&app).await;
    pipedrive.switch("retry_delays_ms", json!([1])).await;
    let webhook = json!({ "subscription_url": "http://127.0.0.1:9/hook", "event_action": "change", "event_object": "person", "name": "Nowhere" });
    ask(&pipedrive, &token, "POST", "/api/v1/webhooks", &webhook).await;
    pipedrive
        .control("PATCH", "records/persons/1", &json!({ "name": "Ada" }))
        .await;
    let log = deliveries(&pipedrive, 2).await;
    assert_eq!(
        (&log[1]["attempt"], &log[1]["error"]),
        (&json!(2), &json!("nobody listens there"))
    );
}

#[tokio::test]
async fn a_lost_answer_has_the_same_delivered_once_more() {
    let mut app = App::answering(&[]).await;
    let (pipedrive, _) = subscribed(&app).await;
    pipedrive.switch("retry_delays_ms", json!([1])).await;
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "webhook", "kind": "answer-lost", "times": 1 }),
        )
        .await;
    pipedrive
        .control("PATCH", "records/deals/1", &json!({ "stage_id": 5 }))
        .await;
    let (first, second) = (app.next().await, app.next().await);
    assert_eq!(first.body["meta"]["id"], second.body["meta"]["id"]);
    assert_eq!(deliveries(&pipedrive, 2).await[1]["status"], 200);
}

#[tokio::test]
async fn a_delivery_that_is_held_up_comes_after_a_later_one() {
    let mut app = App::answering(&[]).await;
    let (pipedrive, _) = subscribed(&app).await;
    pipedrive
        .control(
            "POST",
            "faults",
            &json!({ "target": "webhook", "kind": "slow", "milliseconds": 200, "times": 1 }),
        )
        .await;
    pipedrive
        .control("PATCH", "records/deals/1", &json!({ "stage_id": 1 }))
        .await;
    pipedrive
        .control("PATCH", "records/deals/1", &json!({ "stage_id": 2 }))
        .await;
    let stages =
        [app.next().await, app.next().await].map(|heard| heard.body["data"]["stage_id"].clone());
    let mut sorted = stages.clone();
    sorted.sort_by_key(Value::as_u64);
    assert_eq!(sorted, [1, 2]);
    assert_ne!(deliveries(&pipedrive, 2).await[0]["event_id"], Value::Null);
    assert_eq!(stages[0], 2, "the second arrived first");
}

#[tokio::test]
async fn removing_the_app_tells_it_with_its_credentials_and_ends_its_webhooks() {
    let mut app = App::answering(&[]).await;
    let (pipedrive, token) = subscribed(&app).await;
    let mari = json!({ "user_id": 12345, "company_id": 54321 });
    let state = pipedrive.control("POST", "uninstall", &mari).await;
    let heard = app.next().await;
    assert_eq!(
        (heard.method, heard.authorization),
        (Method::DELETE, basic(CLIENT_ID, SECRET))
    );
    assert_eq!(
        (
            &heard.body["client_id"],
            &heard.body["user_id"],
            &heard.body["company_id"]
        ),
        (&json!(CLIENT_ID), &json!(12_345), &json!(54_321))
    );
    assert!(heard.body["timestamp"].is_string());
    assert_eq!(
        (&state["webhooks"], &state["installations"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(state["deliveries"][0]["purpose"], "uninstall");
    assert_eq!(
        ask(&pipedrive, &token, "GET", "/v1/users/me", &Value::Null)
            .await
            .0,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn revoking_tells_the_app_only_by_the_switch() {
    let mut app = App::answering(&[]).await;
    let (pipedrive, _) = subscribed(&app).await;
    pipedrive.switch("revoke_notifies", json!(true)).await;
    let tokens = pipedrive.install(MARI).await;
    pipedrive
        .form(
            "/oauth/revoke",
            &[("token", tokens["refresh_token"].as_str().unwrap())],
        )
        .await;
    assert_eq!(app.next().await.method, Method::DELETE);
    assert_eq!(pipedrive.state().await["webhooks"], json!([]));
}

#[tokio::test]
async fn who_sees_the_app_is_told_without_credentials() {
    let mut app = App::answering(&[]).await;
    let (pipedrive, _) = subscribed(&app).await;
    let body = json!({ "user_id": 12345, "company_id": 54321, "is_shared": true });
    pipedrive.control("POST", "share", &body).await;
    let heard = app.next().await;
    assert_eq!(
        (heard.method, heard.authorization.as_str()),
        (Method::POST, "")
    );
    assert_eq!(
        heard.body,
        json!({ "company_id": 54321, "user_id": 12345, "isShared": true })
    );
    pipedrive.switch("sharing_notice", json!(true)).await;
    pipedrive.install(MARI).await;
    assert_eq!(app.next().await.body["isShared"], false);
}

#[tokio::test]
async fn a_webhook_is_listed_removed_once_and_only_for_this_machine() {
    let app = App::answering(&[]).await;
    let (pipedrive, token) = subscribed(&app).await;
    let (_, listed) = ask(&pipedrive, &token, "GET", "/api/v1/webhooks", &Value::Null).await;
    assert_eq!(
        (&listed["data"][0]["version"], &listed["data"][0]["type"]),
        (&json!("2.0"), &json!("application"))
    );
    let (status, _) = ask(
        &pipedrive,
        &token,
        "DELETE",
        "/api/v1/webhooks/1",
        &Value::Null,
    )
    .await;
    assert_eq!(status, StatusCode::OK);
    let (status, body) = ask(
        &pipedrive,
        &token,
        "DELETE",
        "/api/v1/webhooks/1",
        &Value::Null,
    )
    .await;
    assert_eq!(
        (status, &body["errors"]),
        (StatusCode::NOT_FOUND, &json!({ "id": ["not found"] }))
    );
    let elsewhere = json!({ "subscription_url": "https://app.example/hook", "event_action": "*", "event_object": "*", "name": "x" });
    let (status, body) = ask(&pipedrive, &token, "POST", "/api/v1/webhooks", &elsewhere).await;
    assert_eq!(
        (status, &body["errors"]["subscription_url"][0]),
        (
            StatusCode::BAD_REQUEST,
            &json!("invalid or non-reachable URL")
        )
    );
}

#[tokio::test]
async fn an_app_that_answers_can_go_live() {
    let app = App::answering(&[405]).await;
    let (pipedrive, _) = subscribed(&app).await;
    let state = pipedrive.control("POST", "app/live", &json!({})).await;
    assert_eq!(state["app"]["status"], "live");
}
