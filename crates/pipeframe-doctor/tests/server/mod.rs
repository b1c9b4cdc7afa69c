//! A web server on this machine that answers as a file says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use serde_json::Value;

/// A server that answers until the test ends.
pub(crate) struct Server {
    pub(crate) port: u16,
}

impl Server {
    /// Serves pages: by path a status, headers and a body.
    pub(crate) fn start(pages: Value) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that speaks TLS hangs up.
                let _ = answer(stream, &pages);
            }
        });
        Self { port }
    }
}

/// Starts a server that answers every first message in plain text, and gives its port.
pub(crate) fn start_without_tls() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = stream.read(&mut [0; 4_096]);
            let _ = stream.write_all(b"HTTP/1.1 400 Bad request\r\n\r\n");
        }
    });
    port
}

fn answer(mut stream: TcpStream, pages: &Value) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    let target = first.split(' ').nth(1).unwrap_or_default();
    let path = target.split('?').next().unwrap_or_default();
    let page = &pages[path];
    let status = page["status"].as_u64().unwrap_or(404);
    let body = page["body"].as_str().unwrap_or_default();
    write!(
        stream,
        "HTTP/1.1 {status} Answer\r\ncontent-length: {}\r\nconnection: close\r\n",
        body.len()
    )?;
    for (name, value) in page["headers"].as_object().into_iter().flatten() {
        write!(stream, "{name}: {}\r\n", value.as_str().unwrap_or_default())?;
    }
    write!(stream, "\r\n{body}")
}
