//! Asks the endpoints of JSON panels and JSON modals from the app's own pages, as Pipedrive's servers do.
//!
//! An app that serves these documents to Pipedrive draws the same ones in a custom panel or a custom modal without new code on its server:
//! the request has the query that Pipedrive documents, with a signed token in it, asked of Pipedrive for each request. It is in no address
//! that the browser shows or keeps; a server that logs whole addresses logs it as it does for Pipedrive's own requests.

use js_sys::encode_uri_component;
use thiserror::Error;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Response};

use crate::backend::request_to;
use crate::context::RawQuery;
use crate::json::object_with;
use crate::sdk::{NoFloatingWindow, Sdk, SdkError};
use crate::surface::{SurfaceHandle, SurfaceKind};

/// How many milliseconds an endpoint has, as long as Pipedrive waits.
const PATIENCE: u32 = 10_000;

/// What Pipedrive tells an endpoint, in its order, as far as the page was told it.
const PARAMETERS: [&str; 7] = [
    "resource",
    "view",
    "userId",
    "companyId",
    "selectedIds",
    "excludedIds",
    "filter",
];

/// An endpoint of the app, asked by one of its pages.
///
/// ```no_run
/// use pipeframe::json_endpoint::JsonEndpoint;
/// use pipeframe::json_ui::{PanelAnswer, PanelStructure};
/// use pipeframe::surface::{Panel, SurfaceHandle};
///
/// async fn visits(surface: &SurfaceHandle<Panel>, structure: &PanelStructure) -> Option<PanelAnswer> {
///     let endpoint = JsonEndpoint::of(surface, "/api/visits");
///     let answer = endpoint.get(&[("isShared", "false")]).await.ok()?;
///     PanelAnswer::read(structure, answer.status, &answer.body).document
/// }
/// ```
pub struct JsonEndpoint<S: SurfaceKind, W = NoFloatingWindow> {
    sdk: Sdk<S, W>,
    /// The address with all of its query but for the token.
    address: String,
}

/// What an endpoint answered, with any status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointAnswer {
    /// The status of HTTP.
    pub status: u16,
    /// The body, for the parsers of [`json_ui`](crate::json_ui).
    pub body: String,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EndpointFailure {
    /// Pipedrive gave no signed token.
    #[error("Pipedrive gave no signed token: {0}")]
    NoToken(#[from] SdkError),
    /// The endpoint can't be reached, breaks off, or takes longer than ten seconds.
    #[error(
        "The endpoint did not answer. Check that its server runs, and that it allows this page's origin (CORS) where that is another."
    )]
    NoAnswer,
}

impl<S: SurfaceKind, W> JsonEndpoint<S, W> {
    /// The endpoint at an address, for what the page was opened for. A path is one of the page's own origin.
    pub fn of(surface: &SurfaceHandle<S, W>, address: &str) -> Self {
        Self::new(surface.sdk().clone(), surface.query(), address)
    }

    /// The same for a query that is known from elsewhere.
    pub fn new(sdk: Sdk<S, W>, query: &RawQuery, address: &str) -> Self {
        let known = PARAMETERS
            .into_iter()
            .filter_map(|name| Some((name, query.get(name)?)));
        let mut address = address.to_owned();
        for (name, value) in known {
            add(&mut address, name, value);
        }
        Self { sdk, address }
    }

    /// Asks, with parameters besides those of the page, such as `form` and `invoker` of a modal.
    ///
    /// # Errors
    ///
    /// [`EndpointFailure`] when nothing was answered.
    pub async fn get(&self, more: &[(&str, &str)]) -> Result<EndpointAnswer, EndpointFailure> {
        self.ask(more, None).await
    }

    /// Sends a form: a JSON text.
    ///
    /// # Errors
    ///
    /// [`EndpointFailure`] when nothing was answered.
    pub async fn post(&self, body: String) -> Result<EndpointAnswer, EndpointFailure> {
        self.ask(&[], Some(body)).await
    }

    async fn ask(
        &self,
        more: &[(&str, &str)],
        body: Option<String>,
    ) -> Result<EndpointAnswer, EndpointFailure> {
        let token = self.sdk.get_signed_token().await?;
        let mut address = self.address.clone();
        for (name, value) in more {
            add(&mut address, name, value);
        }
        add(&mut address, "token", token.reveal());
        answered(&address, body)
            .await
            .ok_or(EndpointFailure::NoAnswer)
    }
}

impl<S: SurfaceKind, W> Clone for JsonEndpoint<S, W> {
    fn clone(&self) -> Self {
        Self {
            sdk: self.sdk.clone(),
            address: self.address.clone(),
        }
    }
}

impl<S: SurfaceKind, W> std::fmt::Debug for JsonEndpoint<S, W> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("JsonEndpoint")
    }
}

async fn answered(address: &str, body: Option<String>) -> Option<EndpointAnswer> {
    let mut headers = vec![("Accept", JsValue::from("application/json"))];
    let mut options = vec![
        // The token says who asks, as it does when Pipedrive's servers ask.
        ("credentials", "omit".into()),
        ("signal", AbortSignal::timeout_with_u32(PATIENCE).into()),
    ];
    if let Some(body) = body {
        headers.push(("Content-Type", "application/json".into()));
        options.extend([("method", "POST".into()), ("body", body.into())]);
    }
    options.push(("headers", object_with(&headers)));
    let request = request_to(address, &object_with(&options))?;
    let response: Response = request.send().await.ok()?.into();
    let text = JsFuture::from(response.text().ok()?).await.ok()?;
    Some(EndpointAnswer {
        status: response.status(),
        body: text.as_string()?,
    })
}

/// Adds a parameter to an address, which may have others.
fn add(address: &mut String, name: &str, value: &str) {
    let encoded = |text: &str| String::from(encode_uri_component(text));
    let begins = if address.contains('?') { "&" } else { "?" };
    for part in [begins, &encoded(name), "=", &encoded(value)] {
        address.push_str(part);
    }
}
