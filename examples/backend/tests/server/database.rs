//! What is kept: over restarts, from older versions, and for how long.

use std::ffi::OsStr;
use std::time::{SystemTime, UNIX_EPOCH};

use super::place::{Place, is_on_postgres};
use super::process::{Server, command};

fn stop(server: Server) {
    server.terminate();
    let (is_good, log) = server.ended();
    assert!(is_good, "{log}");
}

#[test]
fn everything_survives_a_restart() {
    let place = Place::new();
    let paths = [
        "/vehicles?resource=deal&record=2",
        "/vehicles/1",
        "/contacts",
        "/settings",
        "/writes/k",
    ];
    let server = Server::start_on(&place);
    let sent = server.write("POST", "/vehicles/1/proposals/1/send", None, Some("k"));
    assert_eq!(sent.status, 200);
    let before = paths.map(|path| server.get(path).text);
    stop(server);

    let server = Server::start_on(&place);
    assert_eq!(paths.map(|path| server.get(path).text), before);
    let repeat = server.write("POST", "/vehicles/1/proposals/1/send", None, Some("k"));
    assert_eq!(repeat.text, sent.text);
}

/// What servers of the first three versions have left, as they wrote it.
#[test]
fn a_file_of_every_earlier_version_is_brought_up_to_date() {
    let versions = [
        include_str!("../../server/storage/migrations/sqlite/0001_garage.sql"),
        include_str!("../../server/storage/migrations/sqlite/0002_writes.sql"),
        include_str!("../../server/storage/migrations/sqlite/0003_expected_writes.sql"),
    ];
    if is_on_postgres() {
        return;
    }
    for version in 1..=versions.len() {
        let place = Place::new();
        place.execute(&versions[..version].concat());
        place.execute(
            "INSERT INTO companies VALUES (1, 'Old garage', 'a@b.example', 3, 7, 1, 0, 1, 5, NULL, NULL)",
        );
        if version == 3 {
            place.execute("INSERT INTO writes VALUES (1, 1, 'old', 'PUT /connection null', 200, '{}', NULL, 99999999999)");
        }
        place.execute(&format!("PRAGMA user_version = {version}"));

        let server = Server::start_on(&place);
        let page = server.get("/settings").json();
        assert_eq!(page["settings"]["sender"], "Old garage");
        assert_eq!(page["revision"], 5);
        let first = server.write("PUT", "/connection", None, Some("k"));
        assert_eq!(server.get("/writes/k").json()["answer"], first.json());
        if version == 3 {
            let old = server.write("PUT", "/connection", None, Some("old"));
            assert_eq!(old.json(), serde_json::json!({}));
        }
        stop(server);
        // An older server knows by this that the file is too new for it.
        let kept = place.numbers("SELECT user_version FROM pragma_user_version");
        assert_eq!(kept, [place.version()]);
        stop(Server::start_on(&place));
    }
}

#[test]
fn what_was_applied_and_then_changed_is_told_before_anything_is_done() {
    let place = Place::new();
    stop(Server::start_on(&place));
    let (first, last) = (1, place.version());
    place.execute(&format!(
        "UPDATE _sqlx_migrations SET checksum = (SELECT checksum FROM _sqlx_migrations WHERE version = {last}) WHERE version = {first}"
    ));
    let (name, database) = place.variable();
    let output = command([(name, database.as_os_str())]).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("can't be brought up to date"), "{said}");
}

#[test]
fn what_may_still_arrive_is_known_to_a_server_that_was_started_again() {
    let place = Place::new();
    let server = Server::start_on(&place);
    assert_eq!(server.get("/writes/k").json()["state"], "unknown");
    stop(server);
    let earlier = "UPDATE writes SET expected_since = expected_since - 60";
    place.execute(earlier);

    let server = Server::start_on(&place);
    let fate = server.get("/writes/k").json();
    assert_eq!(fate["state"], "unknown");
    assert!(fate["may_arrive_for"].as_u64().unwrap() <= 30, "{fate}");
    place.execute(earlier);
    let fate = server.get("/writes/k").json();
    assert_eq!(fate["problem"]["type"], "/problems/never-arrived");
    let late = server.write("PUT", "/connection", None, Some("k"));
    assert_eq!(
        (late.status, late.problem().as_str()),
        (410, "never-arrived")
    );
}

#[test]
fn a_database_of_a_later_version_is_left_alone() {
    let place = Place::new();
    stop(Server::start_on(&place));
    place.execute(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         SELECT 99, 'later', success, checksum, 0 FROM _sqlx_migrations WHERE version = 1",
    );
    let (name, database) = place.variable();
    let output = command([(name, database.as_os_str())]).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("version 99"), "{said}");
    assert_eq!(place.version(), 99);
}

