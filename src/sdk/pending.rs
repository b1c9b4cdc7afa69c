//! Waiting for the host: with a deadline, and without a trace when the waiting is given up.

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessagePort;

/// What came of a call.
pub(super) enum Outcome {
    Answered(JsValue),
    Rejected(JsValue),
    DeadlinePassed,
}

/// A call under way.
///
/// The SDK's promise is raced against one that this side can settle. A deadline settles it from a timer; a dropped call
/// settles it at once, so that the handlers that wait for the race are always freed, and closes the port, so that the SDK's
/// own promise is garbage.
pub(super) struct Pending {
    race: Promise,
    give_up: Option<Function>,
    stopped_mark: Object,
    timer: Option<i32>,
    port: Option<MessagePort>,
}

impl Pending {
    pub(super) fn new(
        call: &Promise,
        port: Option<MessagePort>,
        deadline_seconds: Option<u32>,
    ) -> Self {
        let mut give_up = None;
        let stopped = Promise::new(&mut |resolve, _| give_up = Some(resolve));
        let stopped_mark = Object::new();
        let timer = deadline_seconds
            .zip(give_up.as_ref())
            .and_then(|(seconds, give_up)| start_timer(give_up, &stopped_mark, seconds));
        let race = Promise::race(&Array::of2(call, &stopped));
        Self {
            race,
            give_up,
            stopped_mark,
            timer,
            port,
        }
    }

    pub(super) async fn outcome(mut self) -> Outcome {
        let settled = JsFuture::from(self.race.clone()).await;
        self.give_up = None;
        match settled {
            Ok(value) if value == *self.stopped_mark => Outcome::DeadlinePassed,
            Ok(value) => Outcome::Answered(value),
            Err(reason) => Outcome::Rejected(reason),
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            window().inspect(|window| window.clear_timeout_with_handle(timer));
        }
        if let Some(port) = self.port.take() {
            port.close();
        }
        if let Some(give_up) = self.give_up.take() {
            // A promise's own resolve function does not throw.
            let _ = give_up.call1(&JsValue::UNDEFINED, &self.stopped_mark);
        }
    }
}

fn start_timer(give_up: &Function, stopped_mark: &Object, seconds: u32) -> Option<i32> {
    let milliseconds = i32::try_from(seconds.saturating_mul(1000)).unwrap_or(i32::MAX);
    window()?
        .set_timeout_with_callback_and_timeout_and_arguments_1(give_up, milliseconds, stopped_mark)
        .ok()
}

fn window() -> Option<web_sys::Window> {
    js_sys::global().dyn_into().ok()
}
