//! `window.preview`: the preview for tests and for the browser's console.
//!
//! | call | gives |
//! | --- | --- |
//! | `log()` | the conversation as a list of entries; `log({ tokens: true })` shows tokens in the clear |
//! | `requests()` | what endpoints of JSON panels and JSON modals were asked and what they answered, without secrets |
//! | `state()` | the desk's state, and how many `ports` of frames are open |
//! | `inject(rule)` | nothing; `{ surface, command, times, whileHidden, fault: { error: "text" } \| { delay: 500 } \| "silence" … }` fails that command from now on, and `inject(null)` ends all failures |
//! | `inject(request rule)` | nothing; `{ request: "POST /vehicles", surface, times, fault: { status: 503 } \| { delay: 500 } \| { body: … } \| "partial" \| "malformed" \| "silence" \| "refused" }` breaks the built-in app's own server |
//! | `inject(endpoint rule)` | nothing; `{ endpoint: "json-panel" \| "json-modal", method, times, fault: { status: 402 } \| { delay: 500 } \| { body: … } \| "wrongType" \| "cut" \| "malformed" \| "html" \| "redirect" \| "silence" \| "refused" \| "certificate" }` breaks the endpoints of JSON panels or JSON modals |
//! | `inject(scenario)` | nothing; a scenario, or the name of a shipped one, takes the place of all failures, and every frame is loaded again |
//! | `scenarios()` | the scenarios that come with the preview |
//! | `schema()` | the JSON Schema of a scenario |
//! | `record()` | the conversation to keep, as JSON; `record({ tokens: true })` with tokens in the clear |
//! | `compare(recording)` | where a recording and the present conversation differ: an empty list when they are alike |
//! | `progress(recording)` | how much of a recorded conversation came again, which message is awaited, and what makes it come |
//! | `test()` | the conversation as the text of a Playwright test |
//! | `reset()` | a promise that resolves when everything is as at first |

use js_sys::{Error, Object, Reflect};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::future_to_promise;

use super::desk::UserAction;
use super::host::Host;
use super::javascript::{as_json, to_js};
use super::recording::Recording;
use super::scenario::{CommandRule, EndpointRule, SCHEMA, Scenario, ServerRule};

type Answer = Result<JsValue, JsValue>;

/// Puts `window.preview` there.
pub(super) fn install(host: Host) {
    let preview = Object::new();
    let functions = [
        ("log", function(move |options| log(host, &options))),
        ("requests", function(move |_| requests(host))),
        ("state", function(move |_| state(host))),
        ("inject", function(move |rule| inject(host, &rule))),
        ("record", function(move |options| record(host, &options))),
        (
            "compare",
            function(move |recording| compare(host, &recording)),
        ),
        (
            "progress",
            function(move |recording| progress(host, &recording)),
        ),
        (
            "test",
            function(move |_| Ok(host.record(false).playwright_test().into())),
        ),
        (
            "scenarios",
            function(|_| to_js(&serde_json::to_value(Scenario::shipped()).unwrap_or_default())),
        ),
        (
            "schema",
            function(|_| to_js(&serde_json::from_str(SCHEMA).unwrap_or_default())),
        ),
        ("reset", function(move |_| Ok(reset(host)))),
    ];
    let installed = functions
        .iter()
        .try_for_each(|(name, function)| {
            Reflect::set(&preview, &(*name).into(), function).map(drop)
        })
        .and_then(|()| Reflect::set(&window(), &"preview".into(), &preview));
    if installed.is_err() {
        leptos::logging::error!("window.preview could not be put there.");
    }
}

fn function(body: impl FnMut(JsValue) -> Answer + 'static) -> JsValue {
    Closure::<dyn FnMut(JsValue) -> Answer>::new(body).into_js_value()
}

fn wants_tokens(options: &JsValue) -> bool {
    as_json(options).is_ok_and(|options| options["tokens"] == true)
}

