//! Time and chance, as the client sees them; a test brings its own.

use js_sys::{Date, Function, Math, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::LocalFuture;

/// What decisions about time depend on.
pub trait Surroundings {
    /// Milliseconds since 1970.
    fn now(&self) -> f64;

    /// A number from 0 to below 1.
    fn random(&self) -> f64;

    /// Waits this many milliseconds. Dropping the future ends the wait.
    fn wait(&self, milliseconds: u32) -> LocalFuture<()>;
}

/// The browser's clock, timers and random numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Browser;

impl Surroundings for Browser {
    fn now(&self) -> f64 {
        Date::now()
    }

    fn random(&self) -> f64 {
        Math::random()
    }

    fn wait(&self, milliseconds: u32) -> LocalFuture<()> {
        Box::pin(async move {
            let mut pause = Pause::start(milliseconds);
            // The promise is only ever resolved.
            let _ = JsFuture::from(pause.over.clone()).await;
            pause.resolve = None;
        })
    }
}

/// The browser, unless a test has brought its own. What waits there is reached by a call alone, not by what a page is made with: in a
/// program of several parts it comes with who calls it.
#[derive(Default)]
pub(super) struct Around(Option<Box<dyn Surroundings>>);

impl Around {
    pub(super) fn of(own: impl Surroundings + 'static) -> Self {
        Self(Some(Box::new(own)))
    }

    pub(super) fn now(&self) -> f64 {
        self.0
            .as_ref()
            .map_or_else(|| Browser.now(), |own| own.now())
    }

    pub(super) fn random(&self) -> f64 {
        self.0
            .as_ref()
            .map_or_else(|| Browser.random(), |own| own.random())
    }

    pub(super) fn wait(&self, milliseconds: u32) -> LocalFuture<()> {
        self.0
            .as_ref()
            .map_or_else(|| Browser.wait(milliseconds), |own| own.wait(milliseconds))
    }
}

/// A timer that is taken back when nobody waits for it any more.
struct Pause {
    over: Promise,
    resolve: Option<Function>,
    timer: Option<i32>,
}

impl Pause {
    fn start(milliseconds: u32) -> Self {
        let mut timer = None;
        let mut kept = None;
        let over = Promise::new(&mut |resolve, _| {
            let milliseconds = i32::try_from(milliseconds).unwrap_or(i32::MAX);
            timer = web_sys::window().and_then(|window| {
                window
                    .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds)
                    .ok()
            });
            kept = Some(resolve);
        });
        Self {
            over,
            resolve: kept,
            timer,
        }
    }
}

impl Drop for Pause {
    fn drop(&mut self) {
        let Some(resolve) = self.resolve.take() else {
            return;
        };
        if let Some((window, timer)) = web_sys::window().zip(self.timer) {
            window.clear_timeout_with_handle(timer);
        }
        // Settles the promise, so that what waits for it is freed; a promise's resolve function does not throw.
        let _ = resolve.call0(&JsValue::UNDEFINED);
    }
}
