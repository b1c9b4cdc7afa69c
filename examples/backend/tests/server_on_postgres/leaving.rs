//! Users leave while others of their company leave or write.

use std::thread;

use serde_json::json;
use sqlx::{AnyConnection, Connection};
use tokio::runtime;

use super::server::connections::{connect, start, uninstall, vehicle};
use super::server::place::Place;
use super::server::process::Server;
use super::server::token::{claims, signed};

/// Held by a test, so that whoever comes to a trigger stops there.
const BARRIER: &str = "SELECT pg_advisory_lock(77)";
const OPEN: &str = "SELECT pg_advisory_unlock(77)";
/// What a write of company 1 waits for.
const HOLD: &str = "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended('company 1', 0)); SELECT * FROM companies FOR UPDATE;";
const WAITING: &str = "SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database()";

/// Company 1 with these users and some data, and a table whose changes stop at the barrier when they are committed.
fn company(users: &[u64], change: &str) -> (Place, Server) {
    let place = Place::new();
    let server = start(&place, "10");
    connect(&place, users.iter().copied());
    assert_eq!(server.get("/contacts").status, 200);
    place.execute(&format!(
        "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared(77); RETURN NULL; END $$;
         CREATE CONSTRAINT TRIGGER stop AFTER {change} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION stop();"
    ));
    (place, server)
}

fn until_waiting(place: &Place, count: i64) {
    while place.numbers(WAITING) != [count] {
        thread::yield_now();
    }
}

/// Does work between statements of one connection, which holds locks meanwhile.
fn holding<T>(place: &Place, first: &str, last: &str, work: impl FnOnce() -> T) -> T {
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let connect = AnyConnection::connect(&place.address());
    let mut connection = runtime.block_on(connect).unwrap();
    let mut execute = |statements: &str| {
        let executed = sqlx::raw_sql(statements).execute(&mut connection);
        runtime.block_on(executed).unwrap();
    };
    execute(first);
    let done = work();
    execute(last);
    done
}

#[test]
fn the_last_two_users_leave_at_once_and_the_company_s_data_goes_with_them() {
    let (place, server) = company(&[1, 2], "DELETE ON installations");
    thread::scope(|scope| {
        let leaving = holding(&place, BARRIER, OPEN, || {
            let leaving = [1, 2].map(|user| {
                let server = &server;
                scope.spawn(move || uninstall(server, user).status)
            });
            until_waiting(&place, 2);
            leaving
        });
        assert_eq!(leaving.map(|leaving| leaving.join().unwrap()), [204, 204]);
    });
    for table in ["companies", "vehicles", "installations"] {
        assert_eq!(
            place.numbers(&format!("SELECT count(*) FROM {table}")),
            [0],
            "{table}"
        );
    }
}

#[test]
fn the_last_user_leaves_while_a_write_is_under_way() {
    let (place, server) = company(&[1], "INSERT ON vehicles");
    thread::scope(|scope| {
        let (writing, leaving) = holding(&place, BARRIER, OPEN, || {
            let writing = scope.spawn(|| {
                server
                    .write("POST", "/vehicles", Some(&vehicle()), Some("k"))
                    .status
            });
            until_waiting(&place, 1);
            let leaving = scope.spawn(|| uninstall(&server, 1).status);
            until_waiting(&place, 2);
            (writing, leaving)
        });
        assert_eq!(
            (writing.join().unwrap(), leaving.join().unwrap()),
            (200, 204)
        );
    });
    assert_eq!(place.numbers("SELECT count(*) FROM companies"), [0]);
}

#[test]
fn a_write_that_waits_while_its_user_leaves_is_refused() {
    let (place, server) = company(&[1], "INSERT ON clients");
    let company = [HOLD, "DELETE FROM installations"].concat();
    thread::scope(|scope| {
        let writing = holding(&place, &company, "COMMIT", || {
            let writing = scope.spawn(|| {
                server
                    .write("POST", "/vehicles", Some(&vehicle()), Some("k"))
                    .status
            });
            until_waiting(&place, 1);
            writing
        });
        assert_eq!(writing.join().unwrap(), 403);
    });
}

#[test]
fn whoever_waits_for_too_long_is_told_so_on_each_way_in_and_an_uninstallation_goes_on() {
    let place = Place::new();
    let server = start(&place, "1");
    connect(&place, [1]);
    assert_eq!(server.get("/contacts").status, 200);
    let query = format!(
        "resource=deal&view=details&userId=1&companyId=1&selectedIds=3&token={}",
        signed(&claims(1, 1))
    );
    let form = r#"{"name": "Volvo V60", "plate": "HS 104"}"#;
    let modal = || {
        let path = format!("/api/json/product?{query}");
        server.request("POST", &path, &[("content-type", "application/json")], form)
    };
    let webhook = || {
        let headers = [("authorization", "Basic MS0xOng=")];
        server.request("POST", "/webhooks", &headers, "{}")
    };
    holding(&place, HOLD, "COMMIT", || {
        thread::scope(|scope| {
            let api = scope.spawn(|| server.write("POST", "/vehicles", Some(&vehicle()), None));
            let modal = scope.spawn(modal);
            let leaving = scope.spawn(|| uninstall(&server, 1));
            let [api, modal, leaving] = [api, modal, leaving].map(|asked| asked.join().unwrap());
            assert_eq!((api.status, api.problem().as_str()), (504, "too-slow"));
            let title = &modal.json()["error"]["title"];
            assert_eq!(
                (modal.status, title),
                (504, &json!("Car services has a problem"))
            );
            assert_eq!(leaving.status, 504);
        });
    });
    holding(&place, "BEGIN; LOCK TABLE installations", "COMMIT", || {
        assert_eq!(webhook().status, 504);
    });
    while place.numbers("SELECT count(*) FROM companies") != [0] {
        thread::yield_now();
    }
}
