//! Several processes behind one address are one server.

use std::ffi::OsStr;
use std::thread;

use serde_json::json;

use super::server::place::Place;
use super::server::process::{Answer, Server};
use super::server::token::bearer;

fn two(place: &Place) -> [Server; 2] {
    thread::scope(|scope| {
        let starting = [(); 2].map(|()| scope.spawn(|| Server::start_on(place)));
        starting.map(|server| server.join().unwrap())
    })
}

/// Asks all servers at once, several times each.
fn at_once(servers: &[Server], ask: impl Fn(&Server, u64) -> Answer + Sync) -> Vec<Answer> {
    thread::scope(|scope| {
        let ask = &ask;
        let asking: Vec<_> = (0..4)
            .flat_map(|number| servers.iter().map(move |server| (server, number)))
            .map(|(server, number)| scope.spawn(move || ask(server, number)))
            .collect();
        let answers = asking.into_iter().map(|asking| asking.join().unwrap());
        answers.collect()
    })
}

#[test]
fn a_write_that_arrives_at_both_is_done_once() {
    let place = Place::new();
    let servers = two(&place);
    let vehicle = json!({ "resource": "deal", "record": 3, "name": "Volvo", "plate": "A 1" });
    let answers = at_once(&servers, |server, _| {
        server.write("POST", "/vehicles", Some(&vehicle), Some("k"))
    });
    for answer in &answers {
        assert_eq!((answer.status, &answer.text), (200, &answers[0].text));
    }
    let list = servers[1].get("/vehicles?resource=deal&record=3").json();
    assert_eq!(list["vehicles"].as_array().unwrap().len(), 1);
    let fate = servers[0].get("/writes/k").json();
    assert_eq!(fate["answer"], answers[0].json());
}

#[test]
fn a_company_that_comes_to_both_for_the_first_time_begins_once() {
    let place = Place::new();
    let servers = two(&place);
    let answers = at_once(&servers, |server, company| {
        let who = bearer(1, 7 + company % 2);
        server.ask(
            "GET",
            "/vehicles?resource=deal&record=1",
            Some(&who),
            None,
            None,
        )
    });
    for answer in &answers {
        assert_eq!((answer.status, &answer.text), (200, &answers[0].text));
    }
    assert_eq!(place.numbers("SELECT count(*) FROM companies"), [2]);
}

#[test]
fn writes_of_one_company_at_both_are_all_kept() {
    let place = Place::new();
    let servers = two(&place);
    let answers = at_once(&servers, |server, number| {
        let vehicle = json!({ "resource": "deal", "record": 3, "name": "Volvo", "plate": format!("A {number}") });
        server.write("POST", "/vehicles", Some(&vehicle), None)
    });
    assert!(answers.iter().all(|answer| answer.status == 200));
    let list = servers[0].get("/vehicles?resource=deal&record=3").json();
    assert_eq!(list["vehicles"].as_array().unwrap().len(), answers.len());
}

#[test]
fn the_requests_of_a_user_are_counted_together() {
    let place = Place::new();
    let limit = [("PIPEFRAME_REQUESTS_PER_MINUTE", OsStr::new("4"))];
    let servers = [(); 2].map(|()| Server::start_on_with(&place, limit));
    let answers = at_once(&servers, |server, _| server.get("/contacts"));
    let count = |status| {
        answers
            .iter()
            .filter(|answer| answer.status == status)
            .count()
    };
    assert_eq!((count(200), count(429)), (4, 4));
    let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
    let seconds: u32 = refused.header("retry-after").parse().unwrap();
    assert!((1..=15).contains(&seconds), "{seconds}");
    let other = servers[0].ask("GET", "/contacts", Some(&bearer(2, 1)), None, None);
    assert_eq!(other.status, 200);
    place.execute("UPDATE allowances SET full_at = 0");
    assert_eq!(servers[1].get("/contacts").status, 200, "it comes back");
}

#[test]
fn a_process_has_no_more_connections_than_it_is_given_and_leaves_none() {
    let place = Place::new();
    let given = [("PIPEFRAME_DATABASE_CONNECTIONS", OsStr::new("2"))];
    let servers = [Server::start_on_with(&place, given)];
    let answers = at_once(&servers, |server, _| server.get("/contacts"));
    assert!(answers.iter().all(|answer| answer.status == 200));
    let of_this_database = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    let pooled = format!("{of_this_database} AND application_name = 'car-services-server'");
    assert_eq!(place.numbers(&pooled), [2]);
    let [server] = servers;
    server.terminate();
    let (is_good, log) = server.ended();
    assert!(is_good, "{log}");
    // A closed connection is seen by its process a moment later.
    let mut left = place.numbers(of_this_database);
    for _ in 0..100 {
        if left == [0] {
            break;
        }
        left = place.numbers(of_this_database);
    }
    assert_eq!(left, [0]);
}
