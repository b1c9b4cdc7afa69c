use std::mem;

use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event};

/// What has to live as long as an element is shown, and ends with it.
pub(super) enum Kept {
    /// Brings a part of the element up to date when a signal changes.
    Effect { _effect: RenderEffect<()> },
    /// Listens to an event of the element.
    Listener { _listener: Listener },
    /// A view of Leptos inside the element.
    View { _state: AnyViewState },
}

impl Kept {
    /// Runs now, and again when a signal that it reads changes, until the owner ends.
    pub(super) fn effect(run: Box<dyn FnMut()>) {
        let mut run = run;
        let effect = RenderEffect::new(move |_| run());
        Self::Effect { _effect: effect }.for_its_owner();
    }

    /// Keeps it until what is shown now is made anew or taken away; without an owner, for as long as the page lives.
    pub(super) fn for_its_owner(self) {
        if Owner::current().is_none() {
            mem::forget(self);
            return;
        }
        let kept = SendWrapper::new(self);
        on_cleanup(move || drop(kept));
    }
}

/// Runs a closure now, and again when a signal or state that it reads changes, until its owner ends.
///
/// It does what an [`Effect`] of Leptos does, but runs at once and exists once for all closures.
pub fn effect(run: impl FnMut() + 'static) {
    Kept::effect(Box::new(run));
}

/// A function that is called on an event until it is dropped.
pub(super) struct Listener {
    element: Element,
    event: &'static str,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    pub(super) fn new(element: &Element, event: &'static str, run: Box<dyn FnMut(Event)>) -> Self {
        let run = Closure::wrap(run);
        // Only a listener that is no function is refused.
        let _ = element.add_event_listener_with_callback(event, run.as_ref().unchecked_ref());
        Self {
            element: element.clone(),
            event,
            run,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let run = self.run.as_ref().unchecked_ref();
        let _ = self
            .element
            .remove_event_listener_with_callback(self.event, run);
    }
}
