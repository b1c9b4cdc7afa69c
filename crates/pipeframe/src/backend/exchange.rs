//! One request, from the token that it carries to what was answered.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use super::early::Outcome;
use super::{BackendError, Method, REQUEST_DEADLINE, Reply, Request, TokenSource};
use crate::context::SignedToken;
use crate::json::object_with;
use crate::kit::intl::LocalDay;

/// Sends a request, with a renewed token where the server refuses the first. The early request counts for it, unless the address's token was
/// refused.
pub(super) async fn answer(
    root: &str,
    tokens: &TokenSource,
    request: &Request,
    early: Option<Outcome>,
) -> Result<Reply, BackendError> {
    if let Some(early) = early {
        let reply = early_reply(early)?;
        if reply.status != 401 {
            return Ok(reply);
        }
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

fn early_reply(Outcome { answer, is_late }: Outcome) -> Result<Reply, BackendError> {
    let (response, body) = answer.map_err(|_| failure(is_late))?;
    reply(
        &response,
        Some(body).filter(|body| !body.is_undefined()),
        is_late,
    )
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
    let response: Response = sent.map_err(|_| failure(abort.expired.get()))?.into();
    let body = match response.json() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    reply(&response, body.ok(), abort.expired.get())
}

/// What gloo sends, with the browser's own options; none where these can't be sent. gloo's builder makes a request twice, to join an
/// address with a query; here the address is whole.
pub(crate) fn request_to(address: &str, options: &JsValue) -> Option<gloo_net::http::Request> {
    let options = options.unchecked_ref();
    let request = web_sys::Request::new_with_str_and_init(address, options);
    request.ok().map(Into::into)
}

/// Why nothing was answered.
fn failure(is_late: bool) -> BackendError {
    if is_late {
        BackendError::TimedOut
    } else {
        BackendError::Offline
    }
}

/// What was answered; without a body where that was no JSON.
fn reply(response: &Response, body: Option<JsValue>, is_late: bool) -> Result<Reply, BackendError> {
    let status = response.status();
    let retry_after = response.headers().get("Retry-After").ok().flatten();
    let body = match body {
        Some(body) => body,
        None if is_late => return Err(BackendError::TimedOut),
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
    /// For a request that begins now.
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
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some((window, timer)) = web_sys::window().zip(self.timer) {
            window.clear_timeout_with_handle(timer);
        }
        self.controller.abort();
    }
}
