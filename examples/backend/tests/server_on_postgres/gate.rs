//! The way to the database, which can be cut.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// Passes connections on to a port while it is open.
pub(crate) struct Gate {
    pub(crate) port: u16,
    /// Both ends of every connection; none while it is shut.
    passing: Arc<Mutex<Option<Vec<TcpStream>>>>,
}

impl Gate {
    /// An open one before a port of this machine.
    pub(crate) fn before(port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let gate = Self {
            port: listener.local_addr().unwrap().port(),
            passing: Arc::new(Mutex::new(Some(Vec::new()))),
        };
        let passing = Arc::clone(&gate.passing);
        thread::spawn(move || {
            for one in listener.incoming().map_while(Result::ok) {
                // Who comes while it is shut is sent away at once.
                if let Some(streams) = passing.lock().unwrap().as_mut() {
                    let other = TcpStream::connect(("127.0.0.1", port)).unwrap();
                    pass(&one, &other);
                    pass(&other, &one);
                    streams.extend([one, other]);
                }
            }
        });
        gate
    }

    /// Cuts every connection, and lets none through.
    pub(crate) fn shut(&self) {
        for stream in self.passing.lock().unwrap().take().into_iter().flatten() {
            // It may have ended by itself.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Lets connections through again.
    pub(crate) fn open(&self) {
        *self.passing.lock().unwrap() = Some(Vec::new());
    }
}

fn pass(from: &TcpStream, to: &TcpStream) {
    let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
    thread::spawn(move || {
        // A connection that was cut ends with an error.
        let _ = io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
}