#[test]
fn an_answer_is_forgotten_after_a_day() {
    let place = Place::new();
    let server = Server::start_on(&place);
    assert_eq!(
        server.write("PUT", "/connection", None, Some("k")).status,
        200
    );
    let day = 24 * 60 * 60;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let left = place.numbers("SELECT expires_at FROM writes")[0] - now.as_secs().cast_signed();
    assert!((day - 60..=day).contains(&left), "{left}");

    place.execute("UPDATE writes SET expires_at = 1");
    assert_eq!(server.get("/writes/k").json()["state"], "unknown");
    let again = server.write("DELETE", "/connection", None, Some("k"));
    assert_eq!(again.status, 200, "a forgotten key is free: {}", again.text);
    assert_eq!(server.get("/writes/k").json()["answer"], again.json());
}

#[test]
fn what_has_expired_is_gone_after_the_next_start_also_of_companies_that_do_not_come_back() {
    let place = Place::new();
    let server = Server::start_on(&place);
    server.write("PUT", "/connection", None, Some("old"));
    stop(server);
    place.execute("UPDATE writes SET expires_at = 1");
    let server = Server::start_on(&place);
    let is_gone = || place.numbers("SELECT 1 FROM writes").is_empty();
    let mut attempts = 0..100;
    while !is_gone() && attempts.next().is_some() {
        server.request("GET", "/health", &[], "");
    }
    assert!(is_gone());
}

#[test]
fn a_write_touches_the_rows_that_it_changes_and_no_others() {
    let place = Place::new();
    let server = Server::start_on(&place);
    server.get("/settings");
    place.execute("CREATE TABLE touched (vehicle BIGINT)");
    place.execute(if is_on_postgres() {
        "CREATE FUNCTION touch() RETURNS trigger AS 'BEGIN INSERT INTO touched VALUES (new.vehicle); RETURN NULL; END' LANGUAGE plpgsql;
         CREATE TRIGGER touch AFTER INSERT ON vehicles FOR EACH ROW EXECUTE FUNCTION touch();"
    } else {
        "CREATE TRIGGER touch AFTER INSERT ON vehicles BEGIN INSERT INTO touched VALUES (new.vehicle); END"
    });
    let sent = server.write("POST", "/vehicles/7/proposals/1/send", None, None);
    assert_eq!(sent.status, 200, "{}", sent.text);
    assert_eq!(place.numbers("SELECT vehicle FROM touched"), [7]);
}

#[test]
fn a_server_for_development_is_for_this_machine_alone() {
    let start = |host: &str| {
        let variables = [
            ("PIPEFRAME_DEVELOPMENT", OsStr::new("1")),
            ("PIPEFRAME_HOST", OsStr::new(host)),
            ("PIPEFRAME_DATABASE", OsStr::new("/dev/null/nowhere")),
        ];
        let output = command(variables).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    };
    for host in ["0.0.0.0", "::", "192.0.2.1", "::ffff:192.0.2.1"] {
        let said = start(host);
        assert!(
            said.contains("PIPEFRAME_HOST lets other machines ask"),
            "{host}: {said}"
        );
    }
    for host in ["127.0.0.1", "127.1.2.3", "::1"] {
        let said = start(host);
        assert!(!said.contains("PIPEFRAME_HOST"), "{host}: {said}");
    }
}

#[test]
fn the_server_does_not_start_without_a_secret() {
    let output = command([("PIPEFRAME_JWT_SECRET", OsStr::new(" "))])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("Set PIPEFRAME_JWT_SECRET"), "{said}");
}

#[test]
fn every_setting_that_is_saved_is_read_again() {
    let place = Place::new();
    let server = Server::start_on(&place);
    let page = server.get("/settings").json();
    let mut settings = page["settings"].clone();
    for (_, value) in settings.as_object_mut().unwrap() {
        *value = match &*value {
            serde_json::Value::Bool(is_on) => (!is_on).into(),
            serde_json::Value::Number(days) if days.as_u64() == Some(14) => 30.into(),
            serde_json::Value::Number(_) => 14.into(),
            _ => "somebody.else@example.com".into(),
        };
    }
    let before = page["settings"].as_object().unwrap();
    assert!(before.iter().all(|(name, value)| settings[name] != *value));
    // The row is there already, so that this save changes it.
    for revision in [
        page["revision"].clone(),
        server.get("/settings").json()["revision"].clone(),
    ] {
        let saved = serde_json::json!({ "settings": page["settings"], "revision": revision });
        server.write("PUT", "/settings", Some(&saved), None);
    }
    let revision = server.get("/settings").json()["revision"].clone();
    let saved = serde_json::json!({ "settings": settings, "revision": revision });
    assert_eq!(
        server.write("PUT", "/settings", Some(&saved), None).status,
        200
    );
    stop(server);

    let server = Server::start_on(&place);
    assert_eq!(server.get("/settings").json()["settings"], settings);
}
