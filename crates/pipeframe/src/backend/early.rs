//! The page's first question to its server, which `web/boot.js` asks while the program is still on its way.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use super::{Method, Request};
use crate::json::field;

/// Where the page's first script leaves it.
const NAME: &str = "pipeframeEarlyData";

/// A request that was sent before the program was there.
pub(super) struct Early {
    pub(super) abort: AbortController,
    answer: Promise,
}

impl Early {
    /// The answer and what could be read in it: undefined where that was no JSON.
    ///
    /// # Errors
    ///
    /// Whatever the browser says of a request without an answer.
    pub(super) async fn answer(self) -> Result<(Response, JsValue), JsValue> {
        let answer = JsFuture::from(self.answer).await?;
        let response = Reflect::get(&answer, &"response".into())?;
        let body = Reflect::get(&answer, &"body".into())?;
        Ok((response.unchecked_into(), body))
    }
}

/// The early request, when it is this one. It counts once: what is asked again wants to know what is new.
pub(super) fn take(root: &str, request: &Request) -> Option<Early> {
    let page = js_sys::global();
    let early = field(&page, NAME)?;
    let address = field(&early, "address")?.as_string()?;
    if request.method != Method::Get || address.strip_prefix(root) != Some(&request.path) {
        return None;
    }
    // A property that the page has set can be taken away.
    let _ = Reflect::delete_property(&page, &NAME.into());
    Some(Early {
        abort: field(&early, "abort")?.unchecked_into(),
        answer: field(&early, "answer")?.unchecked_into(),
    })
}
