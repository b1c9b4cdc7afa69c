//! `get_metadata`

use wasm_bindgen::JsValue;

use super::{Command, SdkError};
use crate::json::field;

/// The size of Pipedrive's whole window in CSS pixels; it is not the frame's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// `windowWidth`
    pub window_width: u32,
    /// `windowHeight`
    pub window_height: u32,
}

impl Metadata {
    pub(super) fn from_reply(reply: &JsValue) -> Result<Self, SdkError> {
        Ok(Self {
            window_width: pixels(reply, "windowWidth")?,
            window_height: pixels(reply, "windowHeight")?,
        })
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "such a cast saturates, and a window's size is far below the bound"
)]
fn pixels(reply: &JsValue, name: &'static str) -> Result<u32, SdkError> {
    field(reply, name)
        .and_then(|value| value.as_f64())
        .filter(|pixels| *pixels >= 0.0)
        .map(|pixels| pixels as u32)
        .ok_or(SdkError::NotUnderstood {
            call: Command::GetMetadata.as_str(),
            field: name,
        })
}
