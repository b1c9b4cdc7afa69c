//! The page's first question to its server, which was asked before the program was there.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use js_sys::{Promise, Reflect, global};
use pipeframe::backend::{BackendError, Http, Method, Reply, Request, TokenSource, Transport};
use pipeframe::context::SignedToken;
use pipeframe::sdk::SdkError;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{AbortController, Response, ResponseInit};

wasm_bindgen_test_configure!(run_in_browser);

/// What the page's first script leaves behind, whose own tests are in tests/browser.
struct Early {
    abort: AbortController,
}

impl Early {
    fn asked(answer: &Promise) -> Self {
        let early = js_sys::Object::new();
        let abort = AbortController::new().unwrap();
        set(&early, "address", &"/api/vehicles".into());
        set(&early, "abort", &abort);
        set(&early, "answer", answer);
        set(&global(), "pipeframeApi", &"/api".into());
        set(&global(), "pipeframeEarlyData", &early);
        Self { abort }
    }

    fn answered(status: u16, body: &JsValue) -> Self {
        let options = ResponseInit::new();
        options.set_status(status);
        let response = Response::new_with_opt_str_and_init(None, &options).unwrap();
        let answer = js_sys::Object::new();
        set(&answer, "response", &response);
        set(&answer, "body", body);
        Self::asked(&Promise::resolve(&JsValue::from(answer)))
    }

    fn is_ended(&self) -> bool {
        self.abort.signal().aborted()
    }
}

fn set(target: &JsValue, name: &str, value: &JsValue) {
    Reflect::set(target, &name.into(), value).unwrap();
}

/// Of a page whose host gives no other token: what is asked for once more says that the session was refused.
fn http() -> Http {
    let refused = || -> pipeframe::backend::LocalFuture<Result<SignedToken, SdkError>> {
        Box::pin(async { Err(SdkError::ScriptMissing) })
    };
    Http::new(TokenSource::new(None, refused))
}

async fn ask(path: &str) -> Result<Reply, BackendError> {
    let request = Request {
        method: Method::Get,
        path: path.to_owned(),
        body: None,
        idempotency_key: None,
    };
    http().send(request).await
}

#[wasm_bindgen_test]
async fn a_good_answer_counts_once_and_for_its_own_address() {
    let early = Early::answered(200, &7.into());
    assert_eq!(
        ask("/contacts").await.err(),
        Some(BackendError::SessionRefused)
    );
    let reply = ask("/vehicles").await.unwrap();
    assert_eq!((reply.status, reply.body), (200, JsValue::from(7)));
    assert!(early.is_ended());
    assert_eq!(
        ask("/vehicles").await.err(),
        Some(BackendError::SessionRefused)
    );
}

#[wasm_bindgen_test]
async fn an_answer_that_says_what_is_wrong_is_handed_on() {
    Early::answered(503, &JsValue::UNDEFINED);
    assert_eq!(ask("/vehicles").await.unwrap().status, 503);
}

#[wasm_bindgen_test]
async fn a_good_answer_that_is_no_json_is_not_understood() {
    Early::answered(200, &JsValue::UNDEFINED);
    assert_eq!(
        ask("/vehicles").await.err(),
        Some(BackendError::NotUnderstood)
    );
}

#[wasm_bindgen_test]
async fn a_token_that_was_refused_is_renewed_and_the_question_asked_once_more() {
    Early::answered(401, &JsValue::NULL);
    assert_eq!(
        ask("/vehicles").await.err(),
        Some(BackendError::SessionRefused)
    );
}

#[wasm_bindgen_test]
async fn without_an_answer_it_is_said_whether_the_network_failed_or_time_ran_out() {
    Early::asked(&Promise::reject(&"TypeError".into()));
    assert_eq!(ask("/vehicles").await.err(), Some(BackendError::Offline));
    let late = Early::asked(&Promise::reject(&"AbortError".into()));
    late.abort.abort();
    assert_eq!(ask("/vehicles").await.err(), Some(BackendError::TimedOut));
}
