//! JSON values as JavaScript values, and the other way round.

use js_sys::JSON;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

/// A JSON value as plain JavaScript.
pub(super) fn to_js(value: &Value) -> Result<JsValue, JsValue> {
    JSON::parse(&value.to_string())
}

/// A JavaScript value as JSON, by `JSON.stringify`: undefined keys are dropped. The error says why it can't be written.
pub(super) fn as_json(value: &JsValue) -> Result<Value, String> {
    let text = JSON::stringify(value).map_err(|error| reason(&error))?;
    match text.as_string() {
        Some(text) => serde_json::from_str(&text).map_err(|error| error.to_string()),
        None => Ok(Value::Null),
    }
}

fn reason(error: &JsValue) -> String {
    error
        .dyn_ref::<js_sys::Error>()
        .map_or_else(String::new, |error| String::from(error.message()))
}
