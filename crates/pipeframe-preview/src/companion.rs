//! The preview's own server, beside the files of the page (`packages/preview/lib/companion.mjs`): it tells what apps asked of Pipedrive's API
//! at this origin, what the server of an app's page says, which a browser shows no other page, and writes the registration file. A host of plain files has none.

use js_sys::encode_uri_component;
use leptos::prelude::{document, window};
use serde::Deserialize;
use serde_json::Value;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

use super::desk::ApiRequest;
use super::relay::{Answer, Verdict};
use super::trouble::Look;

/// The server of the page, where it is the preview's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Companion {
    /// The path that it answers below.
    base: String,
}

/// What the server says about the registration file.
#[derive(Clone, Debug, Default, Deserialize)]
struct Told {
    file: Option<String>,
    path: Option<String>,
    error: Option<String>,
}

/// What became of a registration file that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It is in this file.
    Done(String),
    /// It isn't, for this reason.
    Refused(String),
}

/// When the page was opened, in milliseconds since 1970-01-01.
fn opened() -> f64 {
    window()
        .performance()
        .map_or(0.0, |performance| performance.time_origin().floor())
}

impl Companion {
    /// The companion that the page's build names; a request to a missing one would be an error in the console.
    pub(super) fn find() -> Option<Self> {
        let named = document()
            .query_selector("meta[name=preview-companion]")
            .ok()??;
        let base = named.get_attribute("content")?;
        Some(Self { base })
    }

    /// Listens for every request that an app makes of Pipedrive's API here, for the life of the page, and loads the page again when the
    /// registration file that it shows has changed and `may_reload` agrees. `may_reload` gets the mark of the page or program that changed the file.
    pub(super) fn follow(
        &self,
        mut tell: impl FnMut(ApiRequest) + 'static,
        may_reload: impl Fn(&str) -> bool + 'static,
    ) {
        let Ok(requests) = EventSource::new(&format!("{}requests?since={}", self.base, opened()))
        else {
            return;
        };
        let told = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let request = event.data().as_string();
            let request = request.and_then(|text| serde_json::from_str(&text).ok());
            if let Some(request) = request {
                tell(request);
            }
        });
        requests.set_onmessage(Some(told.as_ref().unchecked_ref()));
        told.forget();
        let reload = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if may_reload(&event.data().as_string().unwrap_or_default()) {
                // A page that can't reload itself stays as it is.
                let _ = window().location().reload();
            }
        });
        let _ =
            requests.add_event_listener_with_callback("reload", reload.as_ref().unchecked_ref());
        reload.forget();
    }

    /// What an extension's endpoint answers to a question of [`question`](super::relay::question).
    ///
    /// # Errors
    /// Why the relay doesn't ask this extension, as a sentence.
    pub(super) async fn relay(&self, question: &Value) -> Result<Answer, String> {
        const GONE: &str = "The preview's own server doesn't answer, so nothing was asked. Start it again, then reload this page.";
        let gone = || Answer::made_up(Verdict::Refused, None, "").because(GONE);
        let request = gloo_net::http::Request::post(&format!("{}relay", self.base))
            .header("content-type", "application/json")
            .header("x-pipeframe-relay", "1")
            .body(question.to_string());
        let Ok(request) = request else {
            return Ok(gone());
        };
        let Ok(response) = request.send().await else {
            return Ok(gone());
        };
        if !response.ok() {
            return Err(format!(
                "The preview's own server has no relay for this page (status {}): it asks only for pages that are opened on this machine.",
                response.status()
            ));
        }
        let text = response.text().await.unwrap_or_default();
        match serde_json::from_str::<Answer>(&text) {
            Ok(answer) if answer.verdict == Verdict::Unregistered => {
                Err(answer.reason.unwrap_or_default())
            }
            Ok(answer) => Ok(answer),
            Err(_) => Ok(gone()),
        }
    }

    /// The name of the registration file that the server writes; `None` where it writes none, or not the one that the page shows.
    pub(super) async fn registration_file(&self, shown: &str) -> Option<String> {
        let address = format!("{}registration", self.base);
        let response = gloo_net::http::Request::get(&address).send().await.ok()?;
        let told: Told = serde_json::from_str(&response.text().await.ok()?).ok()?;
        let plain = |path: &str| path.trim_start_matches('/').to_owned();
        let is_shown = told.path.is_some_and(|path| plain(&path) == plain(shown));
        told.file.filter(|_| is_shown)
    }

    /// Writes the registration file, if it still says what it said when it was read.
    pub(super) async fn write_registration(&self, base: &str, text: &str, mark: &str) -> Written {
        let unreachable = |error: gloo_net::Error| {
            Written::Refused(format!(
                "The preview's server does not answer ({error}). Start it again, or download your version."
            ))
        };
        let address = format!("{}registration", self.base);
        let body = serde_json::json!({ "base": base, "text": text, "mark": mark });
        let request = gloo_net::http::Request::put(&address)
            .header("content-type", "application/json")
            .body(body.to_string());
        let response = match request {
            Ok(request) => request.send().await,
            Err(error) => Err(error),
        };
        let told = match response {
            Ok(response) => response.text().await,
            Err(error) => Err(error),
        };
        let told = match told {
            Ok(told) => serde_json::from_str::<Told>(&told).unwrap_or_default(),
            Err(error) => return unreachable(error),
        };
        match (told.error, told.file) {
            (None, Some(file)) => Written::Done(file),
            (reason, _) => Written::Refused(
                reason.unwrap_or_else(|| "The preview's server wrote nothing.".to_owned()),
            ),
        }
    }

    /// What the server of a page says of it within some milliseconds; `None` where the companion itself can't be asked.
    pub(super) async fn look(&self, page: &str, patience: u32) -> Option<Look> {
        let address = format!(
            "{}look?patience={patience}&address={}",
            self.base,
            encode_uri_component(page)
        );
        let response = gloo_net::http::Request::get(&address).send().await.ok()?;
        if !response.ok() {
            return None;
        }
        serde_json::from_str(&response.text().await.ok()?).ok()
    }
}
