//! The database's address: what it asks for, and what is said of it.

use std::env;
use std::ffi::OsStr;

use super::server::process::{Server, command};

fn secure() -> (String, String) {
    let variable = |name| env::var(name).expect("run by tools/postgres/run.mjs");
    (
        variable("PIPEFRAME_TEST_POSTGRES_SECURE"),
        variable("PIPEFRAME_TEST_POSTGRES_AUTHORITY"),
    )
}

/// What a server says that can't start.
fn complaint(address: &str) -> String {
    let output = command([
        ("DATABASE_URL", OsStr::new(address)),
        ("PIPEFRAME_LOG", OsStr::new("trace")),
    ])
    .output()
    .unwrap();
    assert!(!output.status.success(), "{address}");
    let complained = String::from_utf8(output.stderr).unwrap();
    let logged = String::from_utf8(output.stdout).unwrap();
    for secret in ["p%40ss", "p@ss", "wrong-password"] {
        assert!(!complained.contains(secret), "{complained}");
        assert!(!logged.contains(secret), "{logged}");
    }
    complained
}

#[test]
fn an_address_that_asks_for_tls_has_it_and_the_password_stays_out_of_the_log() {
    let (address, authority) = secure();
    let address = format!("{address}?sslmode=verify-full&sslrootcert={authority}");
    let server = Server::start_with([
        ("DATABASE_URL", OsStr::new(&address)),
        ("PIPEFRAME_LOG", OsStr::new("trace")),
    ]);
    assert_eq!(server.get("/contacts").status, 200);
    server.terminate();
    let (is_good, log) = server.ended();
    assert!(is_good, "{log}");
    assert!(!log.contains("p%40ss") && !log.contains("p@ss"), "{log}");
}

#[test]
fn a_database_whose_certificate_nobody_known_has_signed_is_not_talked_to() {
    let (address, _) = secure();
    let said = complaint(&format!("{address}?sslmode=verify-full"));
    assert!(said.contains("can't be reached"), "{said}");
    assert!(said.contains("certificate"), "{said}");
}

#[test]
fn what_is_wrong_with_an_address_is_said_with_what_to_do() {
    let (address, authority) = secure();
    let wrong = address.replace("p%40ss%2Fword", "wrong-password");
    let said = complaint(&format!(
        "{wrong}?sslmode=verify-full&sslrootcert={authority}"
    ));
    assert!(said.contains("password authentication failed"), "{said}");
    let said = complaint("postgres://user:wrong-password@127.0.0.1:1/name");
    assert!(said.contains("See that it runs"), "{said}");
    for address in [
        "mysql://user:wrong-password@host/name",
        "postgres://user:wrong-password@host:port/name",
        "postgres://user:p@ss/word@host/name",
    ] {
        let said = complaint(address);
        assert!(said.contains("DATABASE_URL is not understood"), "{said}");
    }
    let both = [
        ("DATABASE_URL", OsStr::new(&address)),
        ("PIPEFRAME_DATABASE", OsStr::new(":memory:")),
    ];
    let output = command(both).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("both set"), "{said}");
}
