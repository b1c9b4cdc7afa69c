//! A host that stands in for Pipedrive's window, so that the real SDK can be listened to.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses its own part of a module that is private to it"
)]

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Function, JSON, Object, Promise, Proxy, Reflect};
use pipeframe::sdk::{Options, Sdk};
use pipeframe::surface::SurfaceKind;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessagePort;

const OFFICIAL_SDK: &str =
    include_str!("../../../../node_modules/@pipedrive/app-extensions-sdk/dist/index.umd.js");

/// Puts the official SDK on the page, as `index.html` does.
pub fn load_official_sdk() {
    if has_global("AppExtensionsSDK") {
        return;
    }
    let document = web_sys::window().unwrap().document().unwrap();
    let script = document.create_element("script").unwrap();
    script.set_text_content(Some(OFFICIAL_SDK));
    document.head().unwrap().append_child(&script).unwrap();
    assert!(has_global("AppExtensionsSDK"));
}

pub fn remove_official_sdk() {
    Reflect::delete_property(&js_sys::global(), &"AppExtensionsSDK".into()).unwrap();
}

fn has_global(name: &str) -> bool {
    Reflect::has(&js_sys::global(), &name.into()).unwrap()
}

/// One message that the SDK posted.
#[derive(Clone)]
pub struct Posted {
    pub message: JsValue,
    pub port: Option<MessagePort>,
}

impl Posted {
    /// The whole envelope as text, keys without a value included.
    pub fn envelope(&self) -> String {
        let payload = get(&self.message, "payload");
        let parts = Array::of2(
            &Object::entries(self.message.unchecked_ref()),
            &Object::entries(payload.unchecked_ref()),
        );
        JSON::stringify(&parts).unwrap().into()
    }

    pub fn word(&self) -> String {
        let payload = get(&self.message, "payload");
        let word = get(&payload, "command")
            .as_string()
            .or_else(|| get(&payload, "event").as_string());
        word.unwrap_or_default()
    }

    pub fn answer(&self, reply: &str) {
        self.port
            .as_ref()
            .unwrap()
            .post_message(&JSON::parse(reply).unwrap())
            .unwrap();
    }
}

/// What answers the SDK: it keeps every message, and answers commands by itself unless it is told to be silent.
#[derive(Clone)]
pub struct Host {
    posted: Rc<RefCell<Vec<Posted>>>,
    reply: Rc<RefCell<Option<String>>>,
    pub window: JsValue,
}

impl Host {
    pub fn new() -> Self {
        let posted = Rc::new(RefCell::new(Vec::<Posted>::new()));
        let reply = Rc::new(RefCell::new(Some("{}".to_owned())));
        let receive = Closure::<dyn FnMut(JsValue, JsValue, JsValue)>::new({
            let (posted, reply) = (Rc::clone(&posted), Rc::clone(&reply));
            move |message: JsValue, _origin, ports: JsValue| {
                let port = Array::from(&ports).get(0).dyn_into().ok();
                let new = Posted { message, port };
                let is_command = !get(&get(&new.message, "payload"), "command").is_undefined();
                if let Some(text) = reply.borrow().as_deref().filter(|_| is_command) {
                    new.answer(text);
                }
                posted.borrow_mut().push(new);
            }
        });
        let window = Object::new();
        Reflect::set(&window, &"postMessage".into(), &receive.into_js_value()).unwrap();
        Self {
            posted,
            reply,
            window: window.into(),
        }
    }

    /// What connects a page to this host.
    pub fn options<Size>(&self) -> Options<Size> {
        Options {
            identifier: Some("frame-1".to_owned()),
            target_window: Some(self.window.clone()),
            size: None,
        }
    }

    /// From now on every command is answered so.
    pub fn answers(&self, reply: &str) {
        *self.reply.borrow_mut() = Some(reply.to_owned());
    }

    /// From now on no command is answered.
    pub fn is_silent(&self) {
        *self.reply.borrow_mut() = None;
    }

    pub fn posted(&self) -> Vec<Posted> {
        self.posted.borrow().clone()
    }

