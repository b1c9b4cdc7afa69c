//! Listening to the host for as long as somebody is interested.

use std::fmt;

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::SdkError;

/// An event that is being listened to. Dropping it stops the listening and frees the handler.
///
/// ```no_run
/// # use pipeframe::sdk::{Sdk, SdkError};
/// # use pipeframe::surface::Panel;
/// # fn listen(sdk: &Sdk<Panel>) -> Result<(), SdkError> {
/// let subscription = sdk.on_user_settings_change(|theme| { /* … */ })?;
/// drop(subscription); // nothing is heard from here on
/// # Ok(())
/// # }
/// ```
#[must_use = "an event is heard only while its subscription is kept"]
pub struct Subscription {
    stop: Function,
    _handler: Closure<dyn FnMut(JsValue)>,
}

impl Subscription {
    pub(super) fn start(
        handler: Box<dyn FnMut(JsValue)>,
        listen: impl FnOnce(&Function) -> Result<Function, SdkError>,
    ) -> Result<Self, SdkError> {
        let handler = Closure::wrap(handler);
        let stop = listen(handler.as_ref().unchecked_ref())?;
        Ok(Self {
            stop,
            _handler: handler,
        })
    }

    /// Goes on listening until the page is left.
    pub fn forget(self) {
        std::mem::forget(self);
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        // The SDK's stop function closes a port or removes a listener; neither throws.
        let _ = self.stop.call0(&JsValue::UNDEFINED);
    }
}

impl fmt::Debug for Subscription {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Subscription")
    }
}
