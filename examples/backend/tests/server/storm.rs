//! Writes in bad weather: answers are cut off, requests arrive twice, the server is killed and started again. After each storm
//! the server holds every accepted write once, and what the client was told of each is true.
//!
//! `STORM=7 cargo test --package car-services-server storm` repeats the storm with this seed.

use std::collections::BTreeMap;
use std::io::{Read, Write as _};
use std::net::TcpStream;
use std::{env, thread};

use serde_json::{Value, json};

use super::place::Place;
use super::process::Server;
use super::token::bearer;

const WRITES: u64 = 24;

/// What a client knows of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Done,
    Refused,
    /// Its answer never came.
    Nothing,
}

/// Chance that repeats itself.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

fn vehicle(number: u64) -> Value {
    json!({ "resource": "deal", "record": 3, "name": "Storm", "plate": format!("ST {number}") })
}

fn key(number: u64) -> String {
    format!("key-{number}")
}

fn send(server: &Server, number: u64) -> Told {
    let answer = server.write(
        "POST",
        "/vehicles",
        Some(&vehicle(number)),
        Some(&key(number)),
    );
    match answer.status {
        200 => Told::Done,
        400..500 => Told::Refused,
        _ => Told::Nothing,
    }
}

/// Sends a request, or a part of it, and disconnects after this many bytes of the answer.
fn send_and_hang_up(server: &Server, number: u64, chance: &mut Chance) {
    let body = vehicle(number).to_string();
    let request = format!(
        "POST /api/vehicles HTTP/1.1\r\nhost: {}\r\nauthorization: {}\r\nidempotency-key: {}\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        server.address,
        bearer(1, 1),
        key(number),
        body.len(),
    );
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let sent = if chance.below(3) == 0 {
        usize::try_from(chance.below(request.len() as u64)).unwrap()
    } else {
        request.len()
    };
    stream.write_all(&request.as_bytes()[..sent]).unwrap();
    if sent == request.len() && chance.below(2) == 0 {
        let mut some = [0; 9];
        // However much comes.
        let _ = stream.read(&mut some);
    }
}

fn weather(server: &mut Server, place: &Place, number: u64, chance: &mut Chance) -> Told {
    match chance.below(6) {
        0 | 1 => send(server, number),
        2 => {
            send_and_hang_up(server, number, chance);
            Told::Nothing
        }
        // Tried again at once, as the page does it.
        3 => {
            send_and_hang_up(server, number, chance);
            send(server, number)
        }
        4 => {
            let all: Vec<Told> = thread::scope(|scope| {
                let senders: Vec<_> = (0..3)
                    .map(|_| scope.spawn(|| send(server, number)))
                    .collect();
                senders
                    .into_iter()
                    .map(|sender| sender.join().unwrap())
                    .collect()
            });
            assert_eq!(all, [all[0]; 3], "repeats are told the same");
            all[0]
        }
        // The server is killed, wherever it is in its work, and started again.
        _ => {
            send_and_hang_up(server, number, chance);
            server.process.kill().unwrap();
            server.process.wait().unwrap();
            *server = Server::start_on(place);
            Told::Nothing
        }
    }
}

fn storm(seed: u64) {
    let place = Place::new();
    let mut chance = Chance(seed * 2 + 1);
    let mut server = Server::start_on(&place);
    let mut told = BTreeMap::new();
    for number in 0..WRITES {
        told.insert(number, weather(&mut server, &place, number, &mut chance));
    }

    // The next visit: the server has ended what it was doing, and the page asks for what it does not know.
    server.terminate();
    assert!(server.ended().0);
    let server = Server::start_on(&place);
    for (number, known) in &mut told {
        if *known == Told::Nothing {
            let fate = server.get(&format!("/writes/{}", key(*number))).json();
            *known = match fate["state"].as_str() {
                Some("done") => Told::Done,
                // Nothing is on its way any more.
                Some("unknown") => Told::Refused,
                _ => panic!("storm {seed}, write {number}: {fate}"),
            };
        }
    }

    let list = server.get("/vehicles?resource=deal&record=3").json();
    let mut held: BTreeMap<String, usize> = BTreeMap::new();
    for vehicle in list["vehicles"].as_array().unwrap() {
        let number = vehicle["plate"].as_str().unwrap().to_owned();
        *held.entry(number).or_default() += 1;
    }
    for (number, known) in told {
        let times = held.remove(&format!("ST {number}")).unwrap_or(0);
        let expected = usize::from(known == Told::Done);
        assert_eq!(
            times, expected,
            "storm {seed}, write {number}: told {known:?}"
        );
    }
    assert!(held.is_empty(), "storm {seed}: no client sent {held:?}");
}

#[test]
fn after_a_storm_each_accepted_write_is_there_once_and_the_client_was_told_the_truth() {
    match env::var("STORM") {
        Ok(seed) => storm(seed.parse().expect("STORM is a number")),
        Err(_) => (1..=16).for_each(storm),
    }
}
