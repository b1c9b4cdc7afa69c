//! The HTTP API of Car services as a function from a request to an answer.
//!
//! Paths are below the API's root, `/api`.
//!
//! | request | answer |
//! | --- | --- |
//! | `GET /vehicles?resource=deal&record=1` | `VehicleList` |
//! | `POST /vehicles` with `NewVehicle` | `VehicleDetails` |
//! | `GET /vehicles/3` | `VehicleDetails` |
//! | `POST /vehicles/3/proposals/1/send` | `VehicleDetails` |
//! | `POST /reminders/plan` with `SelectedRecords` | `ReminderPlan` |
//! | `POST /reminders` with `SelectedRecords` | `ReminderResult` |
//! | `GET /contacts` | `ContactBook` |
//! | `POST /calls` with `LoggedCall` | `Call` |
//! | `GET /settings` | `SettingsPage` |
//! | `PUT /settings` with `Saved` | `SettingsPage` |
//! | `PUT /connection`, `DELETE /connection` | `SettingsPage` |
//! | `GET /writes/{key}` | the outcome of the write with this key, [`Fate`](super::repeats::Fate) |
//!
//! Everything else is a [`Refusal`] as problem details.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::exchange::{Answer, Request};
use super::repeats::is_key;
use super::{Garage, Now, RecordKey, RecordKind, Refusal};

/// Answers a request, as the rules say, at the given time.
pub fn answer(garage: &mut Garage, request: Request<'_>, now: Now) -> Answer {
    match request.key {
        Some(key) if request.method != "GET" => answer_once(garage, key, request, now),
        _ => answer_freely(garage, request, now),
    }
}

fn answer_once(garage: &mut Garage, key: &str, request: Request<'_>, now: Now) -> Answer {
    let fingerprint = format!("{} {} {}", request.method, request.path, request.body);
    match garage.repeats.find(key, &fingerprint, now.seconds) {
        Ok(Some(before)) => before,
        Err(refusal) => refused(&refusal),
        Ok(None) => {
            let answer = answer_freely(garage, request, now);
            garage.repeats.remember(key, fingerprint, &answer);
            answer
        }
    }
}

fn answer_freely(garage: &mut Garage, request: Request<'_>, now: Now) -> Answer {
    match route(garage, request, now) {
        Ok(body) => Answer { status: 200, body },
        Err(refusal) => refused(&refusal),
    }
}

fn refused(refusal: &Refusal) -> Answer {
    Answer {
        status: refusal.status(),
        body: refusal.body(),
    }
}

fn route(garage: &mut Garage, request: Request<'_>, now: Now) -> Result<Value, Refusal> {
    let today = now.today;
    let (path, query) = request.path.split_once('?').unwrap_or((request.path, ""));
    let path = path.strip_prefix('/').ok_or(Refusal::NoSuchAddress)?;
    let parts: Vec<&str> = path.split('/').collect();
    let body = request.body;
    match (request.method, parts.as_slice()) {
        ("GET", ["vehicles"]) => json(&garage.vehicles_of(record_in(query)?)),
        ("POST", ["vehicles"]) => json(&garage.add_vehicle(&read(body)?)?),
        ("GET", ["vehicles", id]) => json(garage.vehicle(number(id)?)?),
        ("POST", ["vehicles", id, "proposals", proposal, "send"]) => {
            json(&garage.send_proposal(number(id)?, number(proposal)?, today)?)
        }
        ("POST", ["reminders", "plan"]) => json(&garage.plan_reminders(&read(body)?)?),
        ("POST", ["reminders"]) => json(&garage.send_reminders(&read(body)?, today)?),
        ("GET", ["contacts"]) => json(&garage.contact_book()),
        ("POST", ["calls"]) => json(&garage.log_call(read(body)?, today)?),
        ("GET", ["settings"]) => json(&garage.settings_page()),
        ("PUT", ["settings"]) => json(&garage.save_settings(read(body)?)?),
        ("PUT", ["connection"]) => json(&garage.connect(today)),
        ("DELETE", ["connection"]) => json(&garage.disconnect()),
        ("GET", ["writes", key]) if is_key(key) => json(&garage.repeats.resolve(key, now.seconds)),
        _ => Err(Refusal::NoSuchAddress),
    }
}

