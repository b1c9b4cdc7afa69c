//! Asks the endpoints of JSON panels and JSON modals: by the relay of the preview's own server, or directly where there is none.

use std::time::Duration;

use gloo_net::http::Request;
use js_sys::{Date, Promise};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestCredentials, RequestRedirect, ResponseType};

use super::{Host, now};
use crate::companion::Companion;
use crate::desk::{Desk, Endpoint};
use crate::frame_address::with_query;
use crate::mask::address_without_token;
use crate::program;
use crate::relay::direct::{self, Outcome};
use crate::relay::{
    Answer, App, Call, Exchange, Exchanges, Fate, PATIENCE, Verdict, Via, fate, question,
};
use crate::scenario::{EndpointKind, EndpointMethod};
use crate::token::sign;

/// A query, decoded and in its order.
type Query = [(String, String)];

impl Host {
    /// Asks an extension's endpoint, and notes request and answer for the tools. Whatever goes wrong is in the answer.
    pub(crate) async fn call(self, call: Call) -> Answer {
        let Some(endpoint) = self.peek(|desk| desk.endpoint(&call.extension)) else {
            return Answer::made_up(Verdict::Unregistered, None, "")
                .because("The registration has no JSON panel and no JSON modal of this name.");
        };
        let token = match sign(self.peek(|desk| desk.endpoint_token(now()))).await {
            Ok(token) => token.text,
            Err(error) => {
                return Answer::made_up(Verdict::Refused, None, "").because(error.to_string());
            }
        };
        let mut query = self.peek(|desk| desk.endpoint_query(&call));
        query.push(("token".to_owned(), token));
        let began = Date::now();
        let number = self.note_call(&call, &endpoint, &query);
        let mut answer = self.send(&call, &endpoint, &query).await;
        if answer.milliseconds == 0 {
            answer.milliseconds = whole(Date::now() - began);
        }
        if let Some(number) = number {
            self.exchanges
                .try_update(|exchanges| exchanges.end(number, answer.clone()));
        }
        answer
    }

    /// The calls so far, as a signal that changes with each request and answer.
    pub(crate) fn exchanges(self) -> ReadSignal<Exchanges> {
        self.exchanges.read_only()
    }

    /// Forgets the calls so far.
    pub(crate) fn clear_exchanges(self) {
        self.exchanges.update(Exchanges::clear);
    }

    fn note_call(self, call: &Call, endpoint: &Endpoint, query: &Query) -> Option<usize> {
        let exchange = Exchange {
            at: now(),
            name: endpoint.name.clone(),
            method: call.method(),
            address: address_without_token(&with_query(&endpoint.address, query)),
            headers: Vec::new(),
            has_password: false,
            body: call.body.clone(),
            answer: None,
        };
        self.exchanges
            .try_update(|exchanges| exchanges.begin(exchange))
    }

    /// The one place that requests leave from.
    async fn send(self, call: &Call, endpoint: &Endpoint, query: &Query) -> Answer {
        match self.fate(call) {
            Some(Fate::Answered(after, answer)) => {
                pause(after).await;
                return *answer;
            }
            Some(Fate::Sent(after)) => pause(after).await,
            None => {}
        }
        let question = question(call, &self.app_shown(), query);
        let relayed = match Companion::find() {
            Some(companion) => companion.relay(&question).await,
            None => Err("This page has no relay.".to_owned()),
        };
        let why = match relayed {
            Ok(answer) => return answer,
            Err(why) => why,
        };
        let answer = send_directly(call, endpoint, query, &why).await;
        Answer {
            via: Via::Page,
            ..answer
        }
    }

    /// What becomes of a call that fails on purpose; `None` when it doesn't.
    fn fate(self, call: &Call) -> Option<Fate> {
        if self.peek(|desk| desk.failures().endpoints.is_empty()) {
            return None;
        }
        let is_panel = |desk: &Desk| {
            let mut panels = desk.registration().json_panels.iter();
            panels.any(|panel| panel.identifier == call.extension)
        };
        let kind = if self.peek(is_panel) {
            EndpointKind::JsonPanel
        } else {
            EndpointKind::JsonModal
        };
        let method = match call.body {
            Some(_) => EndpointMethod::Post,
            None => EndpointMethod::Get,
        };
        let fault = self.take_endpoint_fault(kind, method)?;
        Some(fate(fault, kind, call))
    }

    /// The app as the relay has to know it.
    fn app_shown(self) -> App {
        let registration = self.page.with_value(|page| page.link.registration.clone());
        let is_other = |desk: &Desk| desk.addresses().is_other_app;
        App {
            registration: registration.unwrap_or_else(program::registration),
            base: self.peek(|desk| is_other(desk).then(|| desk.addresses().base.clone())),
        }
    }
}

async fn send_directly(call: &Call, endpoint: &Endpoint, query: &Query, why: &str) -> Answer {
    let needs_relay = if call.action.is_some() {
        Some("the address of this button is read from the schema's file")
    } else if endpoint.has_password {
        Some("the endpoint asks for a password, which only the preview's server has")
    } else {
        None
    };
    if let Some(needed) = needs_relay {
        return Answer::made_up(Verdict::Blocked, None, "").because(format!(
            "{why} The page can't ask directly: {needed}. Start the preview's own server with your registration: make preview, or npx pipeframe-preview --registration FILE."
        ));
    }
    let origin = window().location().origin().unwrap_or_default();
    let outcome = fetch(call, &with_query(&endpoint.address, query)).await;
    direct::answer(call, outcome, &origin, why)
}

async fn fetch(call: &Call, address: &str) -> Outcome {
    let patience = AbortSignal::timeout_with_u32(PATIENCE);
    let builder = match call.body {
        Some(_) => Request::post(address),
        None => Request::get(address),
    };
    let builder = builder
        .header("accept", "application/json")
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&patience));
    let request = match &call.body {
        Some(body) => builder
            .header("content-type", "application/json")
            .body(body.to_string()),
        None => builder.build(),
    };
    let failed = || {
        if patience.aborted() {
            Outcome::Late
        } else {
            Outcome::Nothing
        }
    };
    let Ok(request) = request else {
        return Outcome::Nothing;
    };
    let Ok(response) = request.send().await else {
        return failed();
    };
    if response.type_() == ResponseType::Opaqueredirect {
        return Outcome::Redirect;
    }
    match response.text().await {
        Err(_) if patience.aborted() => Outcome::Late,
        body => Outcome::Response {
            status: response.status(),
            content_type: response.headers().get("content-type"),
            body: body.ok(),
        },
    }
}

/// Milliseconds as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what passed since the request is small and not negative; a clock that was set back counts as nothing"
)]
fn whole(milliseconds: f64) -> u32 {
    milliseconds.max(0.0) as u32
}

async fn pause(milliseconds: u32) {
    if milliseconds == 0 {
        return;
    }
    let passed = Promise::new(&mut |resolve, _| {
        let wake = move || drop(resolve.call0(&JsValue::UNDEFINED));
        set_timeout(wake, Duration::from_millis(milliseconds.into()));
    });
    // A promise that is only resolved.
    let _ = JsFuture::from(passed).await;
}
