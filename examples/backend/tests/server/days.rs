//! "Today" is the client's day, within the limits of the server's clock.

use std::time::{SystemTime, UNIX_EPOCH};

use pipeframe::kit::form::CalendarDate;
use pipeframe::kit::intl::LocalDay;
use serde_json::{Value, json};

use super::process::{Answer, Server};
use super::schema::Description;
use super::token::bearer;

/// Baker Island, American Samoa, Los Angeles in winter and summer, Kathmandu, the Chatham Islands, Kiritimati; in minutes.
const ZONES: [i32; 8] = [-720, -660, -480, -420, 345, 765, 825, 840];

/// The day in a zone, this many days from today.
fn day_in(ahead: i32, days: i32) -> (CalendarDate, String) {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let minutes = i32::try_from(since.as_secs() / 60).unwrap() + ahead;
    let date = CalendarDate::from_days_since_epoch(minutes.div_euclid(24 * 60) + days).unwrap();
    let sign = if ahead < 0 { '-' } else { '+' };
    let (hours, minutes) = (ahead.abs() / 60, ahead.abs() % 60);
    (date, format!("{date}{sign}{hours:02}:{minutes:02}"))
}

fn log_call(server: &Server, reader_day: &[&str], due: CalendarDate) -> Answer {
    let call = json!({
        "person": null, "name": "Ada", "phone": "+47", "seconds": 9, "outcome": "reached", "note": "",
        "next": { "subject": "Call back", "due": due.to_string() },
    });
    let token = bearer(1, 1);
    let mut headers = vec![
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    headers.extend(reader_day.iter().map(|day| ("reader-day", *day)));
    server.request("POST", "/api/calls", &headers, &call.to_string())
}

#[test]
fn a_call_is_of_the_readers_day_and_what_follows_may_be_due_on_it() {
    let server = Server::start();
    for ahead in ZONES {
        let (today, reader_day) = day_in(ahead, 0);
        let answer = log_call(&server, &[&reader_day], today);
        assert_eq!(answer.status, 200, "{reader_day}: {}", answer.text);
        assert_eq!(answer.json()["day"], today.to_string(), "{reader_day}");
        let yesterday = today.plus_days(-1).unwrap();
        let answer = log_call(&server, &[&reader_day], yesterday);
        assert_eq!(answer.status, 422, "{reader_day}: {}", answer.text);
        assert!(answer.json()["errors"]["due"].is_string());
    }
}

#[test]
fn a_claimed_day_goes_no_further_than_zones_do() {
    let server = Server::start();
    let (last, _) = day_in(840, 0);
    let (first, _) = day_in(-720, 0);
    for claimed in ["0000-01-01-12:00", "9999-12-31+14:00", "1970-01-01Z"] {
        let answer = log_call(&server, &[claimed], last);
        assert_eq!(answer.status, 200, "{claimed}: {}", answer.text);
        let day: CalendarDate = answer.json()["day"].as_str().unwrap().parse().unwrap();
        assert!(first <= day && day <= last, "{claimed}: {day}");
    }
}

#[test]
fn who_does_not_say_their_day_has_that_of_utc() {
    let server = Server::start();
    let (today, _) = day_in(0, 0);
    let answer = log_call(&server, &[], today);
    let days = [today, today.plus_days(1).unwrap()].map(|day| Value::from(day.to_string()));
    assert!(days.contains(&answer.json()["day"]), "{}", answer.text);
}

#[test]
fn a_day_or_zone_that_there_is_not_is_refused_with_words() {
    let server = Server::start();
    let (today, _) = day_in(0, 0);
    for broken in [
        "",
        "today",
        "2026-11-22",
        "2026-11-22+14:01",
        "2026-11-22-99:00",
        "2026-02-30Z",
        "2026-11-22Europe/Oslo",
    ] {
        let answer = log_call(&server, &[broken], today);
        assert_eq!(
            (answer.status, answer.problem().as_str()),
            (400, "unusable-day"),
            "{broken:?}"
        );
    }
}

#[test]
fn every_write_is_described_with_the_readers_day_and_no_read_is() {
    let description = Description::read();
    let parameter = &description.0["components"]["parameters"]["ReaderDay"];
    assert_eq!(parameter["name"], "Reader-Day");
    let example = parameter["example"].as_str().unwrap();
    assert!(example.parse::<LocalDay>().is_ok());
    for (path, operations) in description.0["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let parameters = operation["parameters"].as_array().into_iter().flatten();
            let takes_day = parameters
                .filter_map(|parameter| parameter["$ref"].as_str())
                .any(|reference| reference.ends_with("/ReaderDay"));
            assert_eq!(takes_day, method != "get", "{method} {path}");
        }
    }
}
