//! Pages that don't start, and requests that lead nowhere, named as what they are.

use serde_json::{Value, json};

use super::stage::Stage;
use crate::desk::{ApiRequest, FailedRequest, FrameStatus, Input};
use crate::log::Kind;
use crate::trouble::{Sight, Trouble};

fn forbidden() -> Trouble {
    Trouble::Forbidden {
        header: "X-Frame-Options: DENY".into(),
        framed_by: "http://127.0.0.1:8080".into(),
    }
}

fn notes(stage: &Stage) -> Vec<&str> {
    let notes = stage.log.iter().filter(|entry| entry.kind == Kind::Note);
    notes
        .map(|entry| match &entry.finding {
            Some(finding) => finding.what.as_str(),
            None => entry.error.as_deref().unwrap(),
        })
        .collect()
}

#[test]
fn a_page_that_says_nothing_is_looked_at_once_soon_after_it_was_loaded() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Loaded(panel));
    stage.wait(1_999);
    assert_eq!(stage.looked, []);
    stage.wait(1);
    assert_eq!(stage.looked, [panel]);
    stage.wait(20_000);
    assert_eq!(
        stage.looked.iter().filter(|frame| **frame == panel).count(),
        1
    );
}

#[test]
fn a_page_that_has_spoken_is_not_looked_at() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Loaded(panel));
    stage.listen(panel, "visibility");
    stage.wait(20_000);
    assert!(!stage.looked.contains(&panel));
}

#[test]
fn a_page_that_never_loads_is_looked_at_when_its_time_is_over() {
    let mut stage = Stage::open();
    stage.wait(10_000);
    assert!(stage.looked.contains(&stage.panel()));
}

#[test]
fn the_cause_is_noted_at_once_and_said_again_when_the_time_is_over() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Looked(panel, Sight::Trouble(forbidden())));
    let cause = forbidden().cause();
    assert_eq!(notes(&stage), [cause.as_str()]);
    assert_eq!(
        stage.desk.frame(panel).unwrap().status,
        FrameStatus::Loading
    );
    stage.wait(10_000);
    let refused = stage.log.iter().filter(|entry| entry.kind == Kind::Refused);
    let whats: Vec<_> = refused
        .map(|entry| entry.finding.clone().unwrap().what)
        .collect();
    assert!(whats.contains(&format!("No `initialize` came within ten seconds. {cause}")));
}

#[test]
fn a_page_that_loads_well_and_says_nothing_is_known_as_that() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Looked(panel, Sight::Unknown));
    assert!(!stage.desk.frame(panel).unwrap().loads_well);
    stage.input(Input::Looked(panel, Sight::LoadsWell));
    assert!(stage.desk.frame(panel).unwrap().loads_well);
    assert_eq!(notes(&stage), [""; 0]);
}

#[test]
fn a_page_that_started_meanwhile_has_no_trouble() {
    let mut stage = Stage::started();
    let panel = stage.panel();
    stage.input(Input::Looked(panel, Sight::Trouble(forbidden())));
    assert_eq!(notes(&stage), [""; 0]);
    assert_eq!(stage.desk.frame(panel).unwrap().trouble, None);
}

#[test]
fn an_error_that_a_page_reports_keeps_it_from_starting_or_is_listed() {
    let mut stage = Stage::open();
    let panel = stage.panel();
    stage.input(Input::Threw(panel, "TypeError: x is undefined".into()));
    assert!(notes(&stage)[0].contains("before it called initialize: TypeError"));
    stage.command(panel, "initialize", json!({}));
    stage.input(Input::Threw(panel, "RangeError: y".into()));
    assert_eq!(notes(&stage)[1], "The page threw: RangeError: y");
}

#[test]
fn a_failed_request_to_the_apps_server_is_listed_with_what_helps_and_without_a_token() {
    let mut stage = Stage::started();
    let panel = stage.panel();
    let fail = |stage: &mut Stage, status: Option<u16>, detail: &str| {
        let request = FailedRequest {
            call: "GET /api/greeting".into(),
            status,
            detail: detail.into(),
        };
        stage.input(Input::RequestFailed(panel, request));
        stage.log.last().unwrap().error.clone().unwrap()
    };
    let refused = fail(&mut stage, Some(401), "");
    assert!(refused.starts_with("The app's server answered GET /api/greeting with 401. It checks"));
    let told = fail(
        &mut stage,
        Some(503),
        "No room for eyJhbGciOi.eyJ1c2VyIjox.c2ln",
    );
    assert!(told.contains("with 503. No room for eyJh…"), "{told}");
    assert!(fail(&mut stage, None, "").contains("got no answer"));
    for _ in 0..40 {
        fail(&mut stage, None, "");
    }
    assert_eq!(notes(&stage).len(), 2 + 20);
}

#[test]
fn requests_for_the_api_are_listed_and_one_that_repeats_is_named_once() {
    let mut stage = Stage::started();
    let ask = |stage: &mut Stage| {
        stage.input(Input::AskedApi(ApiRequest {
            method: "GET".into(),
            path: "/api/v1/deals/1".into(),
            origin: Some("http://localhost:8080".into()),
        }));
    };
    for _ in 0..40 {
        ask(&mut stage);
        stage.wait(100);
    }
    let listed = notes(&stage);
    assert_eq!(listed.len(), 20);
    assert!(listed[0].contains("GET /api/v1/deals/1, and got 404"));
    assert!(listed[19].contains("20 times in ten seconds"));
    stage.wait(10_000);
    ask(&mut stage);
    assert_eq!(notes(&stage).len(), 21, "after a pause it is listed again");
}

#[test]
fn a_browser_without_storage_for_frames_is_named_once() {
    let mut stage = Stage::started();
    stage.input(Input::StorageBlocked);
    assert_eq!(notes(&stage).len(), 1);
    assert!(notes(&stage)[0].contains("no storage and no cookies"));
}

#[test]
fn what_the_browser_denies_is_noted() {
    let mut stage = Stage::started();
    stage.input(Input::Denied(vec!["microphone"]));
    assert!(notes(&stage)[0].ends_with("and so its frames: microphone."));
    let noted = serde_json::to_value(stage.log.last()).unwrap();
    assert_eq!(noted["certainty"], Value::from("assumed"));
}
