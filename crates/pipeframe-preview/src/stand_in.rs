//! The stand-in for Pipedrive's OAuth and API (`crates/pipeframe-stand-in`), where one runs beside the preview. Its control routes are at
//! the preview's own origin.

use gloo_net::http::{Request, RequestBuilder, Response};
use js_sys::Promise;
use leptos::prelude::{document, window};
use serde_json::{Value, json};
use wasm_bindgen_futures::JsFuture;

use super::desk::ChangedRecord;
use super::hub::{Installed, StandInState};

/// How long the page waits for the first state before it shows itself, in milliseconds.
const PATIENCE: u32 = 1_500;
/// How long the page waits before it asks again a stand-in that did not answer, in milliseconds.
const PAUSE: i32 = 3_000;

/// The stand-in that runs beside the preview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StandIn {
    /// The path that its control routes are below.
    base: String,
}

impl StandIn {
    /// The stand-in that the page's build names.
    pub(super) fn find() -> Option<Self> {
        let named = document()
            .query_selector("meta[name=preview-stand-in]")
            .ok()??;
        let base = named.get_attribute("content")?;
        Some(Self { base })
    }

    /// The state by now; none from one that does not answer soon.
    pub(super) async fn state(&self) -> Option<StandInState> {
        let patience = web_sys::AbortSignal::timeout_with_u32(PATIENCE);
        let request = Request::get(&self.route("state")).abort_signal(Some(&patience));
        answer(request.send().await).await.ok()
    }

    /// Tells each new state, for the life of the page.
    pub(super) async fn follow(&self, tell: impl Fn(StandInState)) {
        let mut version = None;
        loop {
            let query = version.map_or_else(String::new, |version| format!("?after={version}"));
            let request = Request::get(&self.route(&format!("state{query}")));
            match answer(request.send().await).await {
                Ok(state) => {
                    version = Some(state.version);
                    tell(state);
                }
                Err(_) => pause().await,
            }
        }
    }

    /// Gives it the registration as it is edited.
    pub(super) async fn register(&self, text: &str) -> Result<StandInState, String> {
        Self::send(Request::put(&self.route("app")), text.to_owned()).await
    }

    /// Has a user sit at the browser.
    pub(super) async fn sign_in(&self, who: Installed) -> Result<StandInState, String> {
        Self::send(Request::put(&self.route("session")), body(who)).await
    }

    /// Changes the app to live.
    pub(super) async fn go_live(&self) -> Result<StandInState, String> {
        Self::send(Request::post(&self.route("app/live")), "{}".to_owned()).await
    }

    /// Uninstalls the app as its user would.
    pub(super) async fn uninstall(&self, who: Installed) -> Result<StandInState, String> {
        Self::send(Request::post(&self.route("uninstall")), body(who)).await
    }

    /// Gives a record the fields that it has here, under the same id.
    pub(super) async fn put_record(&self, change: &ChangedRecord) -> Result<(), String> {
        let Some(kind) = change.record.resource.api_path() else {
            return Ok(());
        };
        let mut fields = change.fields.clone();
        fields["company_id"] = change.company.into();
        fields["user_id"] = change.user.into();
        let route = self.route(&format!("records/{kind}/{}", change.record.id));
        let request = Request::put(&route)
            .header("content-type", "application/json")
            .body(fields.to_string())
            .map_err(|error| error.to_string())?;
        let response = request.send().await.map_err(|error| error.to_string())?;
        if response.ok() {
            return Ok(());
        }
        Err(format!("the stand-in answered with {}", response.status()))
    }

    fn route(&self, name: &str) -> String {
        [&self.base, name].concat()
    }

    async fn send(request: RequestBuilder, body: String) -> Result<StandInState, String> {
        let request = request
            .header("content-type", "application/json")
            .body(body)
            .map_err(|error| error.to_string())?;
        answer(request.send().await).await
    }
}

fn body(who: Installed) -> String {
    json!({ "company_id": who.company_id, "user_id": who.user_id }).to_string()
}

/// The state in an answer, or why there is none in a sentence.
async fn answer(response: Result<Response, gloo_net::Error>) -> Result<StandInState, String> {
    let gone =
        |_| "The stand-in does not answer. Start it again: make preview BACKEND=1".to_owned();
    let response = response.map_err(gone)?;
    let text = response.text().await.map_err(gone)?;
    if response.ok() {
        return serde_json::from_str(&text).map_err(|error| {
            format!("The stand-in's answer isn't understood ({error}). Build both again.")
        });
    }
    let told: Value = serde_json::from_str(&text).unwrap_or_default();
    let reason = told["error"].as_str().or(told["detail"].as_str());
    Err(reason.map_or_else(
        || format!("The stand-in refused with {}.", response.status()),
        ToOwned::to_owned,
    ))
}

async fn pause() {
    let promise = Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
    });
    let _ = JsFuture::from(promise).await;
}
