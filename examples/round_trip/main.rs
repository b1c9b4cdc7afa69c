//! Times calls to Pipedrive by the bindings, for `make bench`: the page of it offers `timeBindings(count)`, which makes that many
//! calls one after the other and resolves to the milliseconds of each.

use js_sys::{Array, Reflect};
use pipeframe::sdk::{Options, Sdk};
use pipeframe::surface::Panel;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{future_to_promise, spawn_local};

fn main() {
    spawn_local(async {
        match Sdk::<Panel>::connect(&Options::default()).await {
            Ok(sdk) => offer(sdk),
            Err(error) => leptos::logging::error!("{error}"),
        }
    });
}

fn offer(sdk: Sdk<Panel>) {
    let time = Closure::<dyn Fn(u32) -> js_sys::Promise>::new(move |count| {
        let sdk = sdk.clone();
        future_to_promise(async move { time_calls(&sdk, count).await })
    });
    // The global object takes what it is given.
    let _ = Reflect::set(
        &js_sys::global(),
        &"timeBindings".into(),
        time.as_ref().unchecked_ref(),
    );
    time.forget();
}

async fn time_calls(sdk: &Sdk<Panel>, count: u32) -> Result<JsValue, JsValue> {
    let times = Array::new();
    let clock = web_sys::window().and_then(|window| window.performance());
    let now = || clock.as_ref().map_or(0.0, web_sys::Performance::now);
    for _ in 0..count {
        let started = now();
        let answer = sdk.get_metadata().await;
        times.push(&(now() - started).into());
        answer.map_err(|error| JsValue::from(error.to_string()))?;
    }
    Ok(times.into())
}