fn record_in(query: &str) -> Result<RecordKey, Refusal> {
    let kind = parameter(query, "resource").and_then(RecordKind::from_name);
    let id = parameter(query, "record").and_then(|id| id.parse().ok());
    match (kind, id) {
        (Some(kind), Some(id)) => Ok(RecordKey::new(kind, id)),
        _ => Err(Refusal::Malformed),
    }
}

/// The API's own parameters are words and numbers, so nothing is percent-encoded.
fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn number(text: &str) -> Result<u64, Refusal> {
    text.parse().map_err(|_| Refusal::NoSuchAddress)
}

fn read<T: DeserializeOwned>(body: Value) -> Result<T, Refusal> {
    serde_json::from_value(body).map_err(|_| Refusal::Malformed)
}

fn json(value: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(value).map_err(|_| Refusal::Malformed)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::domain::VehicleDetails;
    use super::super::seed::TODAY;
    use super::*;

    const NOW: Now = Now {
        today: TODAY,
        seconds: 1_800_000_000,
    };

    fn ask(garage: &mut Garage, method: &str, path: &str, body: Value) -> Answer {
        answer(
            garage,
            Request {
                method,
                path,
                body,
                key: None,
            },
            NOW,
        )
    }

    fn get(path: &str) -> Answer {
        ask(&mut Garage::seeded(TODAY), "GET", path, Value::Null)
    }

    #[test]
    fn every_address_answers() {
        let people = json!({"resource": "person", "picked": [1], "filter": null, "excluded": []});
        let call = json!({
            "person": 1, "name": "Ada", "phone": "+47", "seconds": 9, "outcome": "reached",
            "note": "", "next": {"subject": "Call back", "due": "2026-12-01"},
        });
        let vehicle = json!({"resource": "deal", "record": 3, "name": "Volvo", "plate": "A 1"});
        let settings = json!({
            "revision": 1,
            "settings": {
                "sender": "S", "reply_to": "a@b.example", "follow_up_days": 3, "valid_days": 7,
                "notify_opened": true, "notify_ready": false, "notify_missed": true,
            },
        });
        for (method, path, body) in [
            ("GET", "/vehicles?resource=deal&record=1", Value::Null),
            ("POST", "/vehicles", vehicle),
            ("GET", "/vehicles/1", Value::Null),
            ("POST", "/vehicles/1/proposals/1/send", Value::Null),
            ("POST", "/reminders/plan", people.clone()),
            ("POST", "/reminders", people),
            ("GET", "/contacts", Value::Null),
            ("POST", "/calls", call),
            ("GET", "/settings", Value::Null),
            ("PUT", "/settings", settings),
            ("PUT", "/connection", Value::Null),
            ("DELETE", "/connection", Value::Null),
        ] {
            let answer = ask(&mut Garage::seeded(TODAY), method, path, body);
            assert_eq!(answer.status, 200, "{method} {path}: {}", answer.body);
        }
    }

    #[test]
    fn what_is_not_an_address_or_not_understood_is_refused_as_a_problem() {
        for (path, status) in [
            ("/", 404),
            ("", 404),
            ("/vehicle", 404),
            ("vehicles/1", 404),
            ("/vehicles/one", 404),
            ("/vehicles/1/proposals", 404),
            ("/vehicles/999", 404),
            ("/writes/", 404),
            ("/vehicles", 400),
            ("/vehicles?resource=deal", 400),
            ("/vehicles?resource=deal&record=-1", 400),
            ("/vehicles?resource=lead&record=1", 400),
        ] {
            let answer = get(path);
            assert_eq!(answer.status, status, "{path}");
            assert_eq!(answer.body["status"], status);
            assert!(answer.body["detail"].as_str().unwrap().ends_with('.'));
        }
    }

    #[test]
    fn field_errors_are_part_of_the_problem() {
        let body = json!({"resource": "deal", "record": 3, "name": "", "plate": "A 1"});
        let answer = ask(&mut Garage::seeded(TODAY), "POST", "/vehicles", body);
        assert_eq!(answer.status, 422);
        assert_eq!(
            answer.body["errors"]["name"],
            "Enter make and model, like Volvo V60"
        );
    }

    #[test]
    fn a_write_that_arrives_twice_is_done_once() {
        let mut garage = Garage::seeded(TODAY);
        let send = |garage: &mut Garage, key| {
            let path = "/vehicles/1/proposals/1/send";
            let body = Value::Null;
            answer(
                garage,
                Request {
                    method: "POST",
                    path,
                    body,
                    key,
                },
                NOW,
            )
        };
        let first = send(&mut garage, Some("k1"));
        let repeat = send(&mut garage, Some("k1"));
        assert_eq!(first.status, 200);
        assert_eq!(repeat, first);
        let fate = ask(&mut garage, "GET", "/writes/k1", Value::Null);
        assert_eq!(fate.body["state"], "done");
        assert_eq!(fate.body["answer"], first.body);
        assert_eq!(send(&mut garage, Some("k2")).status, 409);
    }

    #[test]
    fn a_key_for_another_request_is_refused() {
        let mut garage = Garage::seeded(TODAY);
        let mut send = |path| {
            let body = Value::Null;
            answer(
                &mut garage,
                Request {
                    method: "POST",
                    path,
                    body,
                    key: Some("k"),
                },
                NOW,
            )
        };
        assert_eq!(send("/vehicles/1/proposals/1/send").status, 200);
        assert_eq!(send("/vehicles/1/proposals/2/send").status, 422);
    }

    #[test]
    fn a_refusal_ends_a_key_and_the_same_may_be_tried_with_another() {
        let mut garage = Garage::seeded(TODAY);
        garage.disconnect();
        let send = |garage: &mut Garage, key| {
            let path = "/vehicles/1/proposals/1/send";
            let body = Value::Null;
            answer(
                garage,
                Request {
                    method: "POST",
                    path,
                    body,
                    key: Some(key),
                },
                NOW,
            )
        };
        assert_eq!(send(&mut garage, "k1").status, 403);
        garage.connect(TODAY);
        assert_eq!(send(&mut garage, "k1").status, 403);
        let fate = ask(&mut garage, "GET", "/writes/k1", Value::Null);
        assert_eq!(fate.body["state"], "refused");
        assert_eq!(send(&mut garage, "k2").status, 200);
    }

    #[test]
    fn the_client_reads_what_the_api_writes() {
        let details: VehicleDetails = serde_json::from_value(get("/vehicles/1").body).unwrap();
        assert_eq!(details.vehicle.id, 1);
    }

    #[test]
    fn a_garage_survives_being_stored() {
        let garage = Garage::seeded(TODAY);
        let text = serde_json::to_string(&garage).unwrap();
        assert_eq!(serde_json::from_str::<Garage>(&text).unwrap(), garage);
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn no_request_makes_it_panic_and_no_refusal_changes_anything(
            method in "GET|POST|PUT|DELETE|PATCH",
            path in "(/(vehicles|reminders|calls|settings|contacts)?(/[0-9a-z?=&]{0,12}){0,4})|.{0,20}",
            body in "[0-9]{1,3}|\\[\\]|\\{\\}|\"x\"|null",
        ) {
            let mut garage = Garage::seeded(TODAY);
            let before = garage.clone();
            let body = serde_json::from_str(&body).unwrap_or(Value::Null);
            let answer = ask(&mut garage, &method, &path, body);
            if answer.status >= 400 {
                proptest::prop_assert_eq!(garage, before);
            }
        }
    }
}