fn record(host: Host, options: &JsValue) -> Answer {
    let recording = if wants_tokens(options) {
        host.record(true).revealed()
    } else {
        host.record(false).masked()
    };
    to_js(&recording)
}

fn compare(host: Host, recording: &JsValue) -> Answer {
    let found = host.compare(&read_recording(recording)?);
    to_js(&serde_json::to_value(found).unwrap_or_default())
}

fn progress(host: Host, recording: &JsValue) -> Answer {
    let progress = host.progress(&read_recording(recording)?);
    to_js(&json!({
        "again": progress.again,
        "total": progress.total,
        "awaits": progress.awaited.map(|awaited| awaited.sentence()),
    }))
}

fn read_recording(recording: &JsValue) -> Result<Recording, Error> {
    as_json(recording)
        .and_then(|value| Recording::read(&value.to_string()).map_err(|error| error.to_string()))
        .map_err(|reason| Error::new(&reason))
}

fn log(host: Host, options: &JsValue) -> Answer {
    let reveal = wants_tokens(options);
    let entries: Vec<Value> = host.log().with_untracked(|log| {
        log.entries()
            .map(|(_, entry)| {
                let entry = if reveal { &entry.revealed() } else { &**entry };
                serde_json::to_value(entry).unwrap_or_default()
            })
            .collect()
    });
    to_js(&Value::Array(entries))
}

fn requests(host: Host) -> Answer {
    let requests = host.exchanges().with_untracked(|exchanges| {
        let all = exchanges.all().map(|(_, exchange)| {
            json!({ "at": exchange.at, "name": exchange.name, "request": exchange.request(), "answer": exchange.response() })
        });
        Value::Array(all.collect())
    });
    to_js(&requests)
}

fn state(host: Host) -> Answer {
    let mut state = host.peek(super::desk::Desk::report);
    state["ports"] = host.open_ports().into();
    to_js(&state)
}

fn inject(host: Host, rule: &JsValue) -> Answer {
    if rule.is_null() || rule.is_undefined() {
        host.act(UserAction::ClearFaults);
        return Ok(JsValue::UNDEFINED);
    }
    let action = as_json(rule)
        .and_then(injected)
        .map_err(|reason| Error::new(&reason))?;
    host.act(action);
    Ok(JsValue::UNDEFINED)
}

/// What a rule, a scenario or the name of one asks for.
fn injected(value: Value) -> Result<UserAction, String> {
    if let Some(name) = value.as_str() {
        let named = Scenario::named(name).map_err(|error| error.to_string())?;
        return Ok(UserAction::Play(named));
    }
    if value.get("request").is_some() {
        let rule = serde_json::from_value::<ServerRule>(value);
        return rule
            .map(UserAction::BreakServer)
            .map_err(|error| refused(&error.to_string()));
    }
    if value.get("endpoint").is_some() {
        let rule = serde_json::from_value::<EndpointRule>(value);
        return rule
            .map(UserAction::BreakEndpoint)
            .map_err(|error| refused(&error.to_string()));
    }
    if value.get("fault").is_some() {
        let rule = serde_json::from_value::<CommandRule>(value);
        return rule
            .map(UserAction::Inject)
            .map_err(|error| refused(&error.to_string()));
    }
    Scenario::read(&value.to_string())
        .map(UserAction::Play)
        .map_err(|error| error.to_string())
}

fn refused(reason: &str) -> String {
    format!(
        "The rule isn't understood: {reason}. Write {{ surface: \"panel\", command: \"get_signed_token\", fault: {{ error: \
         \"Try later\" }} }}, or for the app's server {{ request: \"POST /vehicles\", fault: {{ status: 503 }} }}, or for endpoints of JSON panels \
         {{ endpoint: \"json-panel\", fault: {{ status: 402 }} }}; preview.schema() tells which other faults there are."
    )
}

fn reset(host: Host) -> JsValue {
    future_to_promise(async move {
        host.reset_all().await;
        Ok(JsValue::UNDEFINED)
    })
    .into()
}
