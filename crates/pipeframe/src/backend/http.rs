//! Requests over the network.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use super::{BackendError, LocalFuture, Method, Reply, Request, TokenSource, Transport, early};
use crate::context::SignedToken;
use crate::json::{field, object_with};
use crate::kit::intl::LocalDay;

/// Seconds that a server has for its whole answer.
pub const REQUEST_DEADLINE: u32 = 15;

/// The global in which `web/boot.js` leaves the API's address, in full and without a slash at its end.
const ROOT: &str = "pipeframeApi";

/// The app's API, with the signed token in each request's `Authorization` header.
///
/// A write also says which day it is for the reader, in the header `Reader-Day`: see [`LocalDay`]. What a server dates or compares
/// with today is then right for who asked.
///
/// Paths are put behind the API's root, so the token goes to that origin and to no other.
#[derive(Clone, Debug)]
pub struct Http {
    root: Rc<str>,
    tokens: TokenSource,
}

impl Http {
    /// The API that `index.html` names in `<meta name="api" content="api">`. A relative address counts from the folder of the
    /// page, `/api` from the root of its origin, and a whole one is of another origin, which the page's policy must then allow
    /// in `connect-src`.
    pub fn new(tokens: TokenSource) -> Self {
        let named = field(&js_sys::global(), ROOT).and_then(|root| root.as_string());
        Self {
            root: named.as_deref().unwrap_or("api").into(),
            tokens,
        }
    }
}

impl Transport for Http {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let Self { root, tokens } = self.clone();
        Box::pin(async move {
            let reply = answer(&root, &tokens, &request).await;
            #[cfg(debug_assertions)]
            super::report::failure(&root, &request, &reply);
            reply
        })
    }

    fn address(&self, path: &str) -> Option<String> {
        Some([&self.root, path].concat())
    }
}

async fn answer(
    root: &str,
    tokens: &TokenSource,
    request: &Request,
) -> Result<Reply, BackendError> {
    if let Some(reply) = answer_to_early(root, request).await? {
        return Ok(reply);
    }
    let refused = |_| BackendError::SessionRefused;
    let mut token = tokens.token().await.map_err(refused)?;
    let mut is_renewed = false;
    loop {
        let reply = exchange(root, request, &token).await?;
        if reply.status != 401 || is_renewed {
            return Ok(reply);
        }
        match tokens.other_than(&token).await.map_err(refused)? {
            Some(other) => token = other,
            None => return Ok(reply),
        }
        is_renewed = true;
    }
}

/// The answer to the request that the page has sent before the program was there; none when this is another one, or when the
/// address's token was refused.
async fn answer_to_early(root: &str, request: &Request) -> Result<Option<Reply>, BackendError> {
    let Some(early) = early::take(root, request) else {
        return Ok(None);
    };
    let abort = AbortOnDrop::new(early.abort.clone());
    let answered = early.answer().await;
    let (response, body) = answered.map_err(|_| abort.failure())?;
    let body = Some(body).filter(|body| !body.is_undefined());
    let reply = reply(&response, body, &abort)?;
    Ok(Some(reply).filter(|reply| reply.status != 401))
}

async fn exchange(
    root: &str,
    request: &Request,
    token: &SignedToken,
) -> Result<Reply, BackendError> {
    let controller = AbortController::new().map_err(|_| BackendError::NotUnderstood)?;
    let abort = AbortOnDrop::new(controller);
    let address = [root, request.path.as_str()].concat();
    let options = options(request, token, &abort)?;
    let request = request_to(&address, &options).ok_or(BackendError::NotUnderstood)?;
    let sent = request.send().await;
    let response: Response = sent.map_err(|_| abort.failure())?.into();
    let body = match response.json() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    reply(&response, body.ok(), &abort)
}

/// What gloo sends, with the browser's own options; none where these can't be sent. gloo's builder makes a request twice, to join an
/// address with a query; here the address is whole.
pub(crate) fn request_to(address: &str, options: &JsValue) -> Option<gloo_net::http::Request> {
    let options = options.unchecked_ref();
    let request = web_sys::Request::new_with_str_and_init(address, options);
    request.ok().map(Into::into)
}

/// What was answered; without a body where that was no JSON.
fn reply(
    response: &Response,
    body: Option<JsValue>,
    abort: &AbortOnDrop,
) -> Result<Reply, BackendError> {
    let status = response.status();
    let retry_after = response.headers().get("Retry-After").ok().flatten();
    let body = match body {
        Some(body) => body,
        None if abort.expired.get() => return Err(BackendError::TimedOut),
        None if status == 204 || !(200..300).contains(&status) => JsValue::UNDEFINED,
        None => return Err(BackendError::NotUnderstood),
    };
    Ok(Reply {
        status,
        retry_after: retry_after.and_then(|seconds| seconds.parse().ok()),
        body,
    })
}

fn options(
    request: &Request,
    token: &SignedToken,
    abort: &AbortOnDrop,
) -> Result<JsValue, BackendError> {
    let bearer = ["Bearer ", token.reveal()].concat();
    let mut headers = vec![
        ("Authorization", bearer.into()),
        ("Accept", "application/json".into()),
    ];
    let mut options = vec![
        ("method", request.method.as_str().into()),
        ("signal", abort.controller.signal().into()),
    ];
    if request.method != Method::Get {
        headers.push(("Reader-Day", LocalDay::now().to_string().into()));
    }
    if let Some(key) = &request.idempotency_key {
        headers.push(("Idempotency-Key", key.into()));
    }
    if let Some(body) = &request.body {
        let text = js_sys::JSON::stringify(body).map_err(|_| BackendError::NotUnderstood)?;
        headers.push(("Content-Type", "application/json".into()));
        options.push(("body", text.into()));
    }
    options.push(("headers", object_with(&headers)));
    Ok(object_with(&options))
}

/// Ends a request when its deadline passes or nobody waits for it any more.
struct AbortOnDrop {
    controller: AbortController,
    expired: Rc<Cell<bool>>,
    timer: Option<i32>,
    _expire: Closure<dyn FnMut()>,
}

impl AbortOnDrop {
    /// For a request that has begun or begins now.
    fn new(controller: AbortController) -> Self {
        let expired = Rc::new(Cell::new(false));
        let expire = Closure::new({
            let (controller, expired) = (controller.clone(), Rc::clone(&expired));
            move || {
                expired.set(true);
                controller.abort();
            }
        });
        let milliseconds = i32::try_from(REQUEST_DEADLINE.saturating_mul(1000)).unwrap_or(i32::MAX);
        let timer = web_sys::window().and_then(|window| {
            let handler = expire.as_ref().unchecked_ref();
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(handler, milliseconds)
                .ok()
        });
        Self {
            controller,
            expired,
            timer,
            _expire: expire,
        }
    }

    fn failure(&self) -> BackendError {
        if self.expired.get() {
            BackendError::TimedOut
        } else {
            BackendError::Offline
        }
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some((window, timer)) = web_sys::window().zip(self.timer) {
            window.clear_timeout_with_handle(timer);
        }
        self.controller.abort();
    }
}
