//! The app's server inside the page: what development builds talk to, so that everything works without one.
//!
//! It answers with the same rules and types as a real server, as slowly as a near one. What is written stays in the
//! browser, is shared by the frames of the app and survives reloads; [`reset`] starts over. It has no use for the signed
//! token and never sees one.

mod memory;
mod pause;
mod peers;

use pipeframe::backend::{BackendError, LocalFuture, Reply, Request, Transport};
use pipeframe::kit::intl;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::domain::Day;
use super::garage::{self, Answer};
use memory::Memory;

/// Carries requests to the garage in the page.
#[derive(Clone, Debug)]
pub struct Sandbox {
    memory: Memory,
}

impl Sandbox {
    /// Opens what earlier pages of this browser have left, or begins anew.
    pub fn open() -> Self {
        Self {
            memory: Memory::open(),
        }
    }

    fn answer(&self, request: &Request) -> Result<Reply, BackendError> {
        let today = Day(intl::today());
        let mut garage = self.memory.load(today);
        let asked = garage::Request {
            method: request.method.as_str(),
            path: &request.path,
            body: body_of(request)?,
            key: request.idempotency_key.as_deref(),
        };
        let is_write = asked.method != "GET";
        let answer = garage::answer(&mut garage, asked, today);
        if is_write && answer.status < 400 {
            self.memory.save(&garage);
        }
        Ok(reply(&answer))
    }
}

impl Transport for Sandbox {
    fn send(&self, request: Request) -> LocalFuture<Result<Reply, BackendError>> {
        let sandbox = self.clone();
        Box::pin(async move {
            pause::like_a_near_server().await;
            sandbox.answer(&request)
        })
    }
}

/// Forgets everything and tells the page around the frame, which asked for it.
pub fn reset() {
    memory::clear();
    super::draft::clear();
    let Some(parent) = web_sys::window().and_then(|window| window.parent().ok().flatten()) else {
        return;
    };
    let message = js_sys::Object::new();
    let told = js_sys::Reflect::set(&message, &"pipeframe".into(), &"sandbox-reset".into())
        .and_then(|_| parent.post_message(&message, "*"));
    if told.is_err() {
        leptos::logging::warn!("The sandbox is reset, but the page around it could not be told.");
    }
}

fn body_of(request: &Request) -> Result<Value, BackendError> {
    let Some(body) = &request.body else {
        return Ok(Value::Null);
    };
    serde_wasm_bindgen::from_value(body.clone()).map_err(|_| BackendError::NotUnderstood)
}

fn reply(answer: &Answer) -> Reply {
    let body = answer
        .body
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED);
    Reply {
        status: answer.status,
        retry_after: None,
        body,
    }
}
