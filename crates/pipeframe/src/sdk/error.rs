//! What can go wrong between a page and its host.

use js_sys::Reflect;
use thiserror::Error;
use wasm_bindgen::JsValue;

use crate::words;

/// Why a call to the host gave no answer that can be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum SdkError {
    /// The address has no `id`, so the host could not tell whose call it is.
    #[error("{}", words::sdk_no_identifier())]
    NoIdentifier,
    /// `AppExtensionsSDK` is not on the page.
    #[error("{}", words::sdk_script_missing())]
    ScriptMissing,
    /// The host did not answer `initialize` in time. It may be late: calls made afterwards still wait for it.
    #[error("{}", words::sdk_handshake_timed_out(&seconds.to_string()))]
    HandshakeTimedOut {
        /// How long it was waited for.
        seconds: u32,
    },
    /// The host answered `initialize`, but not this call.
    #[error("{}", words::sdk_timed_out(command, &seconds.to_string()))]
    TimedOut {
        /// The command's word.
        command: &'static str,
        /// How long it was waited for.
        seconds: u32,
    },
    /// The host answered with an error, or the SDK would not send the call.
    #[error("{}", words::sdk_refused(call, message))]
    Refused {
        /// The command's or the event's word.
        call: &'static str,
        /// The host's text, for a developer; it is not meant for users.
        message: String,
    },
    /// The host answered with a value of another shape than the SDK documents.
    #[error("Pipedrive's answer to “{call}” has no usable “{field}”.")]
    NotUnderstood {
        /// The command's or the event's word.
        call: &'static str,
        /// The field that is missing or of another type.
        field: &'static str,
    },
    /// The arguments can't be given to JavaScript; only contexts with types of the caller's own can cause it.
    #[error("The arguments of “{call}” can't be sent: {message}")]
    Unsendable {
        /// The command's word.
        call: &'static str,
        /// Why not.
        message: String,
    },
}

impl SdkError {
    pub(super) fn refused(call: &'static str, reason: &JsValue) -> Self {
        Self::Refused {
            call,
            message: message_of(reason),
        }
    }
}

/// The text of what JavaScript threw or rejected with.
pub(super) fn message_of(reason: &JsValue) -> String {
    reason
        .as_string()
        .or_else(|| {
            Reflect::get(reason, &JsValue::from_str("message"))
                .ok()?
                .as_string()
        })
        .unwrap_or_default()
}
