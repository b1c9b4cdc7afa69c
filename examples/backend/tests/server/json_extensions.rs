//! What Pipedrive's own servers ask: who is let in, and what they get.

use std::ffi::OsStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::process::{Answer, Server};
use super::token::{SECRET, claims, now, signed, signed_with};

const PERSON: &str = "resource=person&view=details&userId=1&companyId=1&selectedIds=1";
const DEAL: &str = "resource=deal&view=details&userId=1&companyId=1&selectedIds=3";

fn server() -> Server {
    Server::start_with([("PIPEFRAME_HTTP_AUTH", OsStr::new("pipedrive:open-sesame"))])
}

fn token() -> String {
    signed(&claims(1, 1))
}

fn basic(text: &str) -> String {
    format!("Basic {}", STANDARD.encode(text))
}

fn ask(server: &Server, path: &str, query: &str, authorization: Option<&str>) -> Answer {
    let headers: Vec<_> = authorization
        .map(|value| ("authorization", value))
        .into_iter()
        .collect();
    server.request("GET", &format!("/api/json/{path}?{query}"), &headers, "")
}

fn post(server: &Server, query: &str, form: &Value) -> Answer {
    let path = format!("/api/json/product?{query}&token={}", token());
    let kind = [("content-type", "application/json")];
    server.request("POST", &path, &kind, &form.to_string())
}

#[test]
fn a_panel_is_asked_by_token_by_password_or_by_both() {
    let server = server();
    let good = basic("pipedrive:open-sesame");
    let with_token = format!("{PERSON}&isShared=false&token={}", token());
    for (query, authorization) in [
        (with_token.as_str(), None),
        (PERSON, Some(good.as_str())),
        (&with_token, Some(&good)),
    ] {
        let answer = ask(&server, "visits", query, authorization);
        assert_eq!(answer.status, 200, "{}", answer.text);
        let first = &answer.json()["data"][0];
        assert!(first["header"].is_string() && first["status"]["color"].is_string());
    }
}

#[test]
fn whoever_is_not_pipedrive_is_refused_and_told_nothing() {
    let server = server();
    let header = json!({ "alg": "HS256", "typ": "JWT" });
    let old = json!({ "userId": 1, "companyId": 1, "iat": now() - 600, "exp": now() - 300 });
    let with = |token: &str| format!("{PERSON}&token={token}");
    let other_company = with(&signed(&claims(1, 2)));
    let tampered = with(&signed(&claims(1, 1))).replace("companyId=1", "companyId=2");
    let good = basic("pipedrive:open-sesame");
    let wrong = basic("pipedrive:open-sesamE");
    let cases = [
        (401, PERSON.to_owned(), None),
        (401, with("abc"), None),
        (
            401,
            with(&signed_with(&header, &claims(1, 1), "another")),
            None,
        ),
        (401, with(&signed(&old)), None),
        (403, other_company.clone(), None),
        (403, tampered, None),
        (403, other_company, Some(good.as_str())),
        (401, PERSON.to_owned(), Some(wrong.as_str())),
        (401, with(&token()), Some(&wrong)),
        (401, PERSON.replace("userId=1&", ""), Some(&good)),
        (401, PERSON.to_owned(), Some("Basic")),
    ];
    for (status, query, authorization) in cases {
        let answer = ask(&server, "visits", &query, authorization);
        assert_eq!(answer.status, status, "{query} {authorization:?}");
        let error = &answer.json()["error"];
        assert!(error["title"].as_str().unwrap().len() <= 30);
        assert!(!answer.text.contains(SECRET) && !answer.text.contains("sesame"));
    }
    let log = server.log();
    assert!(!log.contains("sesame") && !log.contains("eyJ"), "{log}");
}

#[test]
fn without_a_password_of_its_own_no_password_is_right() {
    let server = Server::start();
    for text in ["", ":", "pipedrive:"] {
        assert_eq!(
            ask(&server, "visits", PERSON, Some(&basic(text))).status,
            401
        );
    }
}

#[test]
fn a_modal_is_asked_by_token_alone() {
    let server = server();
    let good = basic("pipedrive:open-sesame");
    assert_eq!(ask(&server, "product", DEAL, Some(&good)).status, 401);
    let query = format!("{DEAL}&token={}", token());
    let begun = ask(&server, "product", &query, None);
    assert_eq!(
        begun.json(),
        json!({ "data": { "blocks": {}, "actions": {} } })
    );
    let again = format!("{query}&invoker=model&form=%7B%22model%22%3A%22Volvo%20V60%22%7D");
    let filled = ask(&server, "product", &again, None).json();
    assert_eq!(filled["data"]["blocks"]["name"]["value"], "Volvo V60");
}

#[test]
fn a_form_adds_a_vehicle_or_says_at_its_fields_what_is_missing() {
    let server = server();
    let wrong = post(&server, DEAL, &json!({ "name": "Volvo V60", "plate": "" }));
    assert_eq!(
        wrong.json()["data"]["blocks"]["plate"]["error"],
        "Enter the number plate"
    );
    let added = post(
        &server,
        DEAL,
        &json!({ "name": "Volvo V60", "plate": "hs 104" }),
    );
    assert_eq!(added.json()["success"]["message"], "Volvo V60 was added");
    let vehicles = server.get("/vehicles?resource=deal&record=3").json();
    assert_eq!(vehicles["vehicles"][0]["plate"], "HS 104");
}

#[test]
fn what_is_not_understood_is_refused_in_the_form_that_pipedrive_shows() {
    let server = server();
    let list = "resource=deal&view=list&userId=1&companyId=1&selectedIds=1,2";
    let lead = DEAL.replace("resource=deal", "resource=lead");
    let broken = format!("{DEAL}&form=%7B");
    for (query, body) in [
        (list, json!({})),
        (&lead, json!({})),
        (DEAL, json!("x")),
        (&broken, json!(7)),
    ] {
        let answer = post(&server, query, &body);
        assert_eq!(answer.status, 400, "{query}");
        assert!(
            answer.json()["error"]["message"]
                .as_str()
                .unwrap()
                .ends_with('.')
        );
    }
}
