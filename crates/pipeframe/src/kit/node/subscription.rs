use std::mem;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Event, EventTarget};

/// What has to live as long as an element is shown, and ends with it.
pub(super) enum Subscription {
    /// Brings a part of the element up to date when a signal changes.
    Effect { _effect: RenderEffect<()> },
    /// Listens to an event.
    Listener { _listener: Listener },
    /// A view of Leptos inside the element.
    View { _state: AnyViewState },
}

impl Subscription {
    /// Runs now, and again when a signal that it reads changes, until the owner ends.
    pub(super) fn effect(run: Box<dyn FnMut()>) {
        let mut run = run;
        let effect = RenderEffect::new(move |_| run());
        Self::Effect { _effect: effect }.until_cleanup();
    }

    pub(super) fn until_cleanup(self) {
        keep_for_owner(self);
    }
}

/// Keeps something until what is shown now is rebuilt or removed; without an owner, for as long as the page lives.
pub(super) fn keep_for_owner(kept: impl Sized + 'static) {
    if Owner::current().is_none() {
        mem::forget(kept);
        return;
    }
    let kept = SendWrapper::new(kept);
    on_cleanup(move || drop(kept));
}

/// Runs a closure now, and again when a signal or state that it reads changes, until its owner ends.
///
/// It does what an [`Effect`] of Leptos does, but runs at once and exists once for all closures.
pub fn effect(run: impl FnMut() + 'static) {
    Subscription::effect(Box::new(run));
}

/// Listens to an event of the window until the owner ends.
pub(crate) fn listen_to_window(event: &'static str, run: impl FnMut(Event) + 'static) {
    Subscription::Listener {
        _listener: Listener::new(&window(), event, false, Box::new(run)),
    }
    .until_cleanup();
}

/// Runs a closure before the next frame, also when its owner ends or runs again before: from Leptos 0.9 on, its
/// `request_animation_frame` would then not run it.
pub(in crate::kit) fn in_next_frame(run: impl FnOnce() + 'static) {
    ask_for_frame(Box::new(run));
}

fn ask_for_frame(run: Box<dyn FnOnce()>) {
    let run = Closure::once_into_js(run);
    // Only a value that isn't a function is refused.
    let _ = window().request_animation_frame(run.unchecked_ref());
}

/// A function that is called on an event until it is dropped.
pub(super) struct Listener {
    target: EventTarget,
    event: &'static str,
    run: Closure<dyn FnMut(Event)>,
    is_capturing: bool,
}

impl Listener {
    /// Listens for events at the target, for those that bubble up to it, and with capture for those on their way to its descendants.
    pub(super) fn new(
        target: &EventTarget,
        event: &'static str,
        is_capturing: bool,
        mut run: Box<dyn FnMut(Event)>,
    ) -> Self {
        // As Leptos does for its own `on:`: what a handler reads isn't tracked, so reading it outside of an effect is right.
        let untracked = move |event| untrack(|| run(event));
        let run = Closure::wrap(Box::new(untracked) as Box<dyn FnMut(Event)>);
        let listener = run.as_ref().unchecked_ref();
        // Only a listener that isn't a function is refused.
        let _ = target.add_event_listener_with_callback_and_bool(event, listener, is_capturing);
        Self {
            target: target.clone(),
            event,
            run,
            is_capturing,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let run = self.run.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(
            self.event,
            run,
            self.is_capturing,
        );
    }
}
