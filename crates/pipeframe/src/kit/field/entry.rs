//! When a field's value is read: each time it changes, and again when the form is submitted.

use leptos::ev;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlFormElement};

use crate::kit::{Handler, Node};

impl Node {
    /// Runs when a control may hold another value. Typing fires `input`; some password managers and fill-in helpers fire `change`
    /// only.
    pub(super) fn on_entry(self, run: impl Fn(&Event) + Clone + 'static) -> Self {
        let again = run.clone();
        self.on(ev::input, move |event| run(&event))
            .on(ev::change, move |event| again(&event))
    }

    /// Makes the element, a `form`, send its fields to a closure: by the Enter key in a field or by a submit button. The page is
    /// never left, and every field of the kit in it is read again first, so that what is shown is what is submitted.
    #[must_use]
    pub fn on_submit(self, send: impl Into<Handler>) -> Self {
        let (form, send) = (self.dom(), send.into());
        self.on(ev::submit, move |event| {
            event.prevent_default();
            read_fields_of(&form);
            send.run();
        })
    }
}

/// Lets every field of a form take over what its control holds: a fill-in helper may have set it without an event.
fn read_fields_of(form: &Element) {
    let Some(form) = form.dyn_ref::<HtmlFormElement>() else {
        return;
    };
    let controls = form.elements();
    for control in (0..controls.length()).filter_map(|index| controls.item(index)) {
        // It does not bubble: only the control's own field gets it.
        if let Ok(change) = Event::new("change") {
            let _ = control.dispatch_event(&change);
        }
    }
}
