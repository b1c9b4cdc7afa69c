use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event};

/// What has to live as long as an element does, and ends with it.
pub(super) enum Kept {
    /// Brings a part of the element up to date when a signal changes.
    Effect { _effect: RenderEffect<()> },
    /// Listens to an event of the element.
    Listener { _listener: Listener },
    /// A view of Leptos inside the element.
    View { _state: AnyViewState },
}

impl Kept {
    /// Runs now, and again when a signal that it reads changes.
    pub(super) fn effect(mut run: impl FnMut() + 'static) -> Self {
        Self::Effect {
            _effect: RenderEffect::new(move |_| run()),
        }
    }
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
