//! The description of the API, the server that answers and the types that the pages read are one and the same.

#[allow(
    dead_code,
    unused_imports,
    reason = "the pages use what is not used here"
)]
#[path = "../../../../src/domain/mod.rs"]
mod domain;
#[path = "../../server/routes.rs"]
mod routes;

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::process::Server;
use super::schema::Description;
use domain::{
    Call, ContactBook, LoggedCall, NewVehicle, ReminderPlan, ReminderResult, Saved,
    SelectedRecords, SettingsPage, VehicleDetails, VehicleList,
};
use routes::ROUTES;

/// One way to use an operation, and the type that the pages read its answer as.
struct Use {
    method: &'static str,
    path: &'static str,
    asked: &'static str,
    body: Value,
    read: fn(&Value) -> Value,
}

const fn asking(
    method: &'static str,
    path: &'static str,
    asked: &'static str,
    body: Value,
    read: fn(&Value) -> Value,
) -> Use {
    Use {
        method,
        path,
        asked,
        body,
        read,
    }
}

/// Reads as a page does, and writes again what arrived.
fn as_type<T: Serialize + DeserializeOwned>(value: &Value) -> Value {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    serde_json::to_value(read).unwrap()
}

/// Clients read the state of a write, one of four words, and don't need its answer.
fn as_fate(value: &Value) -> Value {
    let state = value["state"].as_str().unwrap();
    assert!(["done", "running", "refused", "unknown"].contains(&state));
    value.clone()
}

#[allow(clippy::too_many_lines, reason = "it is a table")]
fn uses() -> Vec<Use> {
    let vehicle = json!({ "resource": "deal", "record": 3, "name": "Volvo", "plate": "A 1" });
    let people = json!({ "resource": "person", "picked": [1, 6], "filter": null, "excluded": [] });
    let everybody = json!({ "resource": "person", "picked": null, "filter": "f", "excluded": [2] });
    let call = json!({
        "person": null, "name": "Ada", "phone": "+47", "seconds": 9, "outcome": "reached", "note": "",
        "next": { "subject": "Call back", "due": "2999-12-01" },
    });
    let settings = json!({
        "revision": 1,
        "settings": {
            "sender": "S", "reply_to": "a@b.example", "follow_up_days": 3, "valid_days": 7,
            "notify_opened": true, "notify_ready": false, "notify_missed": true,
        },
    });
    let none = || Value::Null;
    vec![
        asking(
            "GET",
            "/vehicles",
            "/vehicles?resource=deal&record=1",
            none(),
            as_type::<VehicleList>,
        ),
        asking(
            "POST",
            "/vehicles",
            "/vehicles",
            as_type::<NewVehicle>(&vehicle),
            as_type::<VehicleDetails>,
        ),
        asking(
            "GET",
            "/vehicles",
            "/vehicles?resource=deal&record=3",
            none(),
            as_type::<VehicleList>,
        ),
        asking(
            "GET",
            "/vehicles/{vehicle}",
            "/vehicles/2",
            none(),
            as_type::<VehicleDetails>,
        ),
        asking(
            "POST",
            "/vehicles/{vehicle}/proposals/{proposal}/send",
            "/vehicles/1/proposals/2/send",
            none(),
            as_type::<VehicleDetails>,
        ),
        asking(
            "POST",
            "/reminders/plan",
            "/reminders/plan",
            as_type::<SelectedRecords>(&everybody),
            as_type::<ReminderPlan>,
        ),
        asking(
            "POST",
            "/reminders",
            "/reminders",
            as_type::<SelectedRecords>(&people),
            as_type::<ReminderResult>,
        ),
        asking(
            "POST",
            "/calls",
            "/calls",
            as_type::<LoggedCall>(&call),
            as_type::<Call>,
        ),
        asking(
            "GET",
            "/contacts",
            "/contacts",
            none(),
            as_type::<ContactBook>,
        ),
        asking(
            "PUT",
            "/settings",
            "/settings",
            as_type::<Saved>(&settings),
            as_type::<SettingsPage>,
        ),
        asking(
            "GET",
            "/settings",
            "/settings",
            none(),
            as_type::<SettingsPage>,
        ),
        asking(
            "DELETE",
            "/connection",
            "/connection",
            none(),
            as_type::<SettingsPage>,
        ),
        asking(
            "PUT",
            "/connection",
            "/connection",
            none(),
            as_type::<SettingsPage>,
        ),
        asking(
            "GET",
            "/writes/{key}",
            "/writes/POST-calls",
            none(),
            as_fate,
        ),
        asking(
            "GET",
            "/writes/{key}",
            "/writes/never-made",
            none(),
            as_fate,
        ),
    ]
}

fn operation<'a>(description: &'a Description, method: &str, path: &str) -> &'a Value {
    let operation = &description.0["paths"][path][method.to_lowercase()];
    assert!(operation.is_object(), "{method} {path} is not described");
    operation
}

#[test]
fn the_description_names_the_servers_addresses_and_no_others() {
    let description = Description::read();
    let paths = description.0["paths"].as_object().unwrap();
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, methods)| {
            let methods = methods.as_object().unwrap().keys();
            methods.map(|method| (method.to_uppercase(), path.clone()))
        })
        .collect();
    let served: BTreeSet<(String, String)> = ROUTES
        .iter()
        .map(|(method, path)| ((*method).to_owned(), (*path).to_owned()))
        .collect();
    assert_eq!(described, served);
}

#[test]
fn every_operation_takes_and_answers_what_is_described_and_the_pages_read_all_of_it() {
    let description = Description::read();
    let server = Server::start();
    let mut used = BTreeSet::new();
    for one in uses() {
        let label = format!("{} {}", one.method, one.asked);
        let operation = operation(&description, one.method, one.path);
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        assert_eq!(body.is_object(), !one.body.is_null(), "{label}");
        if !one.body.is_null() {
            assert_eq!(description.judge(body, &one.body, ""), [""; 0], "{label}");
        }
        let key = format!("{}-{}", one.method, one.asked.trim_start_matches('/'));
        let sent = Some(&one.body).filter(|body| !body.is_null());
        let answer = server.write(one.method, one.asked, sent, Some(&key));
        assert_eq!(answer.status, 200, "{label}: {}", answer.text);
        assert_eq!(answer.header("content-type"), "application/json");
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        assert_eq!(
            description.judge(schema, &answer.json(), ""),
            [""; 0],
            "{label}"
        );
        assert_eq!((one.read)(&answer.json()), answer.json(), "{label}");
        used.insert((one.method, one.path));
    }
    assert_eq!(used, BTreeSet::from(ROUTES), "every address is tried");
}

#[test]
fn every_operation_refuses_a_request_without_a_token_as_described() {
    let description = Description::read();
    let server = Server::start();
    for one in uses() {
        let answer = server.ask(one.method, one.asked, None, None, None);
        assert_eq!(answer.status, 401);
        let operation = operation(&description, one.method, one.path);
        let reference = operation["responses"]["401"]["$ref"].as_str().unwrap();
        let schema =
            &description.resolve(reference)["content"]["application/problem+json"]["schema"];
        assert_eq!(description.judge(schema, &answer.json(), ""), [""; 0]);
    }
}

#[test]
fn every_reference_in_the_description_points_to_something() {
    fn follow(description: &Description, value: &Value) {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            description.resolve(reference);
        }
        match value {
            Value::Array(parts) => parts.iter().for_each(|part| follow(description, part)),
            Value::Object(fields) => fields.values().for_each(|part| follow(description, part)),
            _ => {}
        }
    }
    let description = Description::read();
    follow(&description, &description.0);
}
