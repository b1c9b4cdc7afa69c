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

/// The schema of an object, behind its reference or its only choice that is one.
fn object_schema<'a>(description: &'a Description, schema: &'a Value) -> Option<&'a Value> {
    if let Some(reference) = schema["$ref"].as_str() {
        return object_schema(description, description.resolve(reference));
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices
            .iter()
            .find_map(|choice| object_schema(description, choice));
    }
    schema["properties"].is_object().then_some(schema)
}

/// Every object in a value with its address and its schema.
fn objects<'a>(
    description: &'a Description,
    schema: &'a Value,
    value: &Value,
    at: &str,
) -> Vec<(String, &'a Value)> {
    let Some((schema, fields)) = object_schema(description, schema).zip(value.as_object()) else {
        return Vec::new();
    };
    let inner = fields.iter().flat_map(|(name, value)| {
        let at = format!("{at}/{name}");
        objects(description, &schema["properties"][name], value, &at)
    });
    std::iter::once((at.to_owned(), schema))
        .chain(inner)
        .collect()
}

#[test]
fn a_request_is_refused_for_the_fields_that_the_description_requires_and_for_no_others() {
    let description = Description::read();
    let server = Server::start();
    for one in uses().into_iter().filter(|one| !one.body.is_null()) {
        let operation = operation(&description, one.method, one.path);
        let body = &operation["requestBody"]["content"]["application/json"]["schema"];
        for (at, schema) in objects(&description, body, &one.body, "") {
            for (name, field) in schema["properties"].as_object().unwrap() {
                let label = format!("{} {} without {at}/{name}", one.method, one.asked);
                let mut sent = one.body.clone();
                let object = sent.pointer_mut(&at).unwrap().as_object_mut().unwrap();
                assert!(object.remove(name).is_some(), "{label}: never sent");
                let key = label.replace(' ', "-");
                let answer = server.write(one.method, one.asked, Some(&sent), Some(&key));
                // What may be null may be left out as well: the server reads both alike.
                let is_required = schema["required"]
                    .as_array()
                    .unwrap()
                    .contains(&json!(name))
                    && !description.judge(field, &Value::Null, "").is_empty();
                assert_eq!(
                    answer.text.contains("/problems/malformed"),
                    is_required,
                    "{label}: {}",
                    answer.text
                );
            }
        }
    }
}
