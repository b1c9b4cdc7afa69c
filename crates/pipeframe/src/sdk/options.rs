//! How a connection is made.

use wasm_bindgen::JsValue;

use crate::json::object_with;

/// The options of the SDK's constructor and of `initialize`. The default is right inside Pipedrive.
///
/// They count for the first [`Sdk::open`](super::Sdk::open) of a page, and only where `web/boot.js` has not begun the
/// handshake before.
#[derive(Clone, Debug)]
pub struct Options<Size> {
    /// The frame's identifier. Default: `id` of the page's address. Give it when the address lost its query in a redirect.
    pub identifier: Option<String>,
    /// The window that answers. Default: the frame's parent.
    pub target_window: Option<JsValue>,
    /// The size to be shown with at first. Default: the host's own.
    pub size: Option<Size>,
}

impl<Size> Default for Options<Size> {
    fn default() -> Self {
        Self {
            identifier: None,
            target_window: None,
            size: None,
        }
    }
}

impl<Size> Options<Size> {
    pub(super) fn for_constructor(&self) -> JsValue {
        let mut fields = Vec::new();
        if let Some(identifier) = &self.identifier {
            fields.push(("identifier", JsValue::from_str(identifier)));
        }
        if let Some(window) = &self.target_window {
            fields.push(("targetWindow", window.clone()));
        }
        object_with(&fields)
    }
}
