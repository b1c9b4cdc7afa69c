//! JSON of unknown shape that came through an address or from the host.
//!
//! In the browser this is a JavaScript value, so that no second JSON parser is shipped; natively, for tests and tools, it is a
//! `serde_json` value. Both answer the same questions.

use serde::de::DeserializeOwned;
use thiserror::Error;

/// A JSON value whose shape is not known before it is looked at.
///
/// ```
/// use pipeframe::context::Json;
///
/// let json = Json::parse(r#"{"vehicle": 3, "plate": "AB 12"}"#)?;
/// assert_eq!(json.get("vehicle").and_then(|value| value.as_number()), Some(3.0));
/// assert_eq!(json.get("plate").and_then(|value| value.as_text()), Some("AB 12".to_owned()));
/// assert!(json.get("colour").is_none());
/// # Ok::<(), pipeframe::context::JsonError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Json(pub(crate) platform::Value);

/// Why JSON could not be read.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum JsonError {
    /// The text is not JSON.
    #[error("This is not JSON. Check what the opener passed.")]
    Syntax,
    /// The value is JSON, but not of the asked type.
    #[error("This JSON has other fields or types than expected. Check what the opener passed.")]
    Shape,
}

impl Json {
    /// Parses a text.
    ///
    /// # Errors
    ///
    /// [`JsonError::Syntax`] when the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, JsonError> {
        platform::parse(text).map(Self).ok_or(JsonError::Syntax)
    }

    /// The value of an own field of an object; absent, null, or not an object at all is `None`.
    pub fn get(&self, field: &str) -> Option<Self> {
        platform::get(&self.0, field).map(Self)
    }

    /// The names and values of an object's own fields, in order; none when it is not an object.
    pub fn entries(&self) -> Vec<(String, Self)> {
        platform::entries(&self.0)
            .into_iter()
            .map(|(name, value)| (name, Self(value)))
            .collect()
    }

    /// The text, when it is a string.
    pub fn as_text(&self) -> Option<String> {
        platform::as_text(&self.0)
    }

    /// The number, when it is one.
    pub fn as_number(&self) -> Option<f64> {
        platform::as_number(&self.0)
    }

    /// The truth value, when it is one.
    pub fn as_bool(&self) -> Option<bool> {
        platform::as_bool(&self.0)
    }

    /// A whole number from zero to [`LARGEST_ID`](crate::context::LARGEST_ID), also when it is written as a string of digits.
    ///
    /// Pipedrive writes ids both ways: `{"user_id": 11}` and `{"user_id": "11"}` (<https://pipedrive.readme.io/docs/app-extensions-actions>).
    pub fn as_id(&self) -> Option<u64> {
        let text = match self.as_number() {
            Some(_) => self.to_text(),
            None => self.as_text()?,
        };
        text.parse().ok().filter(|id| *id <= super::LARGEST_WHOLE)
    }

    /// The value as JSON text.
    pub fn to_text(&self) -> String {
        platform::to_text(&self.0)
    }

    /// Reads the whole value as a type.
    ///
    /// # Errors
    ///
    /// [`JsonError::Shape`] when fields are missing or of other types.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, JsonError> {
        platform::read(&self.0).ok_or(JsonError::Shape)
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        self.to_text() == other.to_text()
    }
}

#[cfg(target_arch = "wasm32")]
impl From<wasm_bindgen::JsValue> for Json {
    fn from(value: wasm_bindgen::JsValue) -> Self {
        Self(value)
    }
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use js_sys::{JSON, Object, Reflect};
    use serde::de::DeserializeOwned;
    use wasm_bindgen::{JsCast, JsValue};

    pub(crate) type Value = JsValue;

    pub(super) fn parse(text: &str) -> Option<Value> {
        JSON::parse(text).ok()
    }

    fn object(value: &Value) -> Option<&Object> {
        value.is_object().then(|| value.unchecked_ref())
    }

    pub(super) fn get(value: &Value, field: &str) -> Option<Value> {
        let object = object(value)?;
        let field = JsValue::from_str(field);
        if !Object::has_own(object, &field) {
            return None;
        }
        Reflect::get(object, &field)
            .ok()
            .filter(|found| !found.is_null() && !found.is_undefined())
    }

    pub(super) fn entries(value: &Value) -> Vec<(String, Value)> {
        let Some(object) = object(value) else {
            return Vec::new();
        };
        Object::keys(object)
            .iter()
            .filter_map(|key| Some((key.as_string()?, Reflect::get(object, &key).ok()?)))
            .collect()
    }

    pub(super) fn as_text(value: &Value) -> Option<String> {
        value.as_string()
    }

    pub(super) fn as_number(value: &Value) -> Option<f64> {
        value.as_f64()
    }

    pub(super) fn as_bool(value: &Value) -> Option<bool> {
        value.as_bool()
    }

    pub(super) fn to_text(value: &Value) -> String {
        JSON::stringify(value)
            .ok()
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }

    pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
        crate::json::plain::read(value.clone()).ok()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use serde::de::DeserializeOwned;

    pub(crate) type Value = serde_json::Value;

    pub(super) fn parse(text: &str) -> Option<Value> {
        serde_json::from_str(text).ok()
    }

    pub(super) fn get(value: &Value, field: &str) -> Option<Value> {
        value
            .as_object()?
            .get(field)
            .filter(|found| !found.is_null())
            .cloned()
    }

    pub(super) fn entries(value: &Value) -> Vec<(String, Value)> {
        let fields = value.as_object().into_iter().flatten();
        fields
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    pub(super) fn as_text(value: &Value) -> Option<String> {
        value.as_str().map(str::to_owned)
    }

    pub(super) fn as_number(value: &Value) -> Option<f64> {
        value.as_f64()
    }

    pub(super) fn as_bool(value: &Value) -> Option<bool> {
        value.as_bool()
    }

    pub(super) fn to_text(value: &Value) -> String {
        value.to_string()
    }

    pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_an_error_and_not_a_panic() {
        for text in ["", "{", "undefined", "{'a':1}", "\u{0}"] {
            assert_eq!(Json::parse(text).err(), Some(JsonError::Syntax), "{text:?}");
        }
    }

    #[test]
    fn an_id_is_read_from_a_number_and_from_digits() {
        let id = |text: &str| Json::parse(text).ok().and_then(|json| json.as_id());

        assert_eq!(id("11"), Some(11));
        assert_eq!(id("\"11\""), Some(11));
        for other in ["-1", "1.5", "\"x\"", "null", "{}", "9007199254740993"] {
            assert_eq!(id(other), None, "{other}");
        }
    }

    #[test]
    fn a_field_that_is_null_or_inherited_is_absent() {
        let json = Json::parse(r#"{"a":null,"b":false}"#).unwrap();

        assert!(json.get("a").is_none());
        assert!(json.get("toString").is_none());
        assert_eq!(json.get("b").and_then(|value| value.as_bool()), Some(false));
    }

    #[test]
    fn a_value_is_read_as_a_type_or_refused_as_a_whole() {
        let json = Json::parse(r#"{"a":[1,2]}"#).unwrap();

        assert_eq!(json.get("a").unwrap().read::<Vec<u32>>(), Ok(vec![1, 2]));
        assert_eq!(json.read::<Vec<u32>>(), Err(JsonError::Shape));
    }
}
