//! What is kept: over restarts, from older versions, and for how long.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use rusqlite::Connection;

use super::process::{Server, command};

/// A folder that goes with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("pipeframe-{name}-{}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn database(&self) -> PathBuf {
        self.0.join("backend.sqlite3")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left is in the system's temporary folder.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn start(database: &Path) -> Server {
    Server::start_with([("PIPEFRAME_DATABASE", database.as_os_str())])
}

fn stop(server: Server) {
    server.terminate();
    let (is_good, log) = server.ended();
    assert!(is_good, "{log}");
}

fn version(database: &Path) -> u32 {
    let connection = Connection::open(database).unwrap();
    connection
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap()
}

#[test]
fn everything_survives_a_restart() {
    let folder = Folder::new("restart");
    let paths = [
        "/vehicles?resource=deal&record=2",
        "/vehicles/1",
        "/contacts",
        "/settings",
        "/writes/k",
    ];
    let server = start(&folder.database());
    let sent = server.write("POST", "/vehicles/1/proposals/1/send", None, Some("k"));
    assert_eq!(sent.status, 200);
    let before = paths.map(|path| server.get(path).text);
    stop(server);

    let server = start(&folder.database());
    assert_eq!(paths.map(|path| server.get(path).text), before);
    let repeat = server.write("POST", "/vehicles/1/proposals/1/send", None, Some("k"));
    assert_eq!(repeat.text, sent.text);
}

#[test]
fn a_database_of_the_first_version_is_brought_up_to_date() {
    let folder = Folder::new("migration");
    let connection = Connection::open(folder.database()).unwrap();
    connection
        .execute_batch(include_str!(
            "../../server/storage/migrations/0001_garage.sql"
        ))
        .unwrap();
    connection
        .execute_batch(
            "INSERT INTO companies VALUES (1, 'Old garage', 'a@b.example', 3, 7, 1, 0, 1, 5, NULL, NULL);
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(connection);

    let server = start(&folder.database());
    let page = server.get("/settings").json();
    assert_eq!(page["settings"]["sender"], "Old garage");
    assert_eq!(page["revision"], 5);
    let first = server.write("PUT", "/connection", None, Some("k"));
    assert_eq!(server.get("/writes/k").json()["answer"], first.json());
    stop(server);
    assert_eq!(version(&folder.database()), 3);
}

#[test]
fn what_may_still_arrive_is_known_to_a_server_that_was_started_again() {
    let folder = Folder::new("expected");
    let server = start(&folder.database());
    assert_eq!(server.get("/writes/k").json()["state"], "unknown");
    stop(server);
    let connection = Connection::open(folder.database()).unwrap();
    let earlier = "UPDATE writes SET expected_since = expected_since - 89";
    connection.execute(earlier, []).unwrap();

    let server = start(&folder.database());
    let fate = server.get("/writes/k").json();
    assert_eq!(fate["state"], "unknown");
    assert!(fate["may_arrive_for"].as_u64().unwrap() <= 1, "{fate}");
    connection.execute(earlier, []).unwrap();
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
    let folder = Folder::new("later");
    let connection = Connection::open(folder.database()).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);

    let output = command([("PIPEFRAME_DATABASE", folder.database().as_os_str())])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("version 99"), "{said}");
    assert_eq!(version(&folder.database()), 99);
}

#[test]
fn an_answer_is_forgotten_after_a_day() {
    let folder = Folder::new("expiry");
    let server = start(&folder.database());
    assert_eq!(
        server.write("PUT", "/connection", None, Some("k")).status,
        200
    );
    let connection = Connection::open(folder.database()).unwrap();
    let hours: i64 = connection
        .query_row(
            "SELECT (expires_at - unixepoch()) / 3600 FROM writes",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert!((23..=24).contains(&hours), "{hours}");

    connection
        .execute("UPDATE writes SET expires_at = unixepoch()", [])
        .unwrap();
    assert_eq!(server.get("/writes/k").json()["state"], "unknown");
    let again = server.write("DELETE", "/connection", None, Some("k"));
    assert_eq!(again.status, 200, "a forgotten key is free: {}", again.text);
    assert_eq!(server.get("/writes/k").json()["answer"], again.json());
}

#[test]
fn a_write_touches_the_rows_that_it_changes_and_no_others() {
    let folder = Folder::new("rows");
    let server = start(&folder.database());
    server.get("/settings");
    let connection = Connection::open(folder.database()).unwrap();
    connection
        .execute_batch(
            "CREATE TABLE touched (vehicle INTEGER);
             CREATE TRIGGER touch AFTER INSERT ON vehicles BEGIN INSERT INTO touched VALUES (new.vehicle); END;",
        )
        .unwrap();
    let sent = server.write("POST", "/vehicles/7/proposals/1/send", None, None);
    assert_eq!(sent.status, 200, "{}", sent.text);
    let touched: Vec<u64> = connection
        .prepare("SELECT vehicle FROM touched")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(touched, [7]);
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
    let folder = Folder::new("settings");
    let server = start(&folder.database());
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

    let server = start(&folder.database());
    assert_eq!(server.get("/settings").json()["settings"], settings);
}
