//! Plain objects of JavaScript.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A field of a JavaScript object; absent, null or undefined is `None`.
pub(crate) fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    if !object.is_object() && !object.is_function() {
        return None;
    }
    Reflect::get(object, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_null() && !value.is_undefined())
}

/// An object with the one field, for the options that serde has no type for.
pub(crate) fn object_with(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a property of a new plain object can't fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
