//! How the server ends.

use std::io::{Read, Write};
use std::net::TcpStream;

use super::process::Server;
use super::token::bearer;

#[test]
fn a_server_without_requests_ends_at_once_and_well() {
    let server = Server::start();
    server.terminate();
    let (is_good, log) = server.ended();
    assert!(is_good, "{log}");
}

#[test]
fn what_is_under_way_is_answered_before_the_end() {
    let server = Server::start();
    let body = r#"{"resource":"deal","record":3,"name":"Volvo V60","plate":"HS 104"}"#;
    let (sent_first, sent_later) = body.split_at(20);
    let mut connection = TcpStream::connect(&server.address).unwrap();
    write!(
        connection,
        "POST /api/vehicles HTTP/1.1\r\nhost: x\r\nauthorization: {}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nexpect: 100-continue\r\n\r\n",
        bearer(1, 1),
        body.len()
    )
    .unwrap();
    // The interim answer says that the request is in the server's hands.
    let mut interim = [0; 25];
    connection.read_exact(&mut interim).unwrap();
    assert!(interim.starts_with(b"HTTP/1.1 100"));

    server.terminate();
    connection.write_all(sent_first.as_bytes()).unwrap();
    connection.write_all(sent_later.as_bytes()).unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let (is_good, log) = server.ended();
    assert!(is_good, "{log}");
}
