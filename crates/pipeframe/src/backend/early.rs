//! The page's first question to its server, which `web/boot.js` asks while the program is still on its way.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use super::{Method, Reply, Request};
use crate::json::field;

/// Where the page's first script leaves it.
const NAME: &str = "pipeframeEarlyData";

/// A request that was sent before the program was there. The script that has sent it ends it when [`REQUEST_DEADLINE`](super::REQUEST_DEADLINE)
/// passes; it ends with the last who waits for it, too.
pub(super) struct Early {
    abort: AbortController,
    answer: Promise,
}

/// What came of the early request: the answer with what could be read in it, undefined where that was no JSON.
pub(super) struct Outcome {
    pub(super) answer: Result<(Response, JsValue), JsValue>,
    /// Whether the deadline has passed before all of the answer was there.
    pub(super) is_late: bool,
}

impl Early {
    pub(super) async fn outcome(self) -> Outcome {
        let answer = self.answer().await;
        Outcome {
            answer,
            is_late: self.abort.signal().aborted(),
        }
    }

    async fn answer(&self) -> Result<(Response, JsValue), JsValue> {
        let answer = JsFuture::from(self.answer.clone()).await?;
        let response = Reflect::get(&answer, &"response".into())?;
        let body = Reflect::get(&answer, &"body".into())?;
        Ok((response.unchecked_into(), body))
    }
}

impl Drop for Early {
    fn drop(&mut self) {
        self.abort.abort();
    }
}

impl Outcome {
    /// A good answer, as most are. Any other takes some knowledge to tell what it means.
    pub(super) fn good(&self) -> Option<Reply> {
        let (response, body) = self.answer.as_ref().ok()?;
        let reply = Reply {
            status: response.status(),
            retry_after: None,
            body: body.clone(),
        };
        Some(reply).filter(|reply| reply.is_good() && !body.is_undefined())
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
