//! The time that a near server takes, so that loading states are seen while they are worked on.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

const QUICKEST_MILLISECONDS: f64 = 90.0;
const SPREAD_MILLISECONDS: f64 = 160.0;

/// Waits as long as an answer from a near server usually takes.
pub async fn like_a_near_server() {
    let milliseconds = QUICKEST_MILLISECONDS + js_sys::Math::random() * SPREAD_MILLISECONDS;
    wait(whole(milliseconds)).await;
}

/// Waits.
pub async fn wait(milliseconds: i32) {
    let timer = js_sys::Promise::new(&mut |resolve, _| {
        let set = web_sys::window().map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
        });
        if !matches!(set, Some(Ok(_))) {
            // Without a timer there is nothing to wait for.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // The promise is only ever resolved.
    let _ = JsFuture::from(timer).await;
}

#[allow(clippy::cast_possible_truncation)]
fn whole(milliseconds: f64) -> i32 {
    milliseconds as i32
}
