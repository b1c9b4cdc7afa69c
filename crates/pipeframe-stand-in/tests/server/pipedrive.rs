//! A stand-in to ask, without a socket.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use pipeframe_stand_in::configuration::Configuration;
use pipeframe_stand_in::secret::basic;
use pipeframe_stand_in::server::{Shared, router};
use serde_json::{Value, json};
use tower::ServiceExt;

pub(crate) const CLIENT_ID: &str = "an-app";
pub(crate) const SECRET: &str = "its-secret";
/// Mari, who works for the developer's company.
pub(crate) const MARI: &str = "12345:54321";
/// Aksel, who works for another company.
pub(crate) const AKSEL: &str = "22346:65432";

/// A simulated Pipedrive with an app, whose server is at an address of the test.
pub(crate) struct Pipedrive {
    router: Router,
    pub(crate) callback: String,
    registration: PathBuf,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("{}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    /// A parameter of the address that the browser is sent to.
    pub(crate) fn sent_back(&self, name: &str) -> Option<String> {
        let (_, query) = self.header("location").split_once('?')?;
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        pairs
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.into_owned())
    }
}

impl Pipedrive {
    /// With the scopes of the app, whose server is nowhere.
    pub(crate) fn with_scopes(scopes: &[&str]) -> Self {
        Self::with_app("http://127.0.0.1:9", &json!({ "scopes": scopes }))
    }

    /// With an app at an address, and more that its registration says.
    pub(crate) fn with_app(address: &str, more: &Value) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "registration-{}-{}.json",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let registration = std::env::temp_dir().join(name);
        fs::write(&registration, registration_text(more)).unwrap();
        let configuration = Configuration::read(|name| match name {
            "PIPEFRAME_REGISTRATION" => Some(registration.display().to_string()),
            "PIPEFRAME_APP_ADDRESS" => Some(address.to_owned()),
            "PIPEFRAME_PREVIEW_ADDRESS" => Some("http://127.0.0.1:8080".to_owned()),
            "PIPEFRAME_CLIENT_SECRET" => Some(SECRET.to_owned()),
            _ => None,
        });
        let shared = Shared::new(configuration.unwrap(), "http://127.0.0.1:8082".to_owned());
        Self {
            router: router(shared.unwrap()),
            callback: format!("{address}/callback"),
            registration,
        }
    }

    /// What it answers, to be served on a port.
    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = answer.into_parts();
        let bytes = to_bytes(body, 1_000_000).await.unwrap();
        Answer {
            status: head.status,
            headers: head.headers,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("host", "127.0.0.1:8082");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends JSON.
    pub(crate) async fn put(&self, method: &str, path: &str, body: &Value) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("host", "127.0.0.1:8082");
        self.send(request.body(Body::from(body.to_string())).unwrap())
            .await
    }

    /// Asks a control route that must do what it is asked.
    pub(crate) async fn control(&self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.put(method, &format!("/control/{path}"), body).await;
        assert!(answer.status.is_success(), "{}", answer.text);
        answer.json()
    }

    pub(crate) async fn state(&self) -> Value {
        self.control("GET", "state", &Value::Null).await
    }

    pub(crate) async fn switch(&self, name: &str, value: Value) {
        self.control("PATCH", "switches", &json!({ name: value }))
            .await;
    }

    /// Sets the clock so many seconds ahead.
    pub(crate) async fn wait(&self, seconds: i64) {
        self.control("PUT", "clock", &json!({ "offset_seconds": seconds }))
            .await;
    }

    /// Posts a form as the app, which says who it is.
    pub(crate) async fn form(&self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        self.form_as(path, pairs, Some(&basic(CLIENT_ID, SECRET)))
            .await
    }

    pub(crate) async fn form_as(
        &self,
        path: &str,
        pairs: &[(&str, &str)],
        authorization: Option<&str>,
    ) -> Answer {
        let mut request = Request::post(path)
            .header("host", "127.0.0.1:8082")
            .header("content-type", "application/x-www-form-urlencoded");
        if let Some(authorization) = authorization {
            request = request.header("authorization", authorization);
        }
        self.send(request.body(Body::from(encoded(pairs))).unwrap())
            .await
    }

    pub(crate) async fn ask_consent(&self, more: &[(&str, &str)]) -> Answer {
        let asked = [("client_id", CLIENT_ID), ("redirect_uri", &self.callback)];
        let query = encoded(&[&asked, more].concat());
        self.get(&format!("/oauth/authorize?{query}")).await
    }

    /// Opens the consent page and decides on it.
    pub(crate) async fn decide(&self, account: &str, decision: &str, state: &str) -> Answer {
        let page = self.ask_consent(&[("state", state)]).await;
        self.answer(&ticket_of(&page), account, decision).await
    }

    /// Answers the consent page that has a ticket.
    pub(crate) async fn answer(&self, ticket: &str, account: &str, decision: &str) -> Answer {
        let form = [
            ("ticket", ticket),
            ("account", account),
            ("decision", decision),
        ];
        self.form_as("/oauth/authorize/decision", &form, None).await
    }

    /// A code for a person who allowed the app.
    pub(crate) async fn code_for(&self, account: &str) -> String {
        let decided = self.decide(account, "allow", "s").await;
        decided
            .sent_back("code")
            .unwrap_or_else(|| panic!("{}", decided.text))
    }

    pub(crate) async fn exchange(&self, code: &str) -> Answer {
        let pairs = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.callback),
        ];
        self.form("/oauth/token", &pairs).await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Answer {
        self.form(
            "/oauth/token",
            &[("grant_type", "refresh_token"), ("refresh_token", token)],
        )
        .await
    }

    /// Installs the app: the tokens.
    pub(crate) async fn install(&self, account: &str) -> Value {
        let code = self.code_for(account).await;
        let answer = self.exchange(&code).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.json()
    }
}

impl Drop for Pipedrive {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.registration);
    }
}

pub(crate) fn registration_text(more: &Value) -> String {
    let mut file = json!({ "name": "An <app>", "clientId": CLIENT_ID, "callbackUrl": "/callback" });
    for (name, value) in more.as_object().unwrap() {
        file[name] = value.clone();
    }
    file.to_string()
}

/// The hidden ticket of a consent page.
pub(crate) fn ticket_of(page: &Answer) -> String {
    let (_, rest) = page
        .text
        .split_once("name=\"ticket\" value=\"")
        .unwrap_or_else(|| panic!("{}", page.text));
    rest.split('"').next().unwrap().to_owned()
}

fn encoded(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}
