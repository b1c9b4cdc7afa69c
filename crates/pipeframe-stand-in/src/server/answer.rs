//! The forms that answers have, and what requests say.

use std::collections::HashMap;

use axum::body::{Body, Bytes};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};
use serde_json::{Value, json};

/// JSON.
pub(super) fn json_answer(status: StatusCode, body: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/json; charset=utf-8"),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A sentence about what is wrong, for the control routes and what is not Pipedrive's.
pub(super) fn json_error(status: StatusCode, sentence: &str) -> Response<Body> {
    json_answer(status, &json!({ "error": sentence }))
}

/// Sends the browser elsewhere.
pub(super) fn redirect(address: &str) -> Response<Body> {
    let Ok(location) = HeaderValue::from_str(address) else {
        return json_error(
            StatusCode::INTERNAL_SERVER_ERROR,
            "The app's address can't stand in a header.",
        );
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(LOCATION, location);
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The text of a header; `None` where it has none, or none that is text.
pub(super) fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The parameters of a query or a form; of a name that comes twice the first counts.
pub(super) fn parameters(text: &[u8]) -> HashMap<String, String> {
    let mut parameters = HashMap::new();
    for (name, value) in form_urlencoded::parse(text) {
        parameters
            .entry(name.into_owned())
            .or_insert(value.into_owned());
    }
    parameters
}

/// The JSON of a request; a sentence where it is none.
pub(super) fn read_json(body: &Bytes) -> Result<Value, String> {
    serde_json::from_slice(body).map_err(|error| format!("The body isn't JSON: {error}."))
}
