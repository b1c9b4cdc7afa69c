//! A write that arrives twice is done once, and one whose answer was lost can be asked for.

use std::thread;

use serde_json::{Value, json};

use super::process::Server;

const SEND: &str = "/vehicles/1/proposals/1/send";

fn volvo() -> Value {
    json!({ "resource": "deal", "record": 3, "name": "Volvo V60", "plate": "HS 104" })
}

fn vehicles(server: &Server) -> usize {
    let list = server.get("/vehicles?resource=deal&record=3").json();
    list["vehicles"].as_array().unwrap().len()
}

#[test]
fn a_repeat_gets_the_first_result() {
    let server = Server::start();
    let first = server.write("POST", SEND, None, Some("key-1"));
    let repeat = server.write("POST", SEND, None, Some("key-1"));
    assert_eq!((first.status, repeat.status), (200, 200));
    assert_eq!(repeat.text, first.text);
    assert_eq!(
        server.write("POST", SEND, None, Some("\"key-1\"")).text,
        first.text
    );
    assert_eq!(
        server.write("POST", SEND, None, Some("key-2")).problem(),
        "already-sent"
    );
}

#[test]
fn repeats_that_arrive_together_are_done_once() {
    let server = Server::start();
    let answers = thread::scope(|scope| {
        let send = || server.write("POST", "/vehicles", Some(&volvo()), Some("k"));
        let senders: Vec<_> = (0..8).map(|_| scope.spawn(send)).collect();
        senders
            .into_iter()
            .map(|sender| sender.join().unwrap())
            .collect::<Vec<_>>()
    });
    assert!(answers.iter().all(|answer| answer.status == 200));
    assert!(answers.iter().all(|answer| answer.text == answers[0].text));
    assert_eq!(vehicles(&server), 1);
}

#[test]
fn a_key_is_not_taken_for_another_write() {
    let server = Server::start();
    let other = json!({ "resource": "deal", "record": 3, "name": "Volvo V90", "plate": "HS 105" });
    assert_eq!(
        server
            .write("POST", "/vehicles", Some(&volvo()), Some("k"))
            .status,
        200
    );
    let refused = server.write("POST", "/vehicles", Some(&other), Some("k"));
    assert_eq!(
        (refused.status, refused.problem().as_str()),
        (422, "key-reused")
    );
    assert_eq!(
        server.write("POST", SEND, None, Some("k")).problem(),
        "key-reused"
    );
    assert_eq!(vehicles(&server), 1);
}

#[test]
fn a_refusal_ends_its_key_and_the_same_may_be_tried_with_another() {
    let server = Server::start();
    assert_eq!(
        server.write("DELETE", "/connection", None, None).status,
        200
    );
    assert_eq!(
        server.write("POST", SEND, None, Some("k")).problem(),
        "not-connected"
    );
    let fate = server.get("/writes/k").json();
    assert_eq!(fate["state"], "refused");
    assert_eq!(fate["problem"]["type"], "/problems/not-connected");
    assert_eq!(server.write("PUT", "/connection", None, None).status, 200);
    // A copy that was on its way all the time.
    assert_eq!(server.write("POST", SEND, None, Some("k")).status, 403);
    assert_eq!(server.write("POST", SEND, None, Some("k2")).status, 200);
}

#[test]
fn a_write_whose_answer_was_lost_is_resolved_by_its_key() {
    let server = Server::start();
    let before = server.get("/writes/k").json();
    assert_eq!(before["state"], "unknown");
    assert_eq!(before["may_arrive_for"], 90);
    let first = server.write("POST", SEND, None, Some("k"));
    assert_eq!(first.status, 200);
    let resolved = server.get("/writes/k").json();
    assert_eq!(resolved["state"], "done");
    assert_eq!(resolved["answer"], first.json());
}

#[test]
fn a_save_from_an_older_revision_is_a_conflict_and_changes_nothing() {
    let server = Server::start();
    let page = server.get("/settings").json();
    let save = |sender: &str| {
        let mut settings = page["settings"].clone();
        settings["sender"] = sender.into();
        let saved = json!({ "settings": settings, "revision": page["revision"] });
        server.write("PUT", "/settings", Some(&saved), None)
    };
    assert_eq!(save("First").json()["settings"]["sender"], "First");
    let second = save("Second");
    assert_eq!(
        (second.status, second.problem().as_str()),
        (409, "conflict")
    );
    assert_eq!(
        server.get("/settings").json()["settings"]["sender"],
        "First"
    );
}
