//! What becomes of requests when the database fails in the middle of them.

use std::ffi::OsStr;
use std::{env, thread};

use serde_json::{Value, json};

use super::gate::Gate;
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

#[test]
fn while_the_database_is_away_requests_wait_for_it_and_then_are_told() {
    let place = Place::new();
    let gate = Gate::before(port_of_cluster());
    let address = address_by_port(&place, gate.port);
    let server = Server::start_with([("DATABASE_URL", OsStr::new(&address))]);
    assert_eq!(server.get("/contacts").status, 200);
    let health = || server.request("GET", "/health", &[], "").status;

    gate.shut();
    let waiting = thread::scope(|scope| {
        let write = || server.write("POST", "/vehicles", Some(&vehicle(1)), Some("k"));
        let waiting = scope.spawn(write);
        assert_eq!(health(), 503);
        gate.open();
        waiting.join().unwrap()
    });
    assert_eq!(
        waiting.status, 200,
        "it was away for a moment: {}",
        waiting.text
    );
    assert_eq!(health(), 200);

    gate.shut();
    let told = server.write("POST", "/vehicles", Some(&vehicle(2)), Some("l"));
    assert_eq!((told.status, told.problem().as_str()), (503, "busy"));
    gate.open();
    assert_eq!(held(&server), 1);
    let again = server.write("POST", "/vehicles", Some(&vehicle(2)), Some("l"));
    assert_eq!((again.status, held(&server)), (200, 2));
}

/// The way that takes passwords: who asks with which, and the rest.
fn way_of_cluster() -> (String, String) {
    let address =
        env::var("PIPEFRAME_TEST_POSTGRES_SECURE").expect("run by tools/postgres/run.mjs");
    let (who, rest) = address.split_once("@localhost:").unwrap();
    (who.to_owned(), rest.to_owned())
}

fn port_of_cluster() -> u16 {
    let (_, rest) = way_of_cluster();
    rest.split_once('/').unwrap().0.parse().unwrap()
}

/// The address of a database by another port.
fn address_by_port(place: &Place, port: u16) -> String {
    let (_, address) = place.variable();
    let address = address.into_string().unwrap();
    let name = address.split(['/', '?']).nth(3).unwrap();
    let (who, _) = way_of_cluster();
    format!("{who}@127.0.0.1:{port}/{name}")
}
