//! What becomes of requests when the database fails in the middle of them.

use std::thread;

use serde_json::{Value, json};

use super::server::place::Place;
use super::server::process::Server;

const END_ALL: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

fn vehicle(number: u64) -> Value {
    json!({ "resource": "deal", "record": 3, "name": "Volvo", "plate": format!("A {number}") })
}

fn held(server: &Server) -> usize {
    let list = server.get("/vehicles?resource=deal&record=3").json();
    list["vehicles"].as_array().unwrap().len()
}

/// A server with a company, whose vehicles have a trigger that does something the first time.
fn with_trigger(kind: &str, when: &str, first: &str) -> (Place, Server) {
    let place = Place::new();
    let server = Server::start_on(&place);
    server.get("/contacts");
    // A sequence goes on also where its transaction is undone.
    place.execute(&format!(
        "CREATE SEQUENCE attempts;
         CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN IF nextval('attempts') = 1 THEN {first}; END IF; RETURN NULL; END $$;
         CREATE {kind} fail AFTER INSERT ON vehicles {when} FOR EACH ROW EXECUTE FUNCTION fail();"
    ));
    (place, server)
}

#[test]
fn connections_that_were_lost_are_made_again_unseen() {
    let place = Place::new();
    let server = Server::start_on(&place);
    assert_eq!(server.get("/contacts").status, 200);
    for number in 0..5 {
        place.numbers(&format!("SELECT count(*) FROM ({END_ALL}) ended"));
        let sent = server.write(
            "POST",
            "/vehicles",
            Some(&vehicle(number)),
            Some(&number.to_string()),
        );
        assert_eq!(sent.status, 200, "{}", sent.text);
        place.numbers(&format!("SELECT count(*) FROM ({END_ALL}) ended"));
        assert_eq!(server.get("/contacts").status, 200);
        assert_eq!(server.request("GET", "/health", &[], "").status, 200);
    }
    assert_eq!(held(&server), 5);
}

#[test]
fn writes_whose_connections_are_cut_all_the_time_are_done_once() {
    let place = Place::new();
    let server = Server::start_on(&place);
    server.get("/contacts");
    thread::scope(|scope| {
        let sending: Vec<_> = (0..12)
            .map(|number| {
                let server = &server;
                scope.spawn(move || {
                    let key = number.to_string();
                    server.write("POST", "/vehicles", Some(&vehicle(number)), Some(&key))
                })
            })
            .collect();
        for _ in 0..10 {
            place.numbers(&format!("SELECT count(*) FROM ({END_ALL}) ended"));
        }
        for sending in sending {
            let answer = sending.join().unwrap();
            assert_eq!(answer.status, 200, "{}", answer.text);
        }
    });
    assert_eq!(held(&server), 12);
}

#[test]
fn what_could_not_be_put_in_an_order_is_done_again() {
    for code in ["40001", "40P01"] {
        let failure = format!("RAISE EXCEPTION 'in the way' USING ERRCODE = '{code}'");
        let (_place, server) = with_trigger("TRIGGER", "", &failure);
        // Nothing was done, so that it needs no key.
        let sent = server.write("POST", "/vehicles", Some(&vehicle(1)), None);
        assert_eq!(sent.status, 200, "{}", sent.text);
        assert_eq!(held(&server), 1);
    }
}

#[test]
fn a_write_whose_commit_was_lost_is_repeated_by_its_key_and_else_left_alone() {
    let lost = "PERFORM pg_terminate_backend(pg_backend_pid())";
    let deferred = "DEFERRABLE INITIALLY DEFERRED";
    for (key, status) in [(Some("k"), 200), (None, 500)] {
        let (place, server) = with_trigger("CONSTRAINT TRIGGER", deferred, lost);
        let sent = server.write("POST", "/vehicles", Some(&vehicle(1)), key);
        assert_eq!(sent.status, status, "{}", sent.text);
        assert_eq!(held(&server), usize::from(key.is_some()));
        assert_eq!(place.numbers("SELECT last_value FROM attempts").len(), 1);
    }
}

#[test]
fn what_a_trigger_refuses_is_a_fault_and_nothing_is_kept() {
    let (_place, server) =
        with_trigger("TRIGGER", "", "RAISE EXCEPTION 'a secret of the database'");
    let sent = server.write("POST", "/vehicles", Some(&vehicle(1)), Some("k"));
    assert_eq!((sent.status, sent.problem().as_str()), (500, "fault"));
    assert!(!sent.text.contains("secret"), "{}", sent.text);
    assert_eq!(held(&server), 0);
    let again = server.write("POST", "/vehicles", Some(&vehicle(1)), Some("k"));
    assert_eq!(again.status, 200, "its key is still free");
}
