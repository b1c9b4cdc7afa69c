//! Failures of the app's server in the log of the preview, in development builds: what a server refuses is otherwise seen only by who opens
//! the browser's tools of the right frame.

use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::{Url, window};

use super::{BackendError, Reply, Request};
use crate::json::{field, object_with};

/// Tells the page around this one which request failed and how; never with what, since that may hold a token.
pub(super) fn failure(root: &str, request: &Request, result: &Result<Reply, BackendError>) {
    let (status, detail) = match result {
        Ok(reply) if (200..300).contains(&reply.status) => return,
        Ok(reply) => (Some(reply.status), detail(&reply.body)),
        Err(error) => (None, error.to_string()),
    };
    let Some(window) = window() else {
        return;
    };
    let Ok(Some(parent)) = window.parent() else {
        return;
    };
    if parent == window {
        return;
    }
    let call = [request.method.as_str(), " ", &path(root, &request.path)].concat();
    let status = status.map_or(JsValue::UNDEFINED, JsValue::from);
    let failed = object_with(&[
        ("call", call.into()),
        ("status", status),
        ("detail", detail.into()),
    ]);
    let report = object_with(&[("pipeframe", object_with(&[("failed", failed)]))]);
    // A page around that hears nothing loses nothing.
    let _ = parent.post_message(&report, "*");
}

/// What a problem document of RFC 9457 says.
fn detail(body: &JsValue) -> String {
    let text = |name| field(body, name).and_then(|value| value.as_string());
    let errors = field(body, "errors").and_then(|errors| JSON::stringify(&errors).ok());
    text("detail")
        .or_else(|| text("title"))
        .or_else(|| errors.map(String::from))
        .unwrap_or_default()
}

/// Where it was asked, without the query, which may hold what people entered.
fn path(root: &str, path: &str) -> String {
    let address = [root, path].concat();
    let page = window().and_then(|window| window.location().href().ok());
    let url = Url::new_with_base(&address, &page.unwrap_or_default());
    url.map_or_else(
        |_| address.split('?').next().unwrap_or_default().to_owned(),
        |url| url.pathname(),
    )
}
