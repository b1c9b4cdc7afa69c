//! What the host tells without being asked.

use wasm_bindgen::JsValue;

use super::{Event, Invoker, SdkError};
use crate::context::{Json, Theme};
use crate::json::field;

/// A panel was collapsed or expanded by its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelVisibility {
    /// Whether its content can be seen.
    pub is_visible: bool,
}

/// The floating window was shown or hidden.
#[derive(Clone, Debug, PartialEq)]
pub struct WindowVisibility {
    /// Whether it can be seen.
    pub is_visible: bool,
    /// Who did it, where the host says so.
    pub invoker: Option<Invoker>,
    /// All that came with it: what a command passed, or what Pipedrive adds when a phone number is clicked, whose fields it does not document.
    pub context: Option<Json>,
}

/// What a surface's `visibility` event carries.
pub trait VisibilityEvent: Sized {
    #[doc(hidden)]
    fn from_data(data: &JsValue) -> Result<Self, SdkError>;
}

impl VisibilityEvent for PanelVisibility {
    fn from_data(data: &JsValue) -> Result<Self, SdkError> {
        Ok(Self {
            is_visible: is_visible(data)?,
        })
    }
}

impl VisibilityEvent for WindowVisibility {
    fn from_data(data: &JsValue) -> Result<Self, SdkError> {
        let context = field(data, "context");
        let invoker = context
            .as_ref()
            .and_then(|context| field(context, "invoker"));
        Ok(Self {
            is_visible: is_visible(data)?,
            invoker: invoker.and_then(|word| Invoker::from_word(&word.as_string()?)),
            context: context.map(json),
        })
    }
}

pub(super) fn theme_of(data: &JsValue) -> Result<Theme, SdkError> {
    let word = field(data, "theme").and_then(|theme| theme.as_string());
    word.map(|word| Theme::from_word(&word))
        .ok_or(SdkError::NotUnderstood {
            call: Event::UserSettingsChange.as_str(),
            field: "theme",
        })
}

pub(super) fn page_is_visible(data: &JsValue) -> Result<bool, SdkError> {
    let word = field(data, "state").and_then(|state| state.as_string());
    word.map(|word| word == "visible")
        .ok_or(SdkError::NotUnderstood {
            call: Event::PageVisibilityState.as_str(),
            field: "state",
        })
}

pub(super) fn is_visible(data: &JsValue) -> Result<bool, SdkError> {
    field(data, "is_visible")
        .and_then(|visible| visible.as_bool())
        .ok_or(SdkError::NotUnderstood {
            call: Event::Visibility.as_str(),
            field: "is_visible",
        })
}

#[cfg(target_arch = "wasm32")]
fn json(value: JsValue) -> Json {
    Json::from(value)
}

/// Off the browser there is no host and so no value to take over.
#[cfg(not(target_arch = "wasm32"))]
fn json(_: JsValue) -> Json {
    Json(serde_json::Value::Null)
}
