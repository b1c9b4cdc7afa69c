//! A server of its own for each test.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;
use std::{env, thread};

use serde_json::Value;
use ureq::Agent;
use ureq::http::{HeaderMap, Request};

use super::place::{Place, is_on_postgres};
use super::token::{SECRET, bearer};

const PATIENCE: Duration = Duration::from_secs(30);

/// A running server; it ends with its test.
#[derive(Debug)]
pub struct Server {
    pub process: Child,
    pub address: String,
    lines: Arc<Mutex<Vec<String>>>,
    /// A database that goes with the server.
    _place: Option<Place>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Server {
    /// With a database that is gone when it ends.
    pub fn start() -> Self {
        Self::start_with([])
    }

    /// With these variables, and a database that is gone when it ends.
    pub fn start_with<'a>(variables: impl IntoIterator<Item = (&'a str, &'a OsStr)>) -> Self {
        let place = is_on_postgres().then(Place::new);
        let (name, database) = match &place {
            Some(place) => place.variable(),
            None => ("PIPEFRAME_DATABASE", ":memory:".into()),
        };
        Self::run(command([]).env(name, database).envs(variables), place)
    }

    /// With a database that was there before.
    pub fn start_on(place: &Place) -> Self {
        Self::start_on_with(place, [])
    }

    /// With these variables, and a database that was there before.
    pub fn start_on_with<'a>(
        place: &Place,
        variables: impl IntoIterator<Item = (&'a str, &'a OsStr)>,
    ) -> Self {
        let (name, database) = place.variable();
        Self::run(command(variables).env(name, database), None)
    }

    fn run(command: &mut Command, place: Option<Place>) -> Self {
        let mut process = command
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let output = BufReader::new(process.stdout.take().expect("its output is read"));
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (sender, addresses) = mpsc::channel();
        let kept = Arc::clone(&lines);
        thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if let Some(address) = address_in(&line) {
                    // The receiver is gone after the first address.
                    let _ = sender.send(address);
                }
                kept.lock().unwrap().push(line);
            }
        });
        let address = addresses.recv_timeout(PATIENCE);
        Self {
            address: address.expect("the server says where it listens"),
            process,
            lines,
            _place: place,
        }
    }

    /// Asks as user 1 of company 1.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, Some(&bearer(1, 1)), None, None)
    }

    /// Writes as user 1 of company 1.
    pub fn write(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        key: Option<&str>,
    ) -> Answer {
        self.ask(method, path, Some(&bearer(1, 1)), body, key)
    }

    /// Asks for a path below `/api`.
    pub fn ask(
        &self,
        method: &str,
        path: &str,
        authorization: Option<&str>,
        body: Option<&Value>,
        key: Option<&str>,
    ) -> Answer {
        let mut headers = Vec::new();
        headers.extend(authorization.map(|value| ("authorization", value)));
        headers.extend(key.map(|value| ("idempotency-key", value)));
        headers.extend(body.map(|_| ("content-type", "application/json")));
        let body = body.map(Value::to_string).unwrap_or_default();
        self.request(method, &format!("/api{path}"), &headers, &body)
    }

    /// Sends anything.
    pub fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .timeout_global(Some(PATIENCE))
            .build()
            .into();
        let response = agent.run(request.body(body.to_owned()).expect("a request"));
        let mut response = response.expect("the server answers");
        Answer {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            text: response
                .body_mut()
                .with_config()
                .lossy_utf8(true)
                .read_to_string()
                .expect("a body"),
        }
    }

    /// Everything logged until now.
    pub fn log(&self) -> String {
        self.lines.lock().unwrap().join("\n")
    }

    /// Asks the server to end, as a system does that stops it.
    pub fn terminate(&self) {
        let id = self.process.id().to_string();
        let status = Command::new("kill").args(["-TERM", &id]).status();
        assert!(status.expect("kill runs").success());
    }

    /// Waits for the end: whether it was a good one, and all that was logged.
    pub fn ended(mut self) -> (bool, String) {
        let status = self.process.wait().expect("the process is ours");
        (status.success(), self.log())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {self:?}"))
    }

    /// One header; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// What the `type` of the problem ends in.
    pub fn problem(&self) -> String {
        let kind = self.json()["type"].as_str().unwrap_or_default().to_owned();
        kind.trim_start_matches("/problems/").to_owned()
    }
}

/// The server with these variables and nothing else that this process was started with.
pub fn command<'a>(variables: impl IntoIterator<Item = (&'a str, &'a OsStr)>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_car-services-server"));
    for (name, _) in env::vars().filter(|(name, _)| name.starts_with("PIPEFRAME_")) {
        command.env_remove(name);
    }
    command
        .env_remove("DATABASE_URL")
        .env("PIPEFRAME_JWT_SECRET", SECRET)
        .env("PIPEFRAME_PORT", "0")
        .envs(variables);
    command
}

fn address_in(line: &str) -> Option<String> {
    let line: Value = serde_json::from_str(line).ok()?;
    (line["message"] == "listening").then(|| line["address"].as_str().map(str::to_owned))?
}