    pub fn last(&self) -> Posted {
        self.posted.borrow().last().cloned().unwrap()
    }
}

/// Replaces `setTimeout` for as long as it lives, and keeps what was to be run.
pub struct Timers {
    original: JsValue,
    started: Rc<RefCell<Vec<(Function, f64, JsValue)>>>,
    _fake: Closure<dyn FnMut(Function, f64, JsValue) -> f64>,
}

impl Timers {
    pub fn replace() -> Self {
        let original = get(&js_sys::global(), "setTimeout");
        let started = Rc::new(RefCell::new(Vec::new()));
        let kept = Rc::clone(&started);
        let fake = Closure::new(
            move |handler: Function, milliseconds: f64, argument: JsValue| {
                kept.borrow_mut().push((handler, milliseconds, argument));
                0.0
            },
        );
        Reflect::set(&js_sys::global(), &"setTimeout".into(), fake.as_ref()).unwrap();
        Self {
            original,
            started,
            _fake: fake,
        }
    }

    pub fn milliseconds(&self) -> Vec<f64> {
        self.started
            .borrow()
            .iter()
            .map(|(_, milliseconds, _)| *milliseconds)
            .collect()
    }

    pub fn run_all(&self) {
        for (handler, _, argument) in self.started.take() {
            handler.call1(&JsValue::UNDEFINED, &argument).unwrap();
        }
    }
}

impl Drop for Timers {
    fn drop(&mut self) {
        Reflect::set(&js_sys::global(), &"setTimeout".into(), &self.original).unwrap();
    }
}

pub fn get(object: &JsValue, field: &str) -> JsValue {
    Reflect::get(object, &field.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Lets what is queued on the microtask queue run.
pub async fn settle() {
    for _ in 0..8 {
        JsFuture::from(Promise::resolve(&JsValue::UNDEFINED))
            .await
            .unwrap();
    }
}

/// Counts the message ports that the page closes for as long as it lives.
pub struct ClosedPorts {
    prototype: JsValue,
    original: JsValue,
    count: Rc<Cell<u32>>,
    _apply: Closure<dyn FnMut(Function, JsValue, Array) -> JsValue>,
}

impl ClosedPorts {
    pub fn watch() -> Self {
        let prototype = get(&get(&js_sys::global(), "MessagePort"), "prototype");
        let original = get(&prototype, "close");
        let count = Rc::new(Cell::new(0));
        let counted = Rc::clone(&count);
        let apply = Closure::new(move |close: Function, port: JsValue, arguments: Array| {
            counted.set(counted.get() + 1);
            close.apply(&port, &arguments).unwrap()
        });
        let handler = Object::new();
        Reflect::set(&handler, &"apply".into(), apply.as_ref()).unwrap();
        let watched = Proxy::new(&original, &handler);
        Reflect::set(&prototype, &"close".into(), &watched).unwrap();
        Self {
            prototype,
            original,
            count,
            _apply: apply,
        }
    }

    pub fn count(&self) -> u32 {
        self.count.get()
    }
}

impl Drop for ClosedPorts {
    fn drop(&mut self) {
        Reflect::set(&self.prototype, &"close".into(), &self.original).unwrap();
    }
}

/// Polls a call until it waits for the host, then drops it.
pub async fn for_a_moment<T>(call: impl Future<Output = T>) {
    let mut call = Box::pin(call);
    let mut polls = 0;
    std::future::poll_fn(|context| {
        polls += 1;
        let answered = call.as_mut().poll(context).is_ready();
        assert!(!answered, "a silent host has answered");
        std::task::Poll::Ready(())
    })
    .await;
    assert_eq!(polls, 1);
}

thread_local! {
    static HOST: Host = Host::new();
}

/// The page's host, and a connection to it as seen from a surface.
pub async fn connected<S: SurfaceKind, W: 'static>() -> (Host, Sdk<S, W>) {
    load_official_sdk();
    let host = HOST.with(Clone::clone);
    host.answers("{}");
    let sdk = Sdk::connect(&host.options()).await.unwrap();
    (host, sdk)
}
