//! Whoever is not connected, or has left, is answered about the connection alone, and nothing is kept of them.

use std::ffi::OsStr;

use serde_json::json;

use super::place::Place;
use super::process::{Answer, Server};
use super::token::{bearer, claims, signed};

/// Of a Pipedrive that does not answer: nothing listens at its address.
const OAUTH: [(&str, &str); 5] = [
    ("PIPEFRAME_CLIENT_ID", "an-app"),
    ("PIPEFRAME_CLIENT_SECRET", "its-secret"),
    ("PIPEFRAME_PUBLIC_URL", "http://127.0.0.1:9"),
    ("PIPEFRAME_PIPEDRIVE", "http://127.0.0.1:9"),
    (
        "PIPEFRAME_TOKEN_KEYS",
        "a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
    ),
];

/// A server with OAuth, and answers within ten seconds as it is usual, or less.
pub(crate) fn start(place: &Place, seconds: &str) -> Server {
    let variables = OAUTH
        .into_iter()
        .chain([("PIPEFRAME_REQUEST_SECONDS", seconds)]);
    Server::start_on_with(
        place,
        variables.map(|(name, value)| (name, OsStr::new(value))),
    )
}

/// Connects users of company 1, as if they had agreed at Pipedrive.
pub(crate) fn connect(place: &Place, users: impl IntoIterator<Item = u64>) {
    for user in users {
        place.execute(&format!(
            "INSERT INTO installations (company, \"user\", account, company_name, user_name, api, scopes, tokens, expires_at, version,
               installed_at, webhooks, webhook_password, is_ended, lease_owner, lease_until)
             VALUES (1, {user}, 'account', 'Company', 'User', 'http://127.0.0.1:9/', '', '', 0, 1, 0, '', '', 0, '', 0)"
        ));
    }
}

/// Tells of the uninstallation by a user of company 1, as Pipedrive does.
pub(crate) fn uninstall(server: &Server, user: u64) -> Answer {
    let notice = json!({ "client_id": "an-app", "company_id": 1, "user_id": user });
    let headers = [
        ("authorization", "Basic YW4tYXBwOml0cy1zZWNyZXQ="),
        ("content-type", "application/json"),
    ];
    server.request("DELETE", "/oauth/callback", &headers, &notice.to_string())
}

pub(crate) fn vehicle() -> serde_json::Value {
    json!({ "resource": "deal", "record": 3, "name": "Volvo V60", "plate": "HS 104" })
}

#[test]
fn of_a_company_that_has_left_nothing_is_kept_whatever_is_asked() {
    let place = Place::new();
    let server = start(&place, "10");
    connect(&place, [1]);
    let page = server.get("/settings").json();
    assert_eq!(
        server
            .write("POST", "/vehicles", Some(&vehicle()), None)
            .status,
        200
    );
    assert_eq!(uninstall(&server, 1).status, 204);
    let companies = || place.numbers("SELECT count(*) FROM companies");
    assert_eq!(companies(), [0]);

    let asked = server.get("/settings");
    assert_eq!(
        (asked.status, &asked.json()["connection"]),
        (200, &json!(null))
    );
    assert_eq!(server.get("/writes/k").json()["state"], "unknown");
    let settings = json!({ "revision": page["revision"], "settings": page["settings"] });
    for (method, path, body) in [
        ("PUT", "/settings", Some(&settings)),
        ("POST", "/vehicles", Some(&vehicle())),
        ("GET", "/contacts", None),
    ] {
        let refused = server.write(method, path, body, Some("k"));
        assert_eq!(
            (refused.status, refused.problem().as_str()),
            (403, "not-connected"),
            "{path}"
        );
    }
    assert_eq!(companies(), [0]);
}

#[test]
fn the_form_that_pipedrive_draws_adds_nothing_for_who_is_not_connected() {
    let place = Place::new();
    let server = start(&place, "10");
    connect(&place, [2]);
    let query = format!(
        "resource=deal&view=details&userId=1&companyId=1&selectedIds=3&isShared=true&token={}",
        signed(&claims(1, 1))
    );
    let form = json!({ "name": "Volvo V60", "plate": "HS 104" }).to_string();
    let path = format!("/api/json/product?{query}");
    for method in ["GET", "POST"] {
        let refused = server.request(
            method,
            &path,
            &[("content-type", "application/json")],
            &form,
        );
        assert_eq!(
            (refused.status, &refused.json()["error"]["title"]),
            (403, &json!("Not connected"))
        );
    }
    let list = server.ask(
        "GET",
        "/vehicles?resource=deal&record=3",
        Some(&bearer(2, 1)),
        None,
        None,
    );
    assert_eq!(list.json()["vehicles"], json!([]));
}
