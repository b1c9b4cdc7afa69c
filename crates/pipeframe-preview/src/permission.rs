//! What the browser allows this page, and with it the app's frames.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Names that Chromium has had for the permission to reach this machine and the network that it is in, newest first.
pub(super) const LOCAL_NETWORK: [&str; 3] =
    ["loopback-network", "local-network", "local-network-access"];

/// What a call widget needs, by the names of permissions.
pub(super) const CALLS: [&str; 2] = ["microphone", "clipboard-write"];

/// The answer to a question that a browser may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// Yes.
    Granted,
    /// The browser will ask.
    Prompt,
    /// No.
    Denied,
}

/// Whether something is allowed; `None` in a browser that doesn't know the permission.
pub(super) async fn permission(name: &str) -> Option<Permission> {
    read(&status(name).await.ok()?)
}

/// Calls a function when a permission changes. The page keeps the listener for its life.
pub(super) async fn on_change(name: &str, mut tell: impl FnMut(Permission) + 'static) {
    let Ok(status) = status(name).await else {
        return;
    };
    let changed = status.clone();
    let listener = Closure::<dyn FnMut()>::new(move || {
        if let Some(permission) = read(&changed) {
            tell(permission);
        }
    });
    // A browser without the event reports no change; nothing else depends on it.
    let _ = Reflect::set(&status, &"onchange".into(), listener.as_ref());
    listener.forget();
}

async fn status(name: &str) -> Result<JsValue, JsValue> {
    let permissions = Reflect::get(&window().navigator(), &"permissions".into())?;
    let query: Function = Reflect::get(&permissions, &"query".into())?.dyn_into()?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"name".into(), &name.into())?;
    let asked: Promise = query.call1(&permissions, &wanted)?.dyn_into()?;
    JsFuture::from(asked).await
}

fn read(status: &JsValue) -> Option<Permission> {
    let state = Reflect::get(status, &"state".into()).ok()?;
    match state.as_string()?.as_str() {
        "granted" => Some(Permission::Granted),
        "prompt" => Some(Permission::Prompt),
        "denied" => Some(Permission::Denied),
        _ => None,
    }
}
