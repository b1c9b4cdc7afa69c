//! The app's server inside the page: what development builds talk to, so that everything works without one.
//!
//! It answers with the same rules and types as a real server, as slowly as a near one. What is written stays in the
//! browser, is shared by the frames of the app and survives reloads; [`reset`] starts over. It has no use for the signed
//! token and never sees one. What the preview's failure lab breaks, breaks here.

mod fault;
mod memory;
mod parent;
mod pause;
mod peers;

use js_sys::Object;
use pipeframe::backend::{BackendError, LocalFuture, REQUEST_DEADLINE, Reply, Request, Transport};
use pipeframe::kit::intl::{self, Moment};
use serde::Serialize;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;

use super::domain::Day;
use super::garage::{self, Answer, Now};
use fault::{Fault, FaultLab};
use memory::Memory;
use parent::parent;

/// Carries requests to the garage in the page.
#[derive(Clone, Debug)]
pub struct Sandbox {
    memory: Memory,
    fault_lab: FaultLab,
}

impl Sandbox {
    /// Opens what earlier pages of this browser have left, or starts with the sample data.
    pub fn open() -> Self {
        Self {
            memory: Memory::open(),
            fault_lab: FaultLab::default(),
        }
    }

    fn answer(&self, request: &Request) -> Result<Reply, BackendError> {
        let now = Now {
            today: Day(intl::today()),
            seconds: u64::try_from(Moment::now().milliseconds() / 1_000).unwrap_or(0),
        };
        let mut garage = self.memory.load(now.today);
        let before = garage.clone();
        let asked = garage::Request {
            method: request.method.as_str(),
            path: &request.path,
            body: body_of(request)?,
            key: request.idempotency_key.as_deref(),
        };
        let answer = garage::answer(&mut garage, asked, now);
        if garage != before {
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
            let asked = (request.method.as_str(), request.path.as_str());
            match sandbox.fault_lab.next_fault(asked.0, asked.1).await {
                None => sandbox.answer(&request),
                Some(fault) => sandbox.fail(&request, fault).await,
            }
        })
    }
}

impl Sandbox {
    /// Does to a request what a failing server and the network between would do.
    async fn fail(&self, request: &Request, fault: Fault) -> Result<Reply, BackendError> {
        match fault {
            Fault::Refused => Err(BackendError::Offline),
            Fault::Status(status) => Ok(failed_on_purpose(status)),
            Fault::Delay(milliseconds) => answered_after(milliseconds, self.answer(request)?).await,
            Fault::Silence => answered_after(u32::MAX, self.answer(request)?).await,
            Fault::Body(body) => {
                let Reply { status, .. } = self.answer(request)?;
                Ok(reply(&Answer { status, body }))
            }
            // What isn't JSON, or no longer, no transport can hand on; of a refusal the status is left.
            Fault::Partial | Fault::Malformed => match self.answer(request)? {
                done if done.status < 300 => Err(BackendError::NotUnderstood),
                refused => Ok(Reply {
                    body: JsValue::UNDEFINED,
                    ..refused
                }),
            },
        }
    }
}

fn failed_on_purpose(status: u16) -> Reply {
    reply(&Answer {
        status,
        body: json!({ "type": "about:blank", "title": "Failed on purpose", "status": status }),
    })
}

/// An answer that takes so long, as far as a transport waits for it.
async fn answered_after(milliseconds: u32, answer: Reply) -> Result<Reply, BackendError> {
    let patience = REQUEST_DEADLINE.saturating_mul(1_000);
    pause::wait(i32::try_from(milliseconds.min(patience)).unwrap_or(i32::MAX)).await;
    if milliseconds < patience {
        Ok(answer)
    } else {
        Err(BackendError::TimedOut)
    }
}

/// Forgets everything and tells the page around the frame, which asked for it.
pub fn reset() {
    memory::clear();
    pipeframe::draft::clear();
    let Some(parent) = parent() else {
        return;
    };
    let message = Object::new();
    let told = js_sys::Reflect::set(&message, &"pipeframe".into(), &"sandbox-reset".into())
        .and_then(|_| parent.post_message(&message, "*"));
    if told.is_err() {
        leptos::logging::warn!("The sandbox is reset, but the page around it could not be told.");
    }
}

pub(crate) fn body_of(request: &Request) -> Result<Value, BackendError> {
    let Some(body) = &request.body else {
        return Ok(Value::Null);
    };
    serde_wasm_bindgen::from_value(body.clone()).map_err(|_| BackendError::NotUnderstood)
}

pub(crate) fn reply(answer: &Answer) -> Reply {
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
